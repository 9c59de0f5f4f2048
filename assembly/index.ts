// k-means
export { assignNearestDouble } from './assign-nearest-double';
export { assignNearestSingle } from './assign-nearest-single';
// imputation
export { findNearestDonors } from './find-nearest-donors';
export { lowerToCandidateDouble } from './lower-to-candidate-double';
export { lowerToCandidateSingle } from './lower-to-candidate-single';
export { moveSums } from './move-sums';
export { sumByLabel } from './sum-by-label';
// silhouettes
export { sumCellDistances } from './sum-cell-distances';
export { weightedSum } from './weighted-sum';
