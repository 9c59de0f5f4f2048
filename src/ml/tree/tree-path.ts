import type { Matrix } from '../matrix.ts';
import { leafOfRows } from './predict-tree.ts';
import { type DecisionTree, nodeProbabilities } from './tree.ts';

/** One question on a row's way down and its answer: `value op threshold` is true. */
export interface TreeStep {
  /** Index of the node that asks, in `tree.nodes`. */
  readonly node: number;
  readonly feature: number;
  readonly value: number;
  readonly op: '<=' | '>';
  readonly threshold: number;
}

export interface TreePath {
  /** From the root down; empty when the tree is one leaf. */
  readonly steps: readonly TreeStep[];
  /** Index of the leaf in `tree.nodes`. */
  readonly leaf: number;
  readonly label: number;
  /** Length nClasses. */
  readonly probabilities: readonly number[];
}

/**
 * The way of one row from the root to its leaf, with every comparison made.
 *
 * O(nodes).
 *
 * @param row length nFeatures, finite
 */
export function treePath(tree: DecisionTree, row: ArrayLike<number>): TreePath {
  const x: Matrix = { data: Float64Array.from(row), nRows: 1, nCols: row.length };
  const leaf = leafOfRows(tree, x)[0];
  const steps: TreeStep[] = [];
  let index = 0;
  for (let node = tree.nodes[0]; node.kind === 'split'; node = tree.nodes[index]) {
    const { feature, threshold } = node;
    const value = x.data[feature];
    const goesLeft = value <= threshold;
    steps.push({ node: index, feature, value, op: goesLeft ? '<=' : '>', threshold });
    index = goesLeft ? node.left : node.right;
  }
  const end = tree.nodes[leaf];
  return { steps, leaf, label: end.label, probabilities: nodeProbabilities(tree, end) };
}
