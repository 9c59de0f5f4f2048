import type { evidenceEn } from '../en/evidence.ts';
import { formatFor } from '../format.ts';
import { russianCount } from '../plural.ts';

const f = formatFor('ru');

/** What supports the segments and what does not, in Russian. */
export const evidenceRu: typeof evidenceEn = {
  surrogates: {
    title: 'Насколько можно полагаться на суррогаты',
    intro: (p) =>
      `Доля строк, где суррогат даёт сегмент кластеризации. В столбцах сегментов у ${russianCount(p.nRows, { one: 'обучающей строки', few: 'обучающих строк', many: 'обучающих строк' })} всего ${russianCount(p.nDistinct, { one: 'различная строка', few: 'различные строки', many: 'различных строк' })}, поэтому согласие во многом — повторение.`,
    table: 'Согласие с кластеризацией и цена простых правил',
    surrogate: 'Суррогат',
    names: {
      tree: 'Дерево решений',
      'threshold-tree': 'Дерево порогов',
      logistic: 'Логистическая регрессия',
    },
    leaves: 'Правила',
    rows: {
      train: 'Обучающие строки',
      later: 'Проверочные строки',
      incomplete: 'Неполные строки',
      perturbed: 'Изменённые строки',
    },
    rowsHead: (p) => `${p.rows} (${f.count(p.n)})`,
    price: 'Цена',
    note: 'В неполных строках один из столбцов сегментов был неизвестен; взято заполненное значение. Изменённые строки — обучающие, где одно такое значение взято у другого клиента. Цена — стоимость k-means для сегментов суррогата ÷ стоимость кластеризации; 1 значит, что простота ничего не стоит.',
    thresholdTitle: 'По одному правилу на сегмент',
    thresholdIntro:
      'В дереве порогов каждому сегменту отвечает одно правило. Пороги выбраны так, чтобы как можно меньше клиентов оказалось отделено от своего центроида (Dasgupta и др., 2020).',
    thresholdTable: 'Дерево порогов в виде правил',
  },
};
