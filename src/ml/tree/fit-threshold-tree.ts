import { ArgumentError } from '../errors.ts';
import type { Matrix } from '../matrix.ts';
import { checkClasses, checkMatrix, checkWeights } from '../validate.ts';
import type { DecisionTree, TreeNode } from './tree.ts';

export interface FitThresholdTreeOptions {
  /** Row weights, read as counts of equal rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/**
 * A tree with one leaf a cluster, built for a k-means clustering by iterative mistake minimization (IMM).
 *
 * A node holds some of the centroids. It takes the threshold between them that sends the least weight of rows away
 * from their own centroid; those rows are lost and count in no later threshold. Ties go to the lowest feature, then
 * the lowest threshold, which lies half way to the next value. A node of one centroid is a leaf of its cluster:
 * `label` of a leaf is that cluster, also where most rows of the leaf are of another.
 *
 * At most k − 1 questions on a path. The cost of the tree ÷ that of k-means, the price of explainability, is O(k²).
 * O(k × nFeatures × nRows × log nRows).
 * Dasgupta, Frost, Moshkovitz and Rashtchian (2020), Explainable k-means and k-medians clustering.
 *
 * @param x shape (nRows, nFeatures), finite
 * @param labels cluster of each row, length nRows
 * @param centroids shape (nClusters, nFeatures), no two equal
 */
export function fitThresholdTree(
  x: Matrix,
  labels: ArrayLike<number>,
  centroids: Matrix,
  options: FitThresholdTreeOptions = {},
): DecisionTree {
  checkMatrix(x);
  checkMatrix(centroids, 'centroids');
  if (centroids.nCols !== x.nCols) {
    throw new ArgumentError(
      'E_SHAPE',
      `centroids must have ${x.nCols} columns, as x has; got ${centroids.nCols}`,
    );
  }
  const classes = checkClasses(labels, x.nRows, centroids.nRows);
  return grow({ x, labels: classes, centroids, weights: checkWeights(options.weights, x.nRows) });
}

interface Clustered {
  readonly x: Matrix;
  readonly labels: Int32Array;
  readonly centroids: Matrix;
  readonly weights: Float64Array;
}

interface Cut {
  readonly feature: number;
  readonly threshold: number;
  readonly mistakes: number;
}

interface Pending {
  readonly clusters: readonly number[];
  /** Every row that the questions send here. */
  readonly rows: Int32Array;
  /** Those whose centroid is here too. */
  readonly kept: Int32Array;
  readonly rightOf: number;
}

function grow(data: Clustered): DecisionTree {
  const { x, labels, centroids } = data;
  const all = Int32Array.from(labels.keys());
  const drafts: TreeNode[] = [];
  const rightChild: number[] = [];
  const clusters = Array.from({ length: centroids.nRows }, (_, c) => c);
  const pending: Pending[] = [{ clusters, rows: all, kept: all, rightOf: -1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { clusters: here, rows, kept, rightOf } = next;
    const index = drafts.length;
    rightChild.push(-1);
    if (rightOf >= 0) rightChild[rightOf] = index;
    const summary = summarize(data, rows, here);
    if (here.length === 1) {
      drafts.push({ kind: 'leaf', ...summary });
      continue;
    }
    const { feature, threshold } = bestCut(data, kept, here);
    drafts.push({ kind: 'split', feature, threshold, left: index + 1, right: -1, ...summary });
    const isLeft = (m: Matrix, row: number): boolean => m.data[row * m.nCols + feature] <= threshold;
    const side = (left: boolean): Pick<Pending, 'clusters' | 'rows' | 'kept'> => ({
      clusters: here.filter((c) => isLeft(centroids, c) === left),
      rows: rows.filter((row) => isLeft(x, row) === left),
      kept: kept.filter((row) => isLeft(x, row) === left && isLeft(centroids, labels[row]) === left),
    });
    pending.push({ ...side(false), rightOf: index });
    pending.push({ ...side(true), rightOf: -1 });
  }
  const nodes = drafts.map((node, i) =>
    Object.freeze(node.kind === 'split' ? { ...node, right: rightChild[i] } : node),
  );
  return Object.freeze({
    kind: 'decision-tree',
    nFeatures: x.nCols,
    nClasses: centroids.nRows,
    classWeights: Object.freeze(clusters.map(() => 1)),
    nodes: Object.freeze(nodes),
  });
}

function bestCut(data: Clustered, rows: Int32Array, clusters: readonly number[]): Cut {
  let best: Cut | null = null;
  for (let feature = 0; feature < data.x.nCols; feature++) {
    const cut = cutOf(data, rows, clusters, feature);
    if (cut && (!best || cut.mistakes < best.mistakes)) best = cut;
  }
  if (best) return best;
  throw new ArgumentError('E_DUPLICATE', 'centroids must differ from each other; two are equal');
}

/**
 * The threshold on one feature with the least mistakes; null where the centroids share one value. A row is a mistake
 * of the thresholds from the lower of its value and its centroid's up to, not at, the higher.
 */
function cutOf(
  { x, labels, centroids, weights }: Clustered,
  rows: Int32Array,
  clusters: readonly number[],
  feature: number,
): Cut | null {
  const centres = clusters.map((c) => centroids.data[c * centroids.nCols + feature]);
  const lowest = Math.min(...centres);
  const highest = Math.max(...centres);
  if (lowest === highest) return null;
  const changes = new Map<number, number>(centres.map((value) => [value, 0]));
  const add = (value: number, weight: number): void => {
    changes.set(value, (changes.get(value) ?? 0) + weight);
  };
  for (const row of rows) {
    const value = x.data[row * x.nCols + feature];
    const centre = centroids.data[labels[row] * centroids.nCols + feature];
    add(Math.min(value, centre), weights[row]);
    add(Math.max(value, centre), -weights[row]);
  }
  const values = Float64Array.from(changes.keys()).sort();
  let mistakes = 0;
  let best: Cut | null = null;
  for (let v = 0; values[v] < highest; v++) {
    mistakes += changes.get(values[v]) ?? 0;
    if (values[v] < lowest || (best && mistakes >= best.mistakes)) continue;
    const middle = values[v] / 2 + values[v + 1] / 2;
    const threshold = middle >= values[v] && middle < values[v + 1] ? middle : values[v];
    best = { feature, threshold, mistakes };
  }
  return best;
}

function summarize({ labels, weights, centroids }: Clustered, rows: Int32Array, clusters: readonly number[]) {
  const counts = new Array<number>(centroids.nRows).fill(0);
  for (const row of rows) counts[labels[row]] += weights[row];
  const nSamples = counts.reduce((sum, count) => sum + count, 0);
  const squares = counts.reduce((sum, count) => sum + count * count, 0);
  return {
    counts: Object.freeze(counts),
    nSamples,
    gini: nSamples > 0 ? 1 - squares / (nSamples * nSamples) : 0,
    label: clusters.reduce((most, c) => (counts[c] > counts[most] ? c : most)),
  };
}
