import { describe, expect, it } from 'vitest';
import { fromRows, type Matrix, selectColumns, toRows } from '../../../src/ml/matrix.ts';
import { createRandom, shuffledIndices } from '../../../src/ml/random.ts';
import {
  type DecisionTree,
  fitTree,
  leafOfRows,
  predictTree,
  predictTreeProbabilities,
  treePath,
  treeRules,
} from '../../../src/ml/tree/index.ts';

/** Continuous columns and weights: no two splits are equally good. */
function tieFree(seed: number, nRows = 60, nCols = 4) {
  const random = createRandom(seed);
  const x: Matrix = { data: new Float64Array(nRows * nCols).map(() => random.next()), nRows, nCols };
  const labels = toRows(x).map((row) => Math.floor(3 * Math.min(0.999, 0.6 * row[0] + 0.4 * random.next())));
  const weights = labels.map(() => 1 + random.next());
  return { x, labels, weights };
}

/** Feature 0 at 2.5, then at 3.5: feature 1 at 15 would do as well there, and comes later. */
const corners = fromRows([
  [1, 10],
  [2, 20],
  [3, 10],
  [4, 20],
]);
const cornerTree = fitTree(corners, [0, 0, 1, 2], { nClasses: 3 });

describe('fitTree', () => {
  it('fitTree(x, labels) splits at the midpoint, with counts and impurity in every node', () => {
    expect(cornerTree.nodes).toEqual([
      {
        kind: 'split',
        feature: 0,
        threshold: (2 + 3) / 2,
        left: 1,
        right: 2,
        counts: [2, 1, 1],
        nSamples: 4,
        gini: 1 - (2 * 2 + 1 + 1) / (4 * 4),
        label: 0,
      },
      { kind: 'leaf', counts: [2, 0, 0], nSamples: 2, gini: 0, label: 0 },
      {
        kind: 'split',
        feature: 0,
        threshold: (3 + 4) / 2,
        left: 3,
        right: 4,
        counts: [0, 1, 1],
        nSamples: 2,
        gini: 1 - (1 + 1) / (2 * 2),
        label: 1,
      },
      { kind: 'leaf', counts: [0, 1, 0], nSamples: 1, gini: 0, label: 1 },
      { kind: 'leaf', counts: [0, 0, 1], nSamples: 1, gini: 0, label: 2 },
    ]);
  });

  it('fitTree(x, labels) gives ties to the lowest feature, then the lowest threshold', () => {
    const same = fromRows([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    // The cuts at 0.5 and 2.5 leave one odd row alike; both columns are equal.
    const tree = fitTree(same, [0, 1, 0, 1], { nClasses: 2, maxDepth: 1 });
    expect(tree.nodes[0]).toMatchObject({ feature: 0, threshold: 0.5 });
  });

  it('fitTree(x, labels) splits although the first question gains nothing (exclusive or)', () => {
    const x = fromRows([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const labels = [0, 1, 1, 0];
    expect(Array.from(predictTree(fitTree(x, labels, { nClasses: 2 }), x))).toEqual(labels);
  });

  it('fitTree(x, labels, {maxDepth, minLeafSize, minSplitSize}) keeps the limits', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { x, labels } = tieFree(seed);
      const whole = fitTree(x, labels, { nClasses: 3 });
      expect(Array.from(predictTree(whole, x))).toEqual(labels);
      const shallow = fitTree(x, labels, { nClasses: 3, maxDepth: 2 });
      expect(Math.max(...toRows(x).map((row) => treePath(shallow, row).steps.length))).toBe(2);
      const bushy = fitTree(x, labels, { nClasses: 3, minLeafSize: 7 });
      expect(Math.min(...treeRules(bushy).map((rule) => rule.weight))).toBeGreaterThanOrEqual(7);
      const coarse = fitTree(x, labels, { nClasses: 3, minSplitSize: 20 });
      for (const node of coarse.nodes)
        if (node.kind === 'split') expect(node.nSamples).toBeGreaterThanOrEqual(20);
    }
    expect(fitTree(corners, [0, 0, 1, 2], { nClasses: 3, maxDepth: 0 }).nodes.length).toBe(1);
  });

  it('fitTree(x, labels, {maxDepth, minLeafSize}) names a limit out of range', () => {
    const fitWith = (extra: object) => () => fitTree(corners, [0, 0, 1, 1], { nClasses: 2, ...extra });
    expect(fitWith({ maxDepth: -1 })).toThrow('maxDepth must be an integer of at least 0; got -1');
    expect(fitWith({ minLeafSize: 0 })).toThrow('minLeafSize must be a finite number over 0; got 0');
    expect(fitWith({ minSplitSize: Number.NaN })).toThrow(
      'minSplitSize must be a finite number over 0; got NaN',
    );
  });

  it('fitTree(x, labels) with the columns in another order asks the same questions', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { x, labels, weights } = tieFree(seed);
      const options = { nClasses: 3, weights, maxDepth: 3, minLeafSize: 6 };
      const order = Array.from(shuffledIndices(x.nCols, createRandom(seed)));
      const moved = fitTree(selectColumns(x, order), labels, options);
      const back = moved.nodes.map((node) =>
        node.kind === 'split' ? { ...node, feature: order[node.feature] } : node,
      );
      expect(back).toEqual(fitTree(x, labels, options).nodes);
    }
  });

  it('fitTree(2·x + 64, labels) predicts the same on dyadic values', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { x, labels } = tieFree(seed);
      const dyadic: Matrix = { ...x, data: x.data.map((value) => Math.round(value * 1024) / 1024) };
      const scaled: Matrix = { ...x, data: dyadic.data.map((value) => 2 * value + 64) };
      const a = fitTree(dyadic, labels, { nClasses: 3, maxDepth: 4 });
      const b = fitTree(scaled, labels, { nClasses: 3, maxDepth: 4 });
      expect(leafOfRows(b, scaled)).toEqual(leafOfRows(a, dyadic));
      expect(predictTree(b, scaled)).toEqual(predictTree(a, dyadic));
    }
  });

  it('fitTree(x, labels) separates neighbouring numbers and numbers near the largest', () => {
    const next = 1 + Number.EPSILON;
    const close = fromRows([[1], [next]]);
    expect(Array.from(predictTree(fitTree(close, [0, 1], { nClasses: 2 }), close))).toEqual([0, 1]);
    const huge = fromRows([[Number.MAX_VALUE], [Number.MAX_VALUE / 2], [-Number.MAX_VALUE]]);
    expect(Array.from(predictTree(fitTree(huge, [1, 0, 1], { nClasses: 2 }), huge))).toEqual([1, 0, 1]);
  });

  it('fitTree(x, labels) grows a chain as deep as the rows without recursion', () => {
    const n = 3000;
    const x = fromRows(Array.from({ length: n }, (_, i) => [i]));
    const labels = Array.from({ length: n }, (_, i) => i % 2);
    const tree = fitTree(x, labels, { nClasses: 2 });
    expect(tree.nodes.length).toBe(2 * n - 1);
    expect(Array.from(predictTree(tree, x))).toEqual(labels);
  });
});

