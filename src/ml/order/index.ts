export { type DrawOrdersOptions, drawOrders } from './draw-orders.ts';
export { type ClusterMatch, type MatchClustersOptions, matchClusters } from './match-clusters.ts';
export { reorderCategories } from './reorder-categories.ts';
