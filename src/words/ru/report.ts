import type { reportEn } from '../en/report.ts';
import { formatFor, formatList } from '../format.ts';
import { russianCount, russianForm } from '../plural.ts';
import { byFeatures, quotedNames } from './names.ts';

const f = formatFor('ru');
const rows = { one: 'строка', few: 'строки', many: 'строк' };

export const reportRu: typeof reportEn = {
  skip: 'Перейти к отчёту',
  contents: 'Содержание',
  inThisLanguage: 'По-русски',
  summary: 'Вывод',
  eyebrow: (study) => `Исследование ${study}`,
  finding: (p) =>
    `${russianCount(p.nClients, { one: 'клиент', few: 'клиента', many: 'клиентов' })}: ${russianCount(p.nSegments, { one: 'сегмент', few: 'сегмента', many: 'сегментов' })} ${byFeatures(p.columns)}, силуэт ${f.number(p.silhouette)}`,
  choiceGiven: (p) =>
    `Набор данных (${p.dataSet}), признаки и k = ${p.k} заданы в настройках. Исследование посчитало то, что из них следует.`,
  choiceFound: (p) =>
    `Набор данных (${p.dataSet}), признаки и k = ${p.k} исследование выбрало по своему правилу; шаги показаны в главе\u00a04.`,
  keys: {
    silhouette: 'силуэт',
    clients: 'клиенты в кластеризации (строки обучения)',
    later: 'более поздние строки для проверки',
    held: 'строки для проверки',
    segments: 'сегменты',
    distinct: 'различные строки среди них',
  },
  silhouetteDefinition: (definition) =>
    definition.startsWith('Euclidean distance, mean over rows')
      ? 'евклидово расстояние, среднее по строкам (Rousseeuw, 1987; как в scikit-learn)'
      : definition,
  silhouette: (silhouette, estimate) =>
    estimate
      ? `${f.number(silhouette)} (от ${f.number(estimate.low)} до ${f.number(estimate.high)} с доверием 95\u00a0%, оценка по выборке ${f.count(estimate.nSampled)} клиентов)`
      : f.number(silhouette),
  segmentsTitle: 'Сегменты',
  named: (p) => `${p.segment} · ${p.name}`,
  shareOfClients: (p) =>
    `${f.percent(p.share)}, ${russianCount(p.nClients, { one: 'клиент', few: 'клиента', many: 'клиентов' })}`,
  notesTitle: 'Чего стоят эти числа',
  notes: {
    fidelity: (p) =>
      `${p.isPerfect ? '100 % — это' : 'Доля совпадений — это'} согласие с кластеризацией, а не точность. У клиентов всего ${russianCount(p.nDistinct, { one: 'различная строка', few: 'различные строки', many: 'различных строк' })} ${byFeatures(p.columns)}, и метки — функция от них: дерево, которое знает те же столбцы, может лишь повторить метки.`,
    spaces:
      'Силуэты разных кодировок лежат в разных пространствах. По ним нельзя упорядочить конвейеры, а силуэт на немногих столбцах нельзя сравнивать с силуэтом на многих.',
    leak: (methods) =>
      `Исход помогал заполнять пропуски (${formatList(methods, 'и')}): это утечка. Поэтому доли исхода по сегментам не независимы от самих сегментов.`,
    columns: (p) =>
      `Сегмент клиента зависит только от ${p.columns.length === 1 ? 'признака' : 'признаков'} ${quotedNames(p.columns)}${p.nOthers === 0 ? '' : `: если ${p.columns.length === 1 ? 'он известен' : 'они известны'}, ещё ${russianCount(p.nOthers, { one: 'признак', few: 'признака', many: 'признаков' })} ничего не ${russianForm(p.nOthers, { one: 'меняет', few: 'меняют', many: 'меняют' })}`}.`,
    notShuffled:
      'Строки разделены в порядке файла: проверочные — последние. Если файл упорядочен по датам, это более поздние клиенты.',
  },
  warningsTitle: 'Предупреждения',
  table: 'Те же числа таблицей',
  provenance: 'Откуда эти числа',
  provenanceRows: {
    file: 'Таблица',
    sha256: 'SHA-256 таблицы',
    configSha256: 'SHA-256 настроек',
    version: 'Версия Clientele',
    seed: 'Начальное число генератора',
    nRows: 'Всего строк',
    nTrain: 'Строк обучения',
    nTest: 'Строк проверки',
  },
  field: 'Поле',
  value: 'Значение',
  rule: {
    title: 'Правило',
    always: 'любой клиент',
    and: '; ',
    or: 'или',
    isOneOf: (p) => `${p.column} = ${formatList(p.values, 'или')}`,
    none: (column) => `${column}: ни одно из известных значений`,
    range: (p) =>
      p.from === null
        ? p.to === null
          ? `${p.column}: любое значение`
          : `${p.column} ≤ ${f.number(p.to)}`
        : p.to === null
          ? `${p.column} > ${f.number(p.from)}`
          : `${f.number(p.from)} < ${p.column} ≤ ${f.number(p.to)}`,
  },
  rows: (n) => russianCount(n, rows),
  list: (items) => formatList(items, 'и'),
};
