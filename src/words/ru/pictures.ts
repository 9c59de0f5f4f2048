import type { picturesEn } from '../en/pictures.ts';
import { formatFor } from '../format.ts';
import { russianCount, russianForm } from '../plural.ts';

const f = formatFor('ru');
const rows = (n: number) => russianCount(n, { one: 'строка', few: 'строки', many: 'строк' });
const rowsOf = (n: number) => russianCount(n, { one: 'строки', few: 'строк', many: 'строк' });
const trainRows = (n: number) =>
  russianCount(n, { one: 'строка обучения', few: 'строки обучения', many: 'строк обучения' });
const trainRowsOf = (n: number) =>
  russianCount(n, { one: 'строки обучения', few: 'строк обучения', many: 'строк обучения' });
const context = (withContext: boolean | null) =>
  withContext === null ? '' : withContext ? ', с контекстом' : ', без контекста';
const of = (dataSet: string | null) => (dataSet === null ? '' : `; ${dataSet}`);
const lastBranches = (n: number) =>
  `${russianForm(n, { one: 'последняя', few: 'последние', many: 'последние' })} ${russianCount(n, { one: 'ветвь', few: 'ветви', many: 'ветвей' })}`;
const groups = { clusters: 'Кластер', segments: 'Сегмент' };
const byGroups = { clusters: 'кластерам', segments: 'сегментам' };

