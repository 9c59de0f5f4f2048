export { type ShuffleColumnsOptions, shuffleColumns } from './shuffle-columns.ts';
export { type NullBand, type NullBandOptions, nullBand } from './null-band.ts';
export { correctForGrid, type GridCell, type GridWorth } from './grid-p.ts';
export { judgeExcess, type Verdict, type VerdictThreshold, type VerdictThresholds } from './verdict.ts';
