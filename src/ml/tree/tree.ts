/** What every node of a tree knows of the training rows that reached it. */
interface TreeNodeBase {
  /** Sum of the row weights of each class, before class weights; length nClasses. */
  readonly counts: readonly number[];
  /** Sum of `counts`: the number of rows, where a row of weight 3 is three. */
  readonly nSamples: number;
  /** Gini impurity of the class-weighted counts, of [0, 1 − 1 / nClasses]. */
  readonly gini: number;
  /** The class of the largest class-weighted count; ties to the lowest class. */
  readonly label: number;
}

/** A node that asks `row[feature] ≤ threshold`: yes goes to `left`, no to `right` (indices into `nodes`). */
export interface TreeSplit extends TreeNodeBase {
  readonly kind: 'split';
  readonly feature: number;
  readonly threshold: number;
  readonly left: number;
  readonly right: number;
}

export interface TreeLeaf extends TreeNodeBase {
  readonly kind: 'leaf';
}

export type TreeNode = TreeSplit | TreeLeaf;

/** A fitted classification tree: plain data, saved by `JSON.stringify`. */
export interface DecisionTree {
  readonly kind: 'decision-tree';
  readonly nFeatures: number;
  readonly nClasses: number;
  /** One weight per class, as used in the fit; 0 for a class without rows when balanced. */
  readonly classWeights: readonly number[];
  /** Depth first, left before right; node 0 is the root. */
  readonly nodes: readonly TreeNode[];
}

/** Class probabilities at a node: its class-weighted counts over their sum. */
export function nodeProbabilities(tree: DecisionTree, node: TreeNode): number[] {
  const weighted = node.counts.map((count, k) => count * tree.classWeights[k]);
  const sum = weighted.reduce((a, b) => a + b, 0);
  return weighted.map((value) => value / sum);
}
