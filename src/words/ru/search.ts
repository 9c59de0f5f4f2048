import type { searchEn } from '../en/search.ts';
import { formatFor, formatList } from '../format.ts';
import { russianCount } from '../plural.ts';
import { quotedNames } from './names.ts';

const f = formatFor('ru');
const listed = (n: number) => russianCount(n, { one: 'расчёта', few: 'расчётов', many: 'расчётов' });

export const searchRu: typeof searchEn = {
  title: 'В каких столбцах есть группы',
  step: 'Перебор столбцов',
  intro: (p) =>
    `${p.most === 2 ? 'Каждые два столбца' : `Каждый набор от 2 до ${p.most} столбцов`} клиента (всего столбцов ${p.nColumns}) ${p.most === 2 ? 'кластеризованы' : 'кластеризован'} по типам при k = ${p.kFrom}…${p.kTo}: ${russianCount(p.nSubsets, { one: 'набор', few: 'набора', many: 'наборов' })}, ${russianCount(p.nCells, { one: 'расчёт', few: 'расчёта', many: 'расчётов' })}. Так же кластеризованы копии таблицы с перемешанными столбцами: их ${p.copies}.`,
  counts: (p) =>
    `Вердикты расчётов: ясное отличие — ${f.count(p.clear)}, слабое — ${f.count(p.weak)}, отличия нет — ${f.count(p.none)}; в p учтены они все.`,
  tied: (pairs) =>
    `${formatList(
      pairs.map(({ columns, strength }) => `${quotedNames(columns)} (${f.fixed(strength, 2)})`),
      'и',
    )} говорят почти одно и то же, поэтому вместе их нет ни в одном наборе.`,
  table: 'Что выделяется: каждый набор при лучшем k',
  layerNote:
    'Ранг 1: в списке нет расчёта, который не хуже по превышению, устойчивости и дереву, а хотя бы в одном из них лучше. Превышение — силуэт минус силуэт перемешанных копий. Устойчивость — какая часть наименее устойчивого кластера находится снова на повторных выборках (мера Жаккара, 1 — весь). Дерево — доля клиентов, которых небольшое дерево относит к их кластеру.',
  related:
    'Связь столбцов сама по себе ещё не сегмент: набор может выделяться потому, что один его столбец следует из другого.',
  heads: {
    layer: 'Ранг',
    columns: 'Столбцы',
    k: 'k',
    excess: 'Превышение',
    p: 'p',
    stability: 'Устойчивость',
    tree: 'Дерево',
    verdict: 'Вердикт',
  },
  nothing: 'Перебирать нечего: нет двух столбцов клиента, которые меняются и говорят разное.',
  none: 'Ни один набор столбцов не выделяется среди несвязанных.',
  chosen: (p) =>
    `Выбранные столбцы (${quotedNames(p.columns)}; k = ${p.k}), если брать их по типам: превышение ${f.fixed(p.excess, 3)}, p = ${f.number(p.p)}, устойчивость ${f.fixed(p.stability, 2)}, дерево ${f.fixed(p.fidelity, 2)}; место по превышению — ${f.count(p.place)} из ${f.count(p.nCells)}; ${p.nBetter === 0 ? `в списке из ${listed(p.nListed)} ни один не лучше по всем трём` : `по всем трём не хуже ${f.count(p.nBetter)} из ${listed(p.nListed)} списка`}.`,
  line: (p) =>
    `${p.layer} · ${p.columns.join(', ')} · k = ${p.k} · превышение ${f.fixed(p.excess, 3)} · p = ${f.number(p.p)} · устойчивость ${f.fixed(p.stability, 2)} · дерево ${f.fixed(p.fidelity, 2)} · ${p.mark}`,
  written: (path) => `Все расчёты: ${path}`,
  again: 'В отчёте это появится после следующей команды «clientele study» в эту же папку.',
};
