/** How far our result may lie from the oracle's: relative, except where the name says otherwise. */
export const tolerances = {
  /** Plain f64 sums: inertia, centroids, Calinski-Harabasz, Davies-Bouldin. */
  f64: 1e-9,
  scaler: 1e-12,
  encoder: 1e-12,
  silhouette: 1e-8,
  /** Distances in single precision. */
  silhouetteSingle: 1e-6,
  adjustedRand: 1e-10,
  imputerIterative: 1e-5,
  bayesianRidge: 1e-7,
  logisticCoefficient: 1e-5,
  treeThreshold: 1e-6,
  linkageHeight: 1e-9,
  association: 1e-12,
  pca: 1e-8,
  /** How many times scikit-learn's median divergence ours may be. */
  tsneDivergenceRatio: 1.05,
} as const;
