import type { Matrix } from '../matrix.ts';
import { checkColumns, checkMatrix } from '../validate.ts';
import { type DecisionTree, nodeProbabilities } from './tree.ts';

/**
 * The class of every row: that of the leaf it falls into.
 *
 * O(nRows × depth).
 *
 * @param x shape (nRows, nFeatures), finite
 */
export function predictTree(tree: DecisionTree, x: Matrix): Int32Array {
  const leaves = leafOfRows(tree, x);
  return leaves.map((leaf) => tree.nodes[leaf].label);
}

/**
 * Class probabilities of every row, shape (nRows, nClasses): the class-weighted shares of its leaf.
 *
 * Rows sum to 1 within 1e-12; the largest is the class of `predictTree`, ties to the lowest.
 * O(nRows × (depth + nClasses)).
 *
 * @param x shape (nRows, nFeatures), finite
 */
export function predictTreeProbabilities(tree: DecisionTree, x: Matrix): Matrix {
  const leaves = leafOfRows(tree, x);
  const { nClasses } = tree;
  const byNode = tree.nodes.map((node) => (node.kind === 'leaf' ? nodeProbabilities(tree, node) : []));
  const data = new Float64Array(x.nRows * nClasses);
  for (let i = 0; i < x.nRows; i++) data.set(byNode[leaves[i]], i * nClasses);
  return { data, nRows: x.nRows, nCols: nClasses };
}

/**
 * The leaf of every row, as an index into `tree.nodes`.
 *
 * O(nRows × depth).
 *
 * @param x shape (nRows, nFeatures), finite
 */
export function leafOfRows(tree: DecisionTree, x: Matrix): Int32Array {
  checkMatrix(x);
  checkColumns(x, tree.nFeatures);
  const { nodes } = tree;
  const feature = Int32Array.from(nodes, (node) => (node.kind === 'split' ? node.feature : -1));
  const threshold = Float64Array.from(nodes, (node) => (node.kind === 'split' ? node.threshold : 0));
  const left = Int32Array.from(nodes, (node) => (node.kind === 'split' ? node.left : -1));
  const right = Int32Array.from(nodes, (node) => (node.kind === 'split' ? node.right : -1));
  const out = new Int32Array(x.nRows);
  for (let i = 0; i < x.nRows; i++) {
    let node = 0;
    while (feature[node] >= 0) {
      node = x.data[i * x.nCols + feature[node]] <= threshold[node] ? left[node] : right[node];
    }
    out[i] = node;
  }
  return out;
}
