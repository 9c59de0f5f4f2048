// loading
export { loadModel, nameModel, type Sha256 } from './load.ts';
// scoring
export { type Client, type KnownValue, readClient, usedFields } from './client.ts';
export { deriveValue } from './derive.ts';
export { type ClientScore, nearestSegment, type ScoreStatus, scoreClient } from './score.ts';
// partial answers
export {
  binOf,
  type CellField,
  type Cells,
  type Conditionals,
  type CountCellsOptions,
  countCells,
} from './cells.ts';
// rules in words
export { describePath, describeRules, type EncodedFeature, encodedFeatures } from './rules.ts';
