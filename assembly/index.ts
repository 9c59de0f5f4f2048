// k-means
export { assignNearestCoded } from './assign-nearest-coded';
export { assignNearestDouble } from './assign-nearest-double';
export { assignNearestSingle } from './assign-nearest-single';
export { fillCentroidTable } from './fill-centroid-table';
// imputation
export { findNearestDonors } from './find-nearest-donors';
export { lowerToCandidateDouble } from './lower-to-candidate-double';
export { lowerToCandidateSingle } from './lower-to-candidate-single';
export { lowerToLaneCoded } from './lower-to-lane-coded';
export { moveSums } from './move-sums';
export { sumByLabel } from './sum-by-label';
// silhouettes
export { sumCellDistances } from './sum-cell-distances';
export { sumLoweredCoded } from './sum-lowered-coded';
export { weightedSum } from './weighted-sum';
