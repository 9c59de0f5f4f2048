// clusters against the rows
export { scoreInertia, totalSpread } from './inertia.ts';
export { partitionCost } from './partition-cost.ts';
export {
  type ScoreSilhouetteOptions,
  type Silhouette,
  scoreSilhouette,
  scoreSilhouettes,
  silhouetteDefinition,
} from './silhouette.ts';
export {
  type EstimatedSilhouette,
  type EstimateSilhouettesOptions,
  estimateSilhouettes,
} from './estimate-silhouette.ts';
export { scoreCalinskiHarabasz } from './calinski-harabasz.ts';
export { daviesBouldinOf, scoreDaviesBouldin } from './davies-bouldin.ts';
export type { ScorePartitionOptions } from './cluster-moments.ts';
export { type ScoreSeparationOptions, scoreSeparation } from './separation.ts';
export { findElbow } from './elbow.ts';
// a rate and how sure it is
export { wilsonInterval } from './wilson-interval.ts';
// one partition or labeling against another
export { adjustedRand } from './adjusted-rand.ts';
export {
  accuracy,
  type ConfusionMatrixOptions,
  confusionMatrix,
  type PrecisionRecall,
  precisionRecall,
} from './classification.ts';
