// two columns
export { type CramersV, cramersV } from './cramers-v.ts';
export { correlationRatio } from './correlation-ratio.ts';
export { type Correlation, pearson } from './pearson.ts';
export { spearman } from './spearman.ts';
export { averageRanks, ranksOfNumbered } from './ranks.ts';
export { type RocAuc, rocAuc } from './roc-auc.ts';
// one column
export {
  type NumberedValues,
  numberValues,
  type OrderedValues,
  orderValues,
} from './number-values.ts';
export { quantiles, quantilesOfOrdered } from './quantiles.ts';
export { type Histogram, histogram } from './histogram.ts';
export { type LabelChanges, labelChanges } from './label-changes.ts';
