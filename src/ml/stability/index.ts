export { type ClusterJaccardOptions, clusterJaccard } from './cluster-jaccard.ts';
export { nearestRow } from './nearest-row.ts';
export { resampleWeights } from './resample-weights.ts';
