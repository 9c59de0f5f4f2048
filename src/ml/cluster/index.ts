// k-means

// order of clusters
export { canonicalOrder } from './canonical.ts';
export { type FitKMeansOptions, fitKMeans, type KMeansModel, predictKMeans } from './kmeans.ts';
export { type FitKMeansPathOptions, fitKMeansPath, type KMeansPathFit } from './kmeans-path.ts';
