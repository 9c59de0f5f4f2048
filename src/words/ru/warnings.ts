import type { placeEn, warningsEn } from '../en/warnings.ts';
import { formatFixed, formatList } from '../format.ts';
import { russianCount } from '../plural.ts';
import { giveawayRu } from './giveaway.ts';

const quoted = (texts: readonly string[]): string => texts.map((text) => `«${text}»`).join(', ');
const dataSet = (p: { imputation: string; pipeline: number; withContext: boolean }): string =>
  `${p.imputation}, конвейер ${p.pipeline}, ${p.withContext ? 'с контекстом' : 'без контекста'}`;
const orders = { year: 'сначала год', day: 'сначала день', month: 'сначала месяц' };
const rows = { one: 'различная строка', few: 'различные строки', many: 'различных строк' };

export const placeRu: typeof placeEn = {
  line: (line) => `строка\u00a0${line}`,
  column: (column, name) =>
    ['столбец', column, name === null ? null : `«${name}»`].filter((part) => part !== null).join('\u00a0'),
  found: (sample) => `(найдено «${sample}»)`,
};

export const warningsRu: typeof warningsEn = {
  W_ENCODING: (p) =>
    p.byte === null
      ? `прочитано как ${p.encoding}: так говорит метка порядка байтов`
      : `прочитано как ${p.encoding}: с байта ${p.byte} текст не в UTF-8, и он русский`,
  W_NO_HEADER: () =>
    'первая строка похожа на данные, а не на имена столбцов: добавьте над ней строку с именами',
  W_UNNAMED: (p) => `столбцы без имени названы: ${p.names.join(', ')}`,
  W_QUOTE: () => 'кавычка внутри ячейки, которая с кавычки не начинается, оставлена как текст',
  W_TOTAL_ROW: (p) => {
    const count =
      p.nRows === 1
        ? 'в первой ячейке одной строки стоит итог'
        : `итог стоит в первой ячейке ${p.nRows}\u00a0строк`;
    const one = p.nRows === 1;
    return p.isDropped
      ? `${count}: ${one ? 'она не прочитана' : 'они не прочитаны'}`
      : `${count}: ${one ? 'она осталась' : 'они остались'} среди клиентов. Удалите ${one ? 'её' : 'их'} или включите пропуск итогов`;
  },
  W_EMPTY_COLUMN: (p) => {
    if (p.kind === 'unnamed') return 'у последнего столбца нет ни имени, ни значений: он пропущен';
    return p.kind === 'missing'
      ? 'ни одного значения не известно'
      : 'в строках обучения не известно ни одного значения: столбец исключён';
  },
  W_DECIMAL_COMMA: () => 'числа прочитаны с десятичной запятой',
  W_DIGIT_GROUPS: () => 'пробелы между тройками цифр в числах пропущены',
  W_MISSING_TOKEN: (p) => `прочитано как пропуск: ${quoted(p.tokens)}`,
  W_NUMBER_AMBIGUOUS: (p) =>
    p.kind === 'ambiguous'
      ? 'запятая отделяет дробную часть или тысячи, и ни одна ячейка не показывает, что именно: укажите десятичный разделитель'
      : 'в одном столбце есть и десятичные точки, и запятые: как числа он не прочитан',
  W_NUMBER_TEXT: () => 'числа со знаками (проценты, валюта, скобки, тысячи) прочитаны как текст',
  W_BOOLEAN: (p) =>
    `«да» и «нет» записаны по-разному и объединены: ${p.merged.map(({ to, from }) => `${quoted(from)} → «${to}»`).join('; ')}`,
  W_DATE: (p) => `даты (${orders[p.order]}) оставлены текстом`,
  W_DATE_AMBIGUOUS: () => 'в датах первым может стоять и день, и месяц: они оставлены текстом',
  W_HIDDEN_CHARACTER: () => 'в ячейке есть невидимый символ: это другая категория, чем без него',
  W_MERGED_SPELLINGS: (p) =>
    `объединены написания, которые отличаются только внешними пробелами или формой Юникода: ${p.nSpellings}`,
  W_DUP_ID: (p) =>
    `${russianCount(p.nDuplicates, { one: 'идентификатор повторяет', few: 'идентификатора повторяют', many: 'идентификаторов повторяют' })} встреченные выше, впервые в строке ${p.lines.join(', ')}${p.nDuplicates > p.lines.length ? ', …' : ''}`,
  W_UNSEEN: (p) =>
    `${quoted(p.categories)} ${p.categories.length === 1 ? 'встречается' : 'встречаются'} только в проверке и ${p.categories.length === 1 ? 'считается неизвестным' : 'считаются неизвестными'}`,
  W_CONSTANT: () => 'во всех строках обучения одно значение: сегменты оно не различает',
  W_COLLINEAR: (p) => `столбцы ${formatList(p.columns, 'и')} говорят одно и то же: вместе они весят кратно`,
  W_SCALE: (p) =>
    `числа здесь больше, чем в других столбцах, примерно в 1e${Math.round(Math.log10(p.factor))} раз; каждый конвейер масштабирует числа, поэтому столбец не весит больше`,
  W_LEFT_MISSING: (p) =>
    `заполнение ${p.imputation} оставило ${russianCount(p.nCells, { one: 'пропуск', few: 'пропуска', many: 'пропусков' })}; взято самое частое значение или медиана`,
  W_NOT_CONVERGED: (p) =>
    `${dataSet(p)}: ${russianCount(p.nFits, { one: 'расчёт остановлен', few: 'расчёта остановлены', many: 'расчётов остановлены' })} на пределе числа шагов`,
  W_K_TOO_LARGE: (p) => `${dataSet(p)}: есть только ${russianCount(p.nDistinct, rows)}, дальше k не растёт`,
  W_CODE_ORDER: (p) =>
    `у значений нет порядка, но они закодированы числами, поэтому расстояния зависят от порядка кодов: в других порядках (их ${p.nOrders}) сегменты совпадают с выбранными на ${p.agreement.toFixed(2).replace('.', ',')} (медиана скорректированного индекса Рэнда)${p.merged.map(({ ids, nMerged }) => `; сегменты ${ids[0]} и ${ids[1]} сливаются в ${nMerged}`).join('')}${p.dissolved.length === 0 ? '' : `; в большинстве порядков ${p.dissolved.length === 1 ? 'распадается сегмент' : 'распадаются сегменты'} ${formatList(p.dissolved.map(String), 'и')}`}`,
  W_GUARDED: (p) =>
    `${giveawayRu(p)}: ${p.kind === 'leak' ? 'он только описывает сегменты' : 'он считается контекстом и не задаёт сегменты'}; чтобы кластеризовать его, укажите причину в ${p.allowAt}`,
  W_ALLOWED: (p) =>
    `${giveawayRu(p)}, и всё же участвует в кластеризации; указанная причина: ${typeof p.reason === 'string' ? p.reason : p.reason.ru}`,
  W_SINGLE_CLIENT: (p) =>
    `${p.segments.length === 1 ? 'в сегменте' : 'в сегментах'} ${formatList(p.segments.map(String), 'и')} всего по одному клиенту для обучения: отложить его нельзя, и проверка на отложенных строках об этом не говорит`,
  W_SEGMENT_CHANGED: (p) =>
    `сегмент ${p.segment} назван по описанию «${p.description}», но общих клиентов у них лишь ${formatFixed(p.overlap, 'ru', 2)} от всех, кто есть хотя бы в одном: проверьте название и предложения`,
  W_SEGMENT_REFIT: (p) =>
    `сегмент ${p.segment} продолжает сегмент прежней модели, но общих клиентов у них лишь ${formatFixed(p.overlap, 'ru', 2)} от всех, кто есть хотя бы в одном: он изменился, подтвердите название и предложения`,
  W_SEGMENT_UNNAMED: (p) =>
    `ни одно описание не подходит сегменту ${p.segment}: у ближайшего общих клиентов ${formatFixed(p.overlap, 'ru', 2)} от всех, кто есть хотя бы в одном, меньше 0,50; у сегмента есть только номер`,
  W_SEGMENT_UNMATCHED: (p) =>
    `описание «${p.description}» не подходит ни одному сегменту: его название и предложения не используются`,
  W_SEGMENT_VALUE: (p) =>
    `в описании «${p.description}» есть значения, которых нет в столбце ${p.column}: ${quoted(p.values)}`,
  W_ABSENT_FIELD: () => 'в таблице нет такого столбца: он считается неизвестным',
};
