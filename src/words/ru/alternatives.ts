import type { alternativesEn } from '../en/alternatives.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');
const verdicts = {
  none: 'не отчётливее тех, что дают несвязанные столбцы',
  weak: 'немного отчётливее тех, что дают несвязанные столбцы',
  clear: 'явно отчётливее тех, что дают несвязанные столбцы',
};

const methods = {
  'one-hot': 'one-hot × 1/√2, k-means',
  'k-prototypes': 'k-prototypes',
  'gower-pam': 'медоиды (Гауэр)',
};

export const alternativesRu: typeof alternativesEn = {
  title: 'Если брать каждый столбец по его типу',
  methods,
  finding: (p) =>
    `Среди методов, которые не приписывают категориям порядка, сильнее всех выделяется ${p.method === 'gower-pam' ? 'кластеризация вокруг медоидов по расстоянию Гауэра' : methods[p.method]} при k = ${p.k}: кластеры ${verdicts[p.verdict]} (превышение ${f.fixed(p.excess, 3)}, p = ${f.number(p.p)}; ${russianCount(p.nRows, { one: 'строка обучения', few: 'строки обучения', many: 'строк обучения' })}, ${russianCount(p.nCopies, { one: 'перемешанная копия', few: 'перемешанные копии', many: 'перемешанных копий' })}).`,
  table: 'Лучшее k каждого метода',
  method: 'Метод',
  imputation: 'Заполнение',
  context: { head: 'Контекст', with: 'с ним', without: 'без него' },
  p: 'p',
  note: 'Все методы испытаны на одних и тех же клиентах при каждом k и точно так же на копиях с перемешанными столбцами; в p учтено всё, что пробовали. Силуэт каждого метода — в его собственном расстоянии: евклидово между закодированными строками; корень из стоимости k-prototypes; расстояние Гауэра. Поэтому сравнивайте превышение, а не силуэт.',
  file: 'Все расчёты — в файле alternatives.parquet.',
};
