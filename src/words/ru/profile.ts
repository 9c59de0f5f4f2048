import type { profileEn } from '../en/profile.ts';
import { formatFor, formatList } from '../format.ts';
import { russianCount, russianForm } from '../plural.ts';

const f = formatFor('ru');
const rows = (n: number) => russianCount(n, { one: 'строка', few: 'строки', many: 'строк' });
const inRows = (n: number) => russianCount(n, { one: 'строке', few: 'строках', many: 'строках' });
const columns = (n: number) => russianCount(n, { one: 'столбец', few: 'столбца', many: 'столбцов' });
const exact = (value: number) => f.exact(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
const roundedShare = (share: number) =>
  share > 0 && share < 0.0005
    ? `меньше ${f.percent(0.001)}`
    : share < 1 && share >= 0.9995
      ? `больше ${f.percent(0.999)}`
      : f.percent(share);
const times = (n: number) => russianCount(n, { one: 'раз', few: 'раза', many: 'раз' });
const inKnownCells = (n: number) =>
  russianCount(n, { one: 'известной ячейке', few: 'известных ячейках', many: 'известных ячейках' });

export const profileRu: typeof profileEn = {
  title: (p) => `${p.file}: ${rows(p.nRows)}, ${columns(p.nColumns)}`,
  eyebrow: 'Профиль таблицы',
  finding: (p) =>
    p.nAlerts === 0
      ? 'Ни к одному столбцу замечаний нет'
      : `${russianCount(p.nAlerts, { one: 'замечание', few: 'замечания', many: 'замечаний' })} о ${russianCount(p.nColumns, { one: 'столбце', few: 'столбцах', many: 'столбцах' })}${p.nContested === 0 ? '' : `; ${russianCount(p.nContested, { one: 'из них всё же участвует', few: 'из них всё же участвуют', many: 'из них всё же участвуют' })} в кластеризации`}`,
  alertsTitle: 'На что обратить внимание',
  noAlerts: 'По правилам профиля ничего не выделяется. Они находят только известные случаи.',
  rule: 'Правило и чего оно не знает',
  alerts: {
    leak: {
      title: 'Возможно, выдаёт исход',
      figure: (p) =>
        `${p.column}: одного этого столбца хватает, чтобы упорядочить клиентов по исходу с AUC ${f.number(p.auc)} ± ${f.fixed(2 * p.standardError, 3)}`,
      rule: (p) =>
        `Клиенты упорядочены по доле исхода в своей категории или в своей двадцатой части чисел, причём доля взята по другой половине строк. Столбец назван, если AUC за вычетом двух стандартных ошибок не меньше ${f.number(p.auc, 2)}: один столбец не хуже целой модели, которую сочли бы отличной. Часто такое значение известно лишь после исхода. Само число этого не знает: честный сильный признак выглядит так же, а слабая утечка остаётся ниже порога.`,
    },
    date: {
      title: 'Свойство даты, а не клиента',
      figure: (p) =>
        `${p.column}: от строки к строке меняется ${times(p.nChanges)}, а в случайном порядке менялось бы около ${f.count(p.nExpected)}`,
      rule: (p) =>
        `Столбец назван, если его значение меняется от строки к строке не чаще ${f.percent(p.share, 0)} того, что было бы в случайном порядке. Кластеры по нему — это периоды времени. Правило предполагает, что строки идут по датам: таблица, упорядоченная по столбцу о клиенте, выглядит так же, а в перемешанных строках ничего не найдётся.`,
    },
    identifier: {
      title: 'Похоже на идентификатор',
      figure: (p) => `${p.column}: различных значений — ${f.count(p.nDistinct)} в ${inKnownCells(p.nKnown)}`,
      rule: (p) =>
        `Текст назван, если различаются хотя бы ${f.percent(p.share, 0)} известных ячеек, целые числа — если различаются все. Значения не показаны: по ним можно узнать клиента. Редкий, но настоящий показатель в целых числах выглядит так же.`,
    },
    constant: {
      title: 'Ничего не сообщает',
      figure: (p) =>
        p.nKnown === 0
          ? `${p.column}: ни одного известного значения`
          : `${p.column}: одно и то же значение в ${inKnownCells(p.nKnown)}`,
      rule: () => 'Столбец, в котором не больше одного известного значения, не может разделить клиентов.',
    },
    duplicate: {
      title: 'Повторяет другой столбец',
      figure: (p) =>
        p.isEqual
          ? `${p.columns[1]}: те же ячейки, что в ${p.columns[0]}`
          : `${p.columns[1]}: каждому значению соответствует одно значение ${p.columns[0]} (всего ${f.count(p.nDistinct)})`,
      rule: () =>
        'Названы столбцы с одинаковыми ячейками или такие, чьи значения соответствуют одно другому в каждой строке. Вместе они считают одно и то же различие дважды. Столбцы, которые повторяют друг друга почти точно, здесь не названы: смотрите связи.',
    },
    'nearly-constant': {
      title: 'Почти ничего не сообщает',
      figure: (p) =>
        `${p.column}: одно значение во всех известных ячейках, кроме ${f.count(p.nOther)} из ${f.count(p.nKnown)}`,
      rule: (p) =>
        `Назван столбец, в котором одно значение занимает не меньше ${f.percent(p.share, 0)} известных ячеек. После приведения к общему разбросу немногие другие весят так много, что могут стать отдельным кластером. Но именно эти клиенты могут быть важны.`,
    },
    missing: {
      title: 'Часто неизвестно',
      figure: (p) => `${p.column}: неизвестно в ${inRows(p.nMissing)}, ${f.percent(p.share)}`,
      rule: (p) =>
        `Назван столбец, в котором неизвестны не меньше ${f.percent(p.share, 0)} ячеек: заполняются они догадкой, которую кластеры потом принимают за правду. Почему ячейки неизвестны, правило не спрашивает.`,
    },
    scale: {
      title: 'Другой масштаб',
      figure: (p) =>
        `${p.column}: разброс в ${times(Math.round(p.ratio))} больше, чем медиана остальных числовых столбцов`,
      rule: (p) =>
        `Назван столбец, чьё стандартное отклонение хотя бы в ${f.count(p.ratio)} раз больше медианы остальных: без приведения к масштабу он один решает все расстояния, а суммы теряют разряды. Возможно, дело в единицах измерения.`,
    },
  },
  columnsTitle: 'Столбцы',
  columnsTable: 'Каждый столбец, его значения и исход при них',
  columnsTablePlain: 'Каждый столбец и его значения',
  columnsNote: (p) =>
    `Неизвестные ячейки в распределения и числа не входят.${p.outcome === null ? '' : ` Последний столбец показывает, как часто ${p.outcome}: столбик на каждую категорию или десятую часть чисел, линия — по всем строкам. Десятые части с одинаковыми границами объединены.`}`,
  heads: {
    column: 'Столбец',
    type: 'Тип',
    missing: 'Неизвестно',
    distinct: 'Различных значений',
    distribution: 'Распределение',
    figures: 'В числах',
    outcome: (p) => `Доля ${p.outcome}`,
    auc: 'AUC',
  },
  derived: (p) => `получен из ${p.source}`,
  ofCalendar: (p) => `по ${p.source} и порядку строк`,
  calendarNames: { year: 'Год', month: 'Номер месяца' },
  quartiles: (p) =>
    `медиана ${exact(p.median)}, половина от ${exact(p.quarter)} до ${exact(p.threeQuarters)}, все от ${exact(p.low)} до ${exact(p.high)}`,
  sentinel: (p) => `${f.exact(p.value)} в ${inRows(p.count)}, в числа не входит`,
  share: (p) => `${p.value}\u00a0${roundedShare(p.share)}`,
  others: (p) => `ещё\u00a0${f.count(p.n)}`,
  hidden: 'Значения не показаны: по ним можно узнать клиента',
  rateRange: (p) => (p.low === p.high ? f.percent(p.low) : `${f.fixed(100 * p.low, 1)}–${f.percent(p.high)}`),
  distributionName: (p) => `Распределение ${p.column}`,
  ratesName: (p) => `Доля исхода по ${p.column}: от ${f.percent(p.low)} до ${f.percent(p.high)}`,
  valuesTitle: 'Каждое значение и сколько раз оно встречается',
  valuesTable: (p) => `Значения ${p.column}`,
  quantilesTable: 'Среднее, стандартное отклонение и квантили',
  mean: 'Среднее',
  sd: 'Стандартное отклонение',
  quantile: (p) => f.percent(p.probability, 0),
  valueHeads: {
    value: 'Значение',
    rows: 'Строки',
    share: 'Доля',
    positive: 'С исходом',
    rate: 'Доля исхода',
  },
  number: (p) => exact(p.value),
  range: (p) =>
    p.isFirst ? `от ${exact(p.from)} до ${exact(p.to)}` : `больше ${exact(p.from)}, до ${exact(p.to)}`,
  other: 'все остальные',
  unknown: 'неизвестно',
  missingTitle: 'Неизвестны вместе',
  missingFinding: (p) =>
    `${formatList(p.columns, 'и')} неизвестны вместе в ${f.count(p.nBoth)} из ${russianCount(Math.min(...p.nMissing), { one: 'случая', few: 'случаев', many: 'случаев' })}; будь они не связаны, ожидалось бы около ${f.count(p.nExpected)}`,
  missingNone: 'Никакие два столбца не бывают неизвестны в одной строке.',
  missingTable: 'Пары столбцов, неизвестных в одних и тех же строках',
  missingHeads: {
    columns: 'Столбцы',
    nMissing: 'Неизвестно в каждом',
    nBoth: 'В обоих',
    nExpected: 'Ожидалось',
    share: 'От более редкого',
  },
  missingNote:
    'Ожидалось — произведение двух чисел, делённое на число строк. Ячейку, которая бывает неизвестна вместе с другой, нельзя по ней восстановить.',
  associationTitle: 'Что с чем связано',
  associationNote:
    'Категории с категориями — V Крамера. Числа по категориям — корреляционное отношение η. Числа с числами — ρ Спирмена, в таблице и r Пирсона. У V и η нет знака, и для несвязанных столбцов они чуть больше 0, тем заметнее, чем больше категорий; три меры не сравнимы в точности. Два столбца, зависящих от даты, связаны, даже если между собой не имеют ничего общего.',
  measures: {
    'cramers-v': (p) => `V = ${f.number(p.value, 2)} (с поправкой на смещение ${f.number(p.corrected, 2)})`,
    'correlation-ratio': (p) => `η = ${f.number(p.value, 2)}`,
    correlation: (p) => `ρ = ${f.number(p.spearman, 2)}, r = ${f.number(p.pearson, 2)}`,
  },
  pair: (p) => formatList(p.columns, 'и'),
  strongestTable: 'Самые сильные связи',
  strongestOwnTable: 'Самые сильные связи столбцов, не относящихся к дате',
  pairHeads: { columns: 'Столбцы', measure: 'Мера', rows: 'Учтено строк' },
  noPairs: 'Нет двух столбцов, которые можно сравнить.',
  association: {
    title: (p) => `Сильнее всего связаны ${formatList(p.columns, 'и')}: ${p.measure}`,
    subtitle: (p) =>
      `Сила связи в сотых: V, η или ρ, смотря по типам двух столбцов; ${columns(p.nColumns)}, ${rows(p.nRows)}`,
    caption:
      'Сильная связь — не причина, а слабая может скрывать изгиб. Производный столбец связан с источником по построению.',
    leftOut: (p) =>
      `${columns(p.n)} с более слабыми связями на рисунок не ${russianForm(p.n, { one: 'попал', few: 'попали', many: 'попали' })}.`,
    column: 'Столбец',
    number: 'Столбец по номеру',
  },
  decisionsTitle: 'Оставить или убрать',
  decisionsTable: 'Что делается с каждым столбцом, почему и что говорит профиль',
  decisionHeads: { column: 'Столбец', role: 'В исследовании', reason: 'Почему', advice: 'Профиль говорит' },
  roles: { undeclared: 'не указан в настройках', none: '–' },
  noReason: '–',
  advice: {
    keep: 'замечаний нет',
    look: 'осторожно',
    context: 'только как контекст',
    drop: 'не для кластеризации',
  },
  because: (p) =>
    `${p.advice}: ${p.titles.map((title) => title.charAt(0).toLowerCase() + title.slice(1)).join('; ')}`,
  contested: 'не согласен',
  calendarMissing: (p) => `Год и месяц не получены: в ${p.column} нет месяцев, или строки идут не по ним.`,
  written: (p) => `Профиль: ${p.path}`,
};
