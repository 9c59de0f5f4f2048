import type { chaptersEn } from '../en/chapters.ts';
import { formatFor, formatList } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');
const rows = { one: 'строка', few: 'строки', many: 'строк' };
const dataSets = { one: 'набор данных', few: 'набора данных', many: 'наборов данных' };

export const chaptersRu: typeof chaptersEn = {
  data: {
    nav: 'Данные',
    title: '1. Данные',
    intro: (p) =>
      `В таблице ${p.file} ${russianCount(p.nRows, rows)}. ${
        p.isShuffled
          ? `Строки перемешаны: ${f.count(p.nTrain)} для обучения, ${f.count(p.nTest)} для проверки.`
          : `В порядке файла: первые ${f.count(p.nTrain)} — для обучения, последние ${f.count(p.nTest)} — для проверки.`
      }`,
    tableTitle: 'Что сделано с каждым столбцом и почему',
    column: 'Столбец',
    source: (name) => `в файле — «${name}»`,
    type: 'Тип',
    role: 'Роль',
    reason: 'Почему и что изменено',
    unknownTrain: 'Пропуски, обучение',
    unknownTest: 'Пропуски, проверка',
    categories: 'Категории',
    unknownTitle: 'Где значения неизвестны',
    noUnknown: 'Ни в одном столбце нет неизвестных значений.',
    types: {
      numeric: 'числовой',
      nominal: 'номинальный',
      ordinal: 'порядковый',
      binary: 'двоичный',
      identifier: 'идентификатор',
      text: 'текст',
    },
    roles: {
      feature: 'признак',
      context: 'контекст',
      outcome: 'исход',
      identifier: 'идентификатор',
      profile: 'только для описания',
      dropped: 'убран',
    },
    roleMeanings: {
      feature: 'участвует в кластеризации',
      context: 'участвует только в наборах с контекстом',
      outcome: 'описывает сегменты, в кластеризации не участвует',
      identifier: 'хранится рядом с метками, в кластеризации не участвует',
      profile: 'описывает сегменты, в кластеризации не участвует',
      dropped: 'не читается',
    },
    sentinel: (p) =>
      `${f.exact(p.value)} ${p.replaceBy === null ? 'считается пропуском' : `заменено на ${f.exact(p.replaceBy)}`} в ${formatList(p.imputations, 'и')}`,
  },
  unknown: {
    nav: 'Пропуски',
    title: '2. Неизвестные значения',
    intro: (p) =>
      `${russianCount(p.nImputations, { one: 'способ заполнения подобран', few: 'способа заполнения подобраны', many: 'способов заполнения подобраны' })} на строках обучения и ${p.nImputations % 10 === 1 && p.nImputations % 100 !== 11 ? 'применён' : 'применены'} к строкам проверки.`,
    methods: {
      raw: 'Неизвестное остаётся отдельной категорией: ничего не заполняется.',
      knn: 'Средний код ближайших клиентов, у которых значение есть, с отбрасыванием дробной части. Усреднённый код может назвать категорию, которой нет ни у одного из соседей.',
      iterative:
        'Каждый столбец предсказывается по остальным байесовской гребневой регрессией, круг за кругом, с отбрасыванием дробной части. Код вне диапазона снова становится пропуском.',
      'knn-vote': 'Категория, которая чаще всего встречается у ближайших клиентов.',
      mode: 'Самая частая категория столбца.',
    },
    leaks: 'Исход помогал заполнять эти значения, как в описанном исследовании: это утечка.',
    noLeak: 'Исход не участвовал.',
    nothing: 'Ни одна ячейка не заполнена.',
    fillsTitle: (method) => `Чем заполнены строки обучения: ${method}`,
    column: 'Столбец',
    nUnknown: 'Пропуски',
    filled: 'Чем заполнены',
    left: 'В итоге получили моду',
    fill: (p) => `${p.value} ${f.count(p.count)}`,
  },
  preprocess: {
    nav: 'Предобработка',
    title: '3. Предобработка',
    intro: (p) =>
      `${russianCount(p.nPipelines, { one: 'конвейер', few: 'конвейера', many: 'конвейеров' })} × ${russianCount(p.nImputations, { one: 'способ заполнения', few: 'способа заполнения', many: 'способов заполнения' })} = ${russianCount(p.nPipelines * p.nImputations, dataSets)}. В каждом есть строки обучения и строки проверки: ${russianCount(2 * p.nPipelines * p.nImputations, { one: 'файл', few: 'файла', many: 'файлов' })}.`,
    tableTitle: 'Конвейеры',
    number: 'Конвейер',
    numeric: 'Масштаб чисел',
    encoder: 'Кодирование категорий',
    encoded: 'Масштаб закодированного',
    chosen: 'выбран',
    names: {
      'z-score': 'z-оценка',
      'min-max': 'min-max',
      'one-hot': 'one-hot: столбец на категорию',
      ordinal: 'порядковые коды',
    },
    caution:
      'Порядковые коды задают между категориями порядок и равные расстояния. При z\u2011оценке one-hot-столбцов редкая категория весит во много раз больше частой.',
  },
  cluster: {
    nav: 'Кластеризация',
    title: '4. Кластеризация',
    intro: (p) =>
      `${russianCount(p.nFits, { one: 'расчёт', few: 'расчёта', many: 'расчётов' })} k-means: k = ${p.kFrom}…${p.kTo}, ${russianCount(p.nDataSets, dataSets)}, если считать варианты с контекстом и без него отдельно.`,
    sweepTitle: 'Все наборы данных',
    bestTitle: 'Лучший силуэт каждого набора данных и его k',
    bestNote: 'Сравнивайте строки с осторожностью: кодировки лежат в разных пространствах.',
    pipeline: 'Конвейер',
    withContext: (method) => `${method}, с контекстом`,
    withoutContext: (method) => `${method}, без контекста`,
    bestCell: (p) => `${f.number(p.silhouette)} (k = ${p.k})`,
    chosenTitle: 'Выбранный набор данных при каждом k',
    chosenTable: (p) => `${p.dataSet}, ${p.withContext ? 'с контекстом' : 'без контекста'}`,
    metrics: {
      k: 'k',
      inertia: 'Инерция',
      silhouette: 'Силуэт',
      calinskiHarabasz: 'Калински — Харабаш',
      daviesBouldin: 'Дэвис — Боулдин',
      sizes: 'Клиенты по кластерам',
      nDistinct: 'Различные строки',
      iterations: 'Итерации',
    },
    pathTitle: 'От всех признаков к выбранным',
    pathTable: 'Каждый шаг, его силуэт и причина',
    step: 'Шаг',
    stepFeatures: 'Осталось признаков',
    dropped: 'Убрано',
    why: 'Почему',
    reasons: {
      start: 'Все признаки — начало.',
      context: 'Контекст убран целиком: он описывает обстановку, а не клиента.',
      separates: (separation) =>
        separation === null
          ? 'Разделяет кластеры слабее всех.'
          : `Разделяет кластеры слабее всех: ${f.percent(separation)} дисперсии.`,
    },
    separationNote:
      'Убирается тот признак предыдущего шага, у которого наименьшая доля дисперсии лежит между кластерами.',
    shares: 'Доли клиентов, %',
    segmentsTitle: 'Сегменты',
    segmentsIntro: (p) =>
      `k-means с k = ${p.k} по ${p.columns.length === 1 ? 'признаку' : 'признакам'} ${formatList(p.columns, 'и')}, набор ${p.dataSet}; инерция ${f.number(p.inertia, 5)}. Правила взяты из дерева главы\u00a05.`,
    segment: 'Сегмент',
    share: 'Доля',
    clients: 'Клиенты',
    segmentSilhouette: 'Силуэт',
    outcomeRate: (p) => `${p.outcome} = ${p.positive}`,
    whole: 'Все клиенты',
    profileTitle: 'Каковы клиенты каждого сегмента',
    meansTable: 'Средние числовых столбцов',
    sharesTable: 'Доли каждого значения по сегментам',
    otherColumns: 'Все остальные столбцы таблицей',
    column: 'Столбец',
    valueOf: (column) => `Значение ${column}`,
    outcomeTitle: 'Исход по сегментам',
  },
  classify: {
    nav: 'Классификация',
    title: '5. Классификация',
    intro: (p) =>
      `Дерево решений и логистическая регрессия учатся повторять сегменты по ${russianCount(p.nFeatures, { one: 'признаку', few: 'признакам', many: 'признакам' })}. Это суррогаты: сам сегмент — ближайший центроид.`,
    treeTitle: 'Дерево',
    rulesTable: 'Дерево в виде правил',
    rulesSegment: 'Сегмент',
    testsTitle: 'Согласие с кластеризацией',
    classifiers: { tree: 'Дерево решений', logistic: 'Логистическая регрессия' },
    tests: {
      stratified: 'отложенные строки, доли сегментов сохранены',
      later: 'более поздние строки таблицы',
    },
    testsShuffled: 'проверочные строки таблицы',
    summaryTable: 'Согласие по классификаторам и строкам проверки',
    classifier: 'Классификатор',
    test: 'На каких строках',
    nRows: 'Строки',
    nAgree: 'Совпало',
    agreement: 'Согласие',
    shortTests: { stratified: 'отложенные', later: 'поздние' },
    shortTestShuffled: 'проверочные',
    precision: (test) => `Точность (precision), ${test} строки`,
    recall: (test) => `Полнота (recall), ${test} строки`,
    perSegmentTable: (classifier) => `${classifier}: точность и полнота по сегментам`,
  },
};
