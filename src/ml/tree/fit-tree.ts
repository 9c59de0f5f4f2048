import { ArgumentError } from '../errors.ts';
import { type ClassWeights, classTotals, resolveClassWeights } from '../linear/class-weights.ts';
import type { Matrix } from '../matrix.ts';
import { checkClasses, checkInteger, checkMatrix, checkWeights } from '../validate.ts';
import { findSplit, type SplitData } from './find-split.ts';
import { partition, presort } from './presort.ts';
import type { DecisionTree, TreeNode } from './tree.ts';

export interface FitTreeOptions {
  /** Number of classes, at least 1; labels are integers of 0 … nClasses − 1. */
  readonly nClasses: number;
  /** Row weights, read as counts of equal rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /** `'balanced'`: total ÷ (present classes × total of the class); or a number over 0 per class; defaults to ones. */
  readonly classWeights?: 'balanced' | readonly number[];
  /** Greatest number of questions on a path, an integer of at least 0; defaults to Infinity. */
  readonly maxDepth?: number;
  /** Least sum of row weights in a leaf, before class weights, over 0; defaults to 1. */
  readonly minLeafSize?: number;
  /** Least sum of row weights in a node that is split, before class weights, over 0; defaults to 2. */
  readonly minSplitSize?: number;
}

interface Limits {
  readonly maxDepth: number;
  readonly minLeafSize: number;
  readonly minSplitSize: number;
}

/**
 * Fits a classification tree by CART with weighted Gini impurity.
 *
 * Gini of a node is `1 − Σ_k p_k²`, p its class-weighted shares. Each node takes the split with the least weighted
 * impurity of its sides; the threshold is the midpoint of neighbouring values, and `value ≤ threshold` goes left.
 * Ties go to the lowest feature, then the lowest threshold. A node is a leaf when it is pure, its rows are equal or
 * a limit says so; rows of one class give one leaf.
 *
 * Weights are counts: weight 3 is three equal rows and weight 0 is no row, to the last bit. Weights that sum to 1
 * fall under the default sizes: scale them or lower the sizes.
 *
 * Equals scikit-learn's DecisionTreeClassifier on tie-free data, except that it rounds features to float32 and takes
 * values closer than 1e-7 as equal (we stay in float64), breaks ties at random, ignores `sample_weight` in
 * `min_samples_leaf` and counts rows in balanced class weights.
 *
 * O(nFeatures × nRows × (log nRows + depth × nClasses)): every feature is sorted once.
 * Breiman, Friedman, Olshen and Stone (1984), Classification and Regression Trees.
 *
 * @param x shape (nRows, nFeatures), finite
 * @param labels length nRows
 */
export function fitTree(x: Matrix, labels: ArrayLike<number>, options: FitTreeOptions): DecisionTree {
  const { nClasses, maxDepth = Number.POSITIVE_INFINITY, minLeafSize = 1, minSplitSize = 2 } = options;
  checkMatrix(x);
  checkInteger(nClasses, 'nClasses', 1);
  if (maxDepth !== Number.POSITIVE_INFINITY) checkInteger(maxDepth, 'maxDepth', 0);
  checkSize(minLeafSize, 'minLeafSize');
  checkSize(minSplitSize, 'minSplitSize');
  const classes = checkClasses(labels, x.nRows, nClasses);
  const weights = checkWeights(options.weights, x.nRows);
  return grow(x, classes, weights, nClasses, options.classWeights, { maxDepth, minLeafSize, minSplitSize });
}

function checkSize(value: number, name: string): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw new ArgumentError('E_RANGE', `${name} must be a finite number over 0; got ${value}`);
}

/** A run of rows that waits to become a node. */
interface Pending {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** The node that this one is the right child of, or −1. */
  readonly rightOf: number;
}

function grow(
  x: Matrix,
  labels: Int32Array,
  weights: Float64Array,
  nClasses: number,
  classWeights: ClassWeights,
  limits: Limits,
): DecisionTree {
  const resolved = resolveClassWeights(classWeights, classTotals(labels, weights, nClasses));
  const data = presort(x, labels, weights, nClasses, resolved);
  const goesLeft = new Uint8Array(data.nRows);
  const scratch = new Int32Array(data.nRows);
  const drafts: TreeNode[] = [];
  const rightChild: number[] = [];
  // A stack, not recursion: a chain of splits may be as deep as there are rows.
  const pending: Pending[] = [{ start: 0, end: data.nRows, depth: 0, rightOf: -1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { start, end, depth, rightOf } = next;
    const index = drafts.length;
    rightChild.push(-1);
    if (rightOf >= 0) rightChild[rightOf] = index;
    const summary = summarize(data, start, end);
    const isLeaf =
      depth >= limits.maxDepth ||
      summary.nSamples < limits.minSplitSize ||
      summary.nSamples < 2 * limits.minLeafSize ||
      summary.gini <= Number.EPSILON;
    const split = isLeaf ? null : findSplit(data, start, end, summary.counts, limits.minLeafSize);
    if (split === null) {
      drafts.push({ kind: 'leaf', ...summary });
      continue;
    }
    drafts.push({ kind: 'split', ...split, left: index + 1, right: -1, ...summary });
    const middle = partition(data, start, end, split.feature, split.threshold, goesLeft, scratch);
    pending.push({ start: middle, end, depth: depth + 1, rightOf: index });
    pending.push({ start, end: middle, depth: depth + 1, rightOf: -1 });
  }
  const nodes = drafts.map((node, i) =>
    Object.freeze(node.kind === 'split' ? { ...node, right: rightChild[i] } : node),
  );
  return Object.freeze({
    kind: 'decision-tree',
    nFeatures: x.nCols,
    nClasses,
    classWeights: Object.freeze(resolved),
    nodes: Object.freeze(nodes),
  });
}

function summarize(data: SplitData, start: number, end: number) {
  const { nClasses, labels, weights, classWeights, order } = data;
  const counts = new Array<number>(nClasses).fill(0);
  for (let p = start; p < end; p++) counts[labels[order[p]]] += weights[order[p]];
  let nSamples = 0;
  let sum = 0;
  let squares = 0;
  let label = 0;
  for (let k = 0; k < nClasses; k++) {
    const weighted = counts[k] * classWeights[k];
    nSamples += counts[k];
    sum += weighted;
    squares += weighted * weighted;
    if (weighted > counts[label] * classWeights[label]) label = k;
  }
  return { counts: Object.freeze(counts), nSamples, gini: 1 - squares / (sum * sum), label };
}
