// k-means

// order of clusters
export { canonicalOrder } from './canonical.ts';
export { type FitKMeansOptions, fitKMeans, predictKMeans } from './kmeans.ts';
export type { KMeansModel } from './kmeans-model.ts';
export { type FitKMeansPathOptions, fitKMeansPath, type KMeansPathFit } from './kmeans-path.ts';
export { type FitKMeansRangeOptions, fitDistinctRange, fitKMeansRange } from './kmeans-range.ts';
// numbers and categories side by side
export {
  type FitKPrototypesOptions,
  type FitKPrototypesPathOptions,
  fitKPrototypes,
  fitKPrototypesPath,
  type KPrototypesFit,
} from './kprototypes.ts';
export { type MixedRows, mixedRows } from './mixed-rows.ts';
