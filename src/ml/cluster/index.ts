// k-means

// order of clusters
export { canonicalOrder } from './canonical.ts';
export {
  type FitKMeansOptions,
  type FitKMeansRangeOptions,
  fitKMeans,
  fitKMeansRange,
  type KMeansModel,
  predictKMeans,
} from './kmeans.ts';
export { type FitKMeansPathOptions, fitKMeansPath, type KMeansPathFit } from './kmeans-path.ts';
