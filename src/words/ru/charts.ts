import type { chartsEn } from '../en/charts.ts';
import { formatFor, formatList } from '../format.ts';
import { russianCount, russianForm } from '../plural.ts';

const f = formatFor('ru');
const trainRows = (n: number) =>
  russianCount(n, { one: 'строка обучения', few: 'строки обучения', many: 'строк обучения' });
const features = { one: 'признак', few: 'признака', many: 'признаков' };
const rowsGenitive = { one: 'строки', few: 'строк', many: 'строк' };

export const chartsRu: typeof chartsEn = {
  segment: (id) => `Сегмент ${id}`,
  dataSet: (imputation, pipeline) => `${imputation}, конвейер\u00a0${pipeline}`,
  withContext: 'С контекстом',
  withoutContext: 'Без контекста',
  allClients: 'Все клиенты',
  yes: 'да',
  no: 'нет',
  axes: {
    k: 'Число кластеров, k',
    silhouette: 'Силуэт',
    inertia: 'Инерция',
    shareOfClients: 'Доля клиентов',
    shareOfSegment: 'Доля сегмента',
    unknownRows: 'Пропуски',
    mean: 'Среднее',
  },
  sweep: {
    title: (p) => {
      const scores = [
        ...(p.with === null ? [] : [`${f.number(p.with)} с контекстом`]),
        ...(p.without === null ? [] : [`${f.number(p.without)} без него`]),
      ];
      return `${p.dataSet}, k = ${p.k}: силуэт ${scores.join(', ')}`;
    },
    subtitle: (p) =>
      `Силуэт по числу кластеров; на каждом графике ${russianCount(p.nDataSets, { one: 'набор', few: 'набора', many: 'наборов' })} данных, остальные показаны серым; ${trainRows(p.nRows)}`,
    caption:
      'Кодировки лежат в разных пространствах, поэтому линия выше не значит «набор лучше». График не показывает, больше ли силуэт, чем у несвязанных столбцов.',
  },
  elbow: {
    title: (p) =>
      `${p.dataSet}, ${p.withContext ? 'с контекстом' : 'без контекста'}: ${p.knee === null ? 'у инерции нет излома' : `излом инерции при k = ${p.knee}`}; силуэт наибольший при k = ${p.bestK} (${f.number(p.best)})`,
    subtitle: (p) => `Инерция и силуэт по числу кластеров; ${trainRows(p.nRows)}`,
    caption:
      'Инерция падает с каждым новым кластером, а излом бывает и у данных без структуры. Ни одна из кривых не доказывает, что кластеры есть.',
    knee: (k) => `излом, k = ${k}`,
    peak: (k) => `максимум, k = ${k}`,
  },
  path: {
    title: (p) => {
      const change =
        p.to === p.from
          ? `остаётся равным ${f.number(p.to)}`
          : `${p.to > p.from ? 'растёт' : 'падает'} с ${f.number(p.from)} до ${f.number(p.to)}`;
      return `Признаков было ${f.count(p.nFrom)}, осталось ${f.count(p.nTo)}: силуэт ${change}`;
    },
    subtitle: (p) =>
      `Силуэт при k = ${p.k} после каждого шага, в пространстве оставшихся признаков; ${trainRows(p.nRows)}`,
    caption:
      'Каждый столбик измерен в своём пространстве. Чем меньше столбцов, тем выше силуэт, даже если они не связаны: один лишь рост не доказывает, что сегменты стали лучше.',
    all: (n) => `${russianForm(n, { one: 'Весь', few: 'Все', many: 'Все' })} ${russianCount(n, features)}`,
    without: (p) =>
      `Минус ${formatList(p.dropped, 'и')} (${russianForm(p.nLeft, { one: 'остался', few: 'осталось', many: 'осталось' })} ${f.count(p.nLeft)})`,
    withoutGroup: (p) =>
      `Минус контекст: ${russianCount(p.nDropped, features)} (${russianForm(p.nLeft, { one: 'остался', few: 'осталось', many: 'осталось' })} ${f.count(p.nLeft)})`,
  },
  sizes: {
    title: (p) => `Сегмент ${p.id} — самый большой: ${f.percent(p.share)} клиентов`,
    subtitle: (p) => `Доля клиентов по сегментам; ${trainRows(p.nRows)}`,
    caption: 'Размеры не показывают, насколько сегменты далеки друг от друга.',
  },
  profile: {
    title: (p) =>
      `${p.column}: доля «${p.category}» в сегменте ${p.id} — ${f.percent(p.share)}, среди всех клиентов — ${f.percent(p.overall)}`,
    subtitle: (p) =>
      `Доля каждого значения «${p.column}» внутри сегмента; вертикальная отметка — доля среди всех клиентов; ${trainRows(p.nRows)}`,
    captionMade:
      'Сегменты построены по этому столбцу, поэтому он различается в них по построению: график описывает, а не проверяет.',
    captionOther: 'График описывает. Он не показывает, чем вызвано различие.',
  },
  means: {
    title: (p) =>
      `${p.column}: среднее в сегменте ${p.id} — ${f.number(p.mean)}, среди всех клиентов — ${f.number(p.overall)}`,
    subtitle: (p) =>
      `Среднее «${p.column}» по сегментам; вертикальная отметка — среднее по всем клиентам; ${trainRows(p.nRows)}`,
    caption: 'Среднее скрывает разброс внутри сегмента.',
  },
  outcome: {
    title: (p) =>
      p.lowId === p.highId
        ? `${p.outcome} = ${p.positive}: ${f.percent(p.low)} в сегменте ${p.lowId}`
        : `${p.outcome} = ${p.positive}: от ${f.percent(p.low)} в сегменте ${p.lowId} до ${f.percent(p.high)} в сегменте ${p.highId}`,
    subtitle: (p) =>
      `Доля исхода «${p.outcome}» по сегментам; вертикальная отметка — доля среди всех клиентов; ${trainRows(p.nRows)}`,
    caption: 'График не показывает, вызван ли исход принадлежностью к сегменту.',
  },
  unknown: {
    title: (p) =>
      `Больше всего пропусков в столбце ${p.column}: ${f.count(p.nUnknown)} из ${f.count(p.nRows)}, ${f.percent(p.nUnknown / p.nRows)}`,
    subtitle: (p) => `Пропуски по столбцам; ${trainRows(p.nRows)}`,
    caption: 'График не показывает, встречаются ли пропуски вместе или случайно.',
  },
  confusion: {
    title: (p) =>
      p.nAgree === p.nRows
        ? `${p.classifier}: согласие с кластеризацией во всех ${f.count(p.nRows)} строках`
        : `${p.classifier}: согласие с кластеризацией в ${f.count(p.nAgree)} из ${russianCount(p.nRows, rowsGenitive)}, ${f.percent(p.nAgree / p.nRows)}`,
    subtitle: (p) => `Строки по сегментам, ${p.test}; тон — доля сегмента`,
    caption: 'Это согласие с метками кластеризации, а не точность в отношении клиентов.',
    truth: 'Сегмент по кластеризации',
    predicted: 'Сегмент по классификатору',
  },
  tree: {
    title: (p) =>
      p.columns.length === 0
        ? 'Дерево ни о чём не спрашивает: у всех клиентов один сегмент'
        : `Сегмент определяется ${russianCount(p.nLeaves, { one: 'правилом', few: 'правилами', many: 'правилами' })} по ${p.columns.length === 1 ? 'признаку' : 'признакам'} ${formatList(p.columns, 'и')}`,
    subtitle: (p) =>
      `Дерево решений глубины ${p.depth}; «да» — вверх, «нет» — вниз; обучено на ${russianCount(p.nRows, { one: 'строке', few: 'строках', many: 'строках' })}`,
    caption: 'Дерево повторяет кластеризацию. Оно не доказывает, что сегменты есть вне её.',
    leafRows: (p) =>
      `${russianCount(p.nRows, { one: 'строка', few: 'строки', many: 'строк' })}, ${f.percent(p.share)}`,
    isOneOf: (p) => `${p.column} = ${formatList(p.values, 'или')}`,
    isNot: (p) => `${p.column} ≠ ${p.value}`,
    atMost: (p) => `${p.column} ≤ ${f.number(p.threshold)}`,
    code: (p) => `${p.feature} ≤ ${f.number(p.threshold)}`,
  },
  heads: { segment: 'Сегмент', step: 'Шаг', column: 'Столбец', value: 'Значение' },
  table: { node: 'Узел', question: 'Вопрос' },
};