describe('predictTreeProbabilities', () => {
  it('predictTreeProbabilities(tree, x) is the share of each class in the leaf, class weights included', () => {
    const x = fromRows([[0], [0], [0], [1]]);
    const labels = [0, 0, 1, 1];
    const plain = fitTree(x, labels, { nClasses: 2 });
    expect(toRows(predictTreeProbabilities(plain, x))[0]).toEqual([2 / 3, 1 / 3]);
    const weighted = fitTree(x, labels, { nClasses: 2, classWeights: [1, 4] });
    expect(toRows(predictTreeProbabilities(weighted, x))[0]).toEqual([2 / (2 + 4), 4 / (2 + 4)]);
    expect(predictTree(weighted, x)[0]).toBe(1);
  });
});

describe('treePath', () => {
  it('treePath(tree, row) lists every comparison down to the leaf', () => {
    expect(treePath(cornerTree, [4, 20])).toEqual({
      steps: [
        { node: 0, feature: 0, value: 4, op: '>', threshold: 2.5 },
        { node: 2, feature: 0, value: 4, op: '>', threshold: 3.5 },
      ],
      leaf: 4,
      label: 2,
      probabilities: [0, 0, 1],
    });
  });

  it('treePath(tree, row) ends in the leaf and class of predictTree', () => {
    const { x, labels } = tieFree(5);
    const tree = fitTree(x, labels, { nClasses: 3, maxDepth: 4 });
    const paths = toRows(x).map((row) => treePath(tree, row));
    expect(paths.map((path) => path.leaf)).toEqual(Array.from(leafOfRows(tree, x)));
    expect(paths.map((path) => path.label)).toEqual(Array.from(predictTree(tree, x)));
    expect(() => treePath(tree, [1, 2])).toThrow(/4 columns.*got 2/);
  });
});

describe('treeRules', () => {
  it('treeRules(tree) keeps the tightest condition of each feature and direction', () => {
    expect(treeRules(cornerTree).map((rule) => [rule.conditions, rule.label, rule.weight])).toEqual([
      [[{ feature: 0, op: '<=', threshold: 2.5 }], 0, 2],
      [
        [
          { feature: 0, op: '>', threshold: 2.5 },
          { feature: 0, op: '<=', threshold: 3.5 },
        ],
        1,
        1,
      ],
      [[{ feature: 0, op: '>', threshold: 3.5 }], 2, 1],
    ]);
  });

  it('treeRules(tree) covers every row by exactly one rule, that of its leaf', () => {
    const { x, labels } = tieFree(9);
    const tree: DecisionTree = fitTree(x, labels, { nClasses: 3 });
    const rules = treeRules(tree);
    const leaves = leafOfRows(tree, x);
    toRows(x).forEach((row, i) => {
      const matching = rules.filter((rule) =>
        rule.conditions.every(({ feature, op, threshold }) =>
          op === '<=' ? row[feature] <= threshold : row[feature] > threshold,
        ),
      );
      expect(matching.map((rule) => rule.leaf)).toEqual([leaves[i]]);
    });
    expect(rules.reduce((sum, rule) => sum + rule.weight, 0)).toBe(x.nRows);
  });
});
