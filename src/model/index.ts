// loading
export { loadModel, nameModel, type Sha256 } from './load.ts';
// scoring one client
export { type Client, usedFields } from './client.ts';
export { deriveValue } from './derive.ts';
export {
  type AnswerRule,
  type ClientScore,
  nearestSegment,
  type ScoreClientOptions,
  type ScoreStatus,
  scoreClient,
} from './score.ts';
// scoring many
export { type CompiledModel, compileModel, type ScoreColumnsOptions } from './compile.ts';
export { type ScoredColumns, scoreStatuses } from './scored-columns.ts';
// why, what then, what next
export {
  type ClientExplanation,
  type Contribution,
  type EncodedValue,
  explainClient,
  type FieldSupport,
} from './explain.ts';
export { type FieldValue, nextQuestions, type Question, type QuestionAnswer } from './next-question.ts';
export { type Completion, completeFields } from './completions.ts';
export { type SegmentChange, type SmallestChangeOptions, smallestChanges } from './smallest-change.ts';
// partial answers
export {
  binOf,
  type CellField,
  type Cells,
  type Conditionals,
  type CountCellsOptions,
  countCells,
} from './cells.ts';
export { type FindProxiesOptions, findProxies, type Proxies, type ProxyCandidate } from './proxies.ts';
// segments against descriptions, or against those of an earlier model
export {
  type GroupCounts,
  matchSegments,
  minOverlap,
  type SegmentMatch,
  sameOverlap,
} from './match-segments.ts';
export { type MatchedSegment, type ModelMatch, matchModels } from './match-models.ts';
// places in the model and lasting ids
export { idOf, lastIdOf, positionOf } from './segment-ids.ts';
// rules in words
export { describePath, describeRules, type EncodedFeature, encodedFeatures } from './rules.ts';
// a database that scores
export { type ExportSqlOptions, exportSql } from './export/export-sql.ts';
