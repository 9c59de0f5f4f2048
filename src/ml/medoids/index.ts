// distances from one row at a time
export { type Distances, distancesOf, keepDistances } from './distances.ts';
export { gowerDistances } from './gower.ts';
// rows that stand for their clusters
export { type FitPamPathOptions, fitPamPath, type MedoidFit } from './faster-pam.ts';
export { type FitMedoidsPathOptions, fitMedoidsPath } from './clara.ts';
export { type MedoidScores, scoreMedoids } from './score-medoids.ts';
