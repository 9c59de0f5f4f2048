import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const otherOrders = { one: 'other order', other: 'other orders' };

/** The two segments that merge when the codes of a column stand in another order. */
interface Merged {
  readonly ids: readonly [number, number];
  readonly nOrders: number;
  /** Whether the column alone tells them apart. */
  readonly isAlone: boolean;
}

/** What was tried on the result: other orders of codes, fills of hidden cells. */
export const checksEn = {
  methods: { mode: 'mode', knn: 'knn', 'knn-vote': 'knn-vote', iterative: 'iterative' },
  order: {
    title: 'With the codes in another order',
    intro: (p: { column: string; nOrders: number }) =>
      `The values of ${p.column} have no order, but a number stands for each, so some count as near and others as far. The same fit was made with the numbers given in ${englishCount(p.nOrders, otherOrders)}.`,
    finding: (p: {
      column: string;
      nOrders: number;
      merged: Merged | null;
      low: number;
      high: number;
      agreement: number;
    }) =>
      p.merged === null
        ? `With the codes of ${p.column} in ${englishCount(p.nOrders, otherOrders)}, the segments agree with the chosen ones by ${f.fixed(p.agreement, 2)} (median adjusted Rand index); the silhouette runs from ${f.number(p.low)} to ${f.number(p.high)}.`
        : `Segments ${p.merged.ids[0]} and ${p.merged.ids[1]} ${p.merged.isAlone ? `differ by ${p.column} alone, whose values have no order: with its codes in another order they` : `hang on the order of the codes of ${p.column}: in another order they`} merge in ${p.merged.nOrders} of ${p.nOrders} cases, and the silhouette runs from ${f.number(p.low)} to ${f.number(p.high)}.`,
    chartTitle: (p: { column: string; nOrders: number; low: number; high: number; silhouette: number }) =>
      `The order of the codes of ${p.column} moves the silhouette from ${f.number(p.low)} to ${f.number(p.high)}; as they stand it is ${f.number(p.silhouette)}`,
    subtitle: (p: { k: number; nRows: number }) =>
      `Silhouette of k = ${p.k} with the codes as they stand and in other orders, lowest first; ${englishCount(p.nRows, { one: 'train row', other: 'train rows' })}`,
    caption:
      'A higher bar is not a better order: values without an order have no right one. The chart does not show which segments change.',
    order: 'Order of the codes',
    given: 'as is',
    agreement: (p: { chosen: number; between: number }) =>
      `Agreement with the chosen segments, median adjusted Rand index: ${f.fixed(p.chosen, 2)}; of two other orders with each other: ${f.fixed(p.between, 2)}. 1 is the same, 0 is chance.`,
    segmentTable: 'Segments that dissolve',
    segmentNote:
      'A segment dissolves in an order where no cluster has half in common with it (Jaccard below 0.5).',
    dissolves: 'Orders in which it dissolves',
    pairTable: 'Segments that merge',
    pair: 'Segments',
    merges: 'Orders in which they merge',
    differ: 'What tells them apart',
    ids: (p: { ids: readonly [number, number] }) => `${p.ids[0]} and ${p.ids[1]}`,
    alone: (column: string) => `${column} alone`,
    others: 'other columns too',
    of: (p: { n: number; total: number }) => `${p.n} of ${p.total}`,
  },
  lab: {
    title: 'How good the fills are',
    intro: (p: { least: number; most: number }) =>
      `Of each column with unknown cells, ${p.least === p.most ? f.count(p.most) : `${f.count(p.least)} to ${f.count(p.most)}`} known cells of the train rows were hidden, and every imputation filled them. What it must beat is the mode: the most frequent value, or the median of numbers. The outcome took no part.`,
    finding: (p: { method: string; column: string; score: number; mode: number; vote: number | null }) =>
      `${p.method} fills ${f.percent(p.score)} of hidden ${p.column} cells right; the most frequent value ${f.percent(p.mode)}${p.vote === null ? '' : `, a vote of the same neighbours ${f.percent(p.vote)}`}.`,
    noneFinding: (p: { nColumns: number }) =>
      `No imputation beats the most frequent value in any of ${englishCount(p.nColumns, { one: 'column', other: 'columns' })}`,
    bestFinding: (p: { column: string; method: string; score: number; mode: number }) =>
      `${p.column}: ${p.method} fills ${f.percent(p.score)} of hidden cells right, the most frequent value ${f.percent(p.mode)}`,
    numericTitle: (p: { column: string; method: string; ratio: number }) =>
      `${p.column}: the mean error of ${p.method} is ${f.number(p.ratio)} times that of the median`,
    subtitle: 'Share of the hidden cells filled right, by imputation; the upright mark is the mode',
    numericSubtitle:
      'Mean error on the hidden cells ÷ that of the median, by imputation; the upright mark is the median',
    caption:
      'The hidden cells are known ones. Those that are really unknown may belong to other clients, and what a wrong fill does to the segments is not shown.',
    axis: 'Filled right',
    numericAxis: 'Error ÷ median’s',
    column: 'Column',
    hidden: 'Hidden',
    recommended: 'Recommended',
    doNotFill: 'do not fill',
    scoreTable: 'Hidden cells filled right; of numbers, the mean error',
    distanceTable:
      'How far the shares of the filled values are from the true ones (total variation; 0 is the same)',
    rule: (p: { minGain: number; minGainShare: number; minErrors: number }) =>
      `A method is recommended where it fills at least ${f.fixed(p.minGain * 100, 0)} more of 100 cells right than the mode (numbers: an error at least ${f.percent(p.minGainShare, 0)} less than the median’s), and by at least ${p.minErrors} standard errors of the gain; of several, the best. Otherwise the cell is better left unknown.`,
    together: (p: { columns: readonly string[]; nBoth: number; nMissing: number }) =>
      `${formatList(p.columns, 'and')} are unknown together, in ${f.count(p.nBoth)} of ${f.count(p.nMissing)} rows, so one says nothing of the other where it is needed. They were hidden together.`,
  },
};