export const picturesRu: typeof picturesEn = {
  group: (p) => `${groups[p.what]} ${p.id}${p.name === null ? '' : `: ${p.name}`}`,
  shareOfClients: (p) => `${f.percent(p.share)} клиентов`,
  dendrogram: {
    linkage: { complete: 'Метод полной связи', ward: 'Метод Уорда' },
    height: 'Высота',
    leaves: 'Число строк под каждым листом',
    title: (p) =>
      `${p.dataSet}${context(p.withContext)}: самый большой разрыв между слияниями, от ${f.number(p.from)} до ${f.number(p.to)}, оставляет ${russianCount(p.nGroups, { one: 'группу', few: 'группы', many: 'групп' })}`,
    subtitle: (p) =>
      `${p.linkage === 'ward' ? 'Метод Уорда' : 'Метод полной связи'} для ${rowsOf(p.nRows)}, ${lastBranches(p.nLeaves)}; подпись листа — число строк в нём`,
    caption:
      'Дендрограмма соединяет любые данные, даже без структуры, и её вид зависит от метода. Порядок листьев ничего не значит.',
    link: 'Слияние',
    rows: 'Строки',
  },
  composite: {
    subtitle: (p) =>
      `Инерция и силуэт по числу кластеров, ${trainRows(p.nRows)}; ${p.linkage === 'ward' ? 'метод Уорда' : 'метод полной связи'} для ${rowsOf(p.nLinked)}, ${lastBranches(p.nLeaves)} с числом строк в каждой`,
    caption:
      'Инерция падает с каждым новым кластером, а излом и ветви бывают и у данных без структуры. Ни один из трёх графиков не доказывает, что кластеры есть. Порядок листьев ничего не значит.',
  },
  radar: {
    title: (p) =>
      `${groups[p.what]} ${p.id} дальше всего от всех клиентов на оси «${p.column}»: среднее ${f.number(p.mean)} против ${f.number(p.overall)}`,
    none: 'Ни у одной группы нет средних для сравнения',
    subtitle: (p) =>
      `Средние по ${byGroups[p.what]}, ${russianCount(p.nAxes, { one: 'столбец', few: 'столбца', many: 'столбцов' })}${context(p.withContext)}${of(p.dataSet)}; каждая ось — от наименьшего значения (центр) до наибольшего (край); ${trainRows(p.nRows)}`,
    caption:
      'У каждой оси свой масштаб, поэтому длины на разных осях не сравнить, а форма зависит от порядка осей. Среднее скрывает разброс внутри группы. По столбцам, из которых группы построены, они различаются по построению.',
    column: 'Столбец',
    scale: 'Масштаб',
  },
  means: {
    title: (p) =>
      `${groups[p.what]} ${p.id} сильнее всего отличается по «${p.column}»: среднее ${p.z < 0 ? 'ниже' : 'выше'}, чем у всех клиентов, на ${f.number(Math.abs(p.z))} стандартного отклонения`,
    subtitle: (p) =>
      `Отличие среднего от всех клиентов в стандартных отклонениях, ниже — само среднее; по ${byGroups[p.what]}${context(p.withContext)}${of(p.dataSet)}; ${trainRows(p.nRows)}`,
    caption:
      'Разница средних скрывает разброс внутри группы. По столбцам, из которых группы построены, они различаются по построению: таблица описывает, а не проверяет.',
    column: 'Столбец',
    groups,
  },
  space: {
    title: (p) =>
      `${russianCount(p.nRows, { one: 'клиент', few: 'клиента', many: 'клиентов' })} — это ${russianCount(p.nPoints, { one: 'разная точка', few: 'разные точки', many: 'разных точек' })}; в самой большой ${f.percent(p.share)}`,
    subtitle: (p) =>
      `${p.axes.join(' × ')}, в кодировке; площадь знака — число строк, цвет и форма — сегмент; ${trainRows(p.nRows)}`,
    caption: (p) =>
      `${p.nAxes > 2 ? 'Плоский рисунок пространства скрывает то, что позади, и длины на нём не сравнить. ' : ''}Расстояния между категориями задаёт кодировка: при другой точки лягут иначе.`,
    rows: 'Строки',
    sizeRows: (n) => rows(n),
  },
  map: {
    title: (p) =>
      `На карте у ${f.percent(p.own)} клиентов ближайший сосед — из ${p.what === 'clusters' ? 'того же кластера' : 'того же сегмента'}`,
    subtitle: (p) =>
      [
        `${p.method === 'tsne' ? 'Карта t-SNE' : 'Две главные компоненты'}${context(p.withContext)}; показано ${f.count(p.nShown)} из ${trainRowsOf(p.nRows)}`,
        ...(p.klDivergence === null ? [] : [`расхождение Кульбака — Лейблера ${f.number(p.klDivergence)}`]),
        ...(p.silhouette === null ? [] : [`силуэт во всём пространстве ${f.number(p.silhouette)}`]),
      ].join('; '),
    captions: {
      tsne: 'У осей нет единиц. Метод t-SNE сохраняет соседей, а не расстояния: величина острова и промежуток между островами ничего не значат, и острова бывают у данных без структуры.',
      pca: 'Две компоненты показывают лишь часть разброса: то, что разделено в остальных, здесь может лежать вместе.',
    },
    points: (n) => russianCount(n, { one: 'точка', few: 'точки', many: 'точек' }),
    group: 'Группа',
    pointsHead: 'Показано точек',
    own: 'Ближайший сосед из той же группы',
  },
  parts: { train: 'Обучающие строки', later: 'Более поздние строки', held: 'Отложенные строки' },
  balance: {
    title: (p) =>
      `Сильнее всего доли расходятся у сегмента ${p.id}: ${f.percent(p.share)} в части «${p.part}», ${f.percent(p.base)} в части «${p.first}»`,
    single: (p) => `В части «${p.part}» больше всего строк у сегмента ${p.id}: ${f.percent(p.share)}`,
    subtitle: (p) =>
      `Доля каждого сегмента в своей части строк; ${p.parts.length > 1 ? `вертикальная отметка — его доля в части «${p.parts[0]?.name ?? ''}»; ` : ''}${p.parts.map(({ name, nRows }) => `${name}: ${rows(nRows)}`).join(', ')}`,
    caption:
      'Равные доли не доказывают, что классификатор прав: они значат лишь, что проверен он на той же смеси.',
    share: 'Доля строк',
  },
  distribution: {
    title: {
      category: (p) => `${p.column}: чаще всего встречается «${p.label}», ${f.percent(p.share)} строк`,
      numeric: (p) => `${p.column}: больше всего строк в промежутке ${p.label}, ${f.percent(p.share)}`,
    },
    unknownTitle: (p) => `${p.column}: ни одного известного значения`,
    subtitle: (p) =>
      [
        `Доля значений «${p.column}», ${rows(p.nRows)}`,
        p.nMissing === 0
          ? 'пропусков нет'
          : `пропуски: ${rows(p.nMissing)}, ${f.percent(p.nMissing / p.nRows)}`,
        ...(p.outcome === null
          ? []
          : [
              `рядом — доля с исходом ${p.outcome}; вертикальная отметка — доля во всех строках, ${f.percent(p.rate)}`,
            ]),
      ].join('; '),
    captions: {
      category: 'Один столбец не показывает, как он связан с другими.',
      numeric: 'Вид зависит от границ промежутков. Один столбец не показывает, как он связан с другими.',
    },
    outcomeCaption: 'Разница в исходе не показывает, чем она вызвана; у коротких столбиков доля неточна.',
    unknown: 'пропуск',
    shareOfRows: 'Доля строк',
    share: (p) => `${f.percent(p.share)} (${f.count(p.count)})`,
  },
  tree: {
    split: (p) => `Джини ${f.number(p.gini)}, ${rows(p.nRows)}`,
    leaf: (p) => `Джини ${f.number(p.gini)}`,
    counts: 'Полоса и числа под ней — строки каждого сегмента, начиная с первого.',
    rows: 'Неоднородность и строки по сегментам',
  },
};
