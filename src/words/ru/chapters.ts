import type { chaptersEn } from '../en/chapters.ts';
import { formatFor, formatList } from '../format.ts';
import { russianCount } from '../plural.ts';
import { byFeatures } from './names.ts';

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
    picturesTitle: 'Столбцы в рисунках',
    pictures: (n) => `Показать ${russianCount(n, { one: 'рисунок', few: 'рисунка', many: 'рисунков' })}`,
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
  },
  unknown: {
    nav: 'Пропуски',
    title: '2. Неизвестные значения',
    whereTitle: 'Где значения неизвестны',
    whereTable: 'Пропуски по столбцам',
    train: 'Строки обучения',
    test: 'Строки проверки',
    noUnknown: 'Ни в одном столбце нет неизвестных значений.',
    sentinelsIntro: 'Некоторые числа — условные обозначения:',
    sentinel: (p) =>
      `${p.column}: ${f.exact(p.value)} ${p.replaceBy === null ? 'считается пропуском' : `заменено на ${f.exact(p.replaceBy)}`} в ${formatList(p.imputations, 'и')}`,
    fillTitle: 'Чем они заполнены',
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
    composites: (p) =>
      `Ещё ${russianCount(p.nPictures, dataSets)} ${p.withContext ? 'с контекстом' : 'без контекста'}, в рисунках`,
    allFeaturesTitle: 'Кластеры по всем признакам',
    allFeaturesNote: (p) =>
      `k-means с k = ${p.k} по всем признакам набора ${p.dataSet}, с контекстом и без него. Эти кластеры — ещё не сегменты из главы\u00a06.`,
    moreOfClusters: (withContext) =>
      `Средние и карта кластеров ${withContext ? 'с контекстом' : 'без контекста'}`,
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
  segments: {
    nav: 'Сегменты',
    title: '6. Сегменты',
    intro: (p) =>
      `k-means с k = ${p.k} ${byFeatures(p.columns)}, набор ${p.dataSet}; инерция ${f.number(p.inertia, 5)}. Правила взяты из дерева главы\u00a05.`,
    describedBy:
      'Названия, описания и предложения написаны людьми. Описание привязано не к номеру сегмента, а к клиентам, о которых в нём речь. Все числа посчитаны.',
    undescribed:
      'Ни одно описание к этому сегменту не подошло, поэтому у него есть только номер, а предложений нет.',
    overlap: (overlap) =>
      `Описание подходит не вполне: из всех клиентов, которые подходят под него или входят в сегмент, и то и другое верно для ${f.percent(overlap)}.`,
    share: 'Доля клиентов в кластеризации',
    laterRows: {
      title: 'Более поздние строки',
      share: 'Доля среди более поздних строк',
      shareHead: 'Доля, поздние строки',
      outcome: (outcome) => `${outcome}, более поздние строки`,
    },
    heldRows: {
      title: 'Строки проверки',
      share: 'Доля среди строк проверки',
      shareHead: 'Доля, строки проверки',
      outcome: (outcome) => `${outcome}, строки проверки`,
    },
    outcomeTrain: (outcome) => `${outcome}, клиенты в кластеризации`,
    beyond: (p) =>
      `${Math.abs(p.share - p.overall) < 0.05 ? 'Помимо правила сегмент почти не отличается от всех клиентов; больше всего' : 'Помимо правила сегмент больше всего отличается'} по столбцу «${p.column}»: доля «${p.category}» — ${f.percent(p.share)}, среди всех клиентов — ${f.percent(p.overall)}.`,
    offers: 'Что предложить и почему',
    owner: (owner) => `Отвечает: ${owner}`,
    rate: (p) => `${f.percent(p.rate)} (${f.fixed(p.low * 100, 1)}–${f.percent(p.high)})`,
    sizesTitle: 'Размеры',
    segmentTable: 'Сегменты в числах',
    segment: 'Сегмент',
    shareHead: 'Доля',
    clients: 'Клиенты',
    silhouette: 'Силуэт',
    rule: 'Правило',
    whole: 'Все клиенты',
    profileTitle: 'Каковы клиенты каждого сегмента',
    meansTable: 'Средние числовых столбцов',
    sharesTable: 'Доли каждого значения по сегментам',
    otherColumns: 'Все остальные столбцы таблицей',
    column: 'Столбец',
    valueOf: (column) => `Значение ${column}`,
    outcomeTitle: 'Исход по сегментам',
    outcomeRate: (p) => `${p.outcome} = ${p.positive}`,
    outcomeTable: (outcome) => `${outcome}: доля и её 95-процентный интервал`,
    train: 'Клиенты в кластеризации',
    rows: 'Строки',
    outcomeNote:
      'В скобках интервал Уилсона: настолько доля может отклониться по одной лишь случайности, если клиенты не зависят друг от друга.',
    outcomeOrder:
      'Если доля среди поздних строк выходит за интервал, между строками что-то изменилось: сезон, кампания. Тогда ни одна из долей не предсказывает следующую.',
    notesTitle: 'Что рассказало бы больше',
  },
};
