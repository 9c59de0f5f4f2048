import { describe, expect, it } from 'vitest';
import { selectRows, toRows } from '../../../src/ml/matrix.ts';
import { type DecisionTree, fitTree, predictTreeProbabilities } from '../../../src/ml/tree/index.ts';
import { expectClose, type OracleDataset, readOracle, toMatrix } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface TreeCase {
  readonly table: string;
  readonly weighting: 'none' | 'weights' | 'balanced' | 'weights-balanced';
  readonly maxDepth: number | null;
  readonly minLeafSize: number;
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  readonly gini: number[];
  readonly counts: number[][];
  readonly label: number[];
  readonly probability: number[][];
}

const { cases, versions } = readOracle<TreeCase>('classify');
const tables = readOracle<OracleDataset>('datasets').cases;
const trees = Object.entries(cases).filter(([name]) => name.startsWith('tree/'));

function fitCase(one: TreeCase): DecisionTree {
  const { x, y, w } = tables[one.table];
  // scikit-learn rounds features to float32.
  const matrix = toMatrix(x.map((row) => row.map(Math.fround)));
  return fitTree(matrix, y, {
    nClasses: Math.max(...y) + 1,
    maxDepth: one.maxDepth ?? Number.POSITIVE_INFINITY,
    minLeafSize: one.minLeafSize,
    ...(one.weighting.startsWith('weights') ? { weights: w } : {}),
    ...(one.weighting.endsWith('balanced') ? { classWeights: 'balanced' } : {}),
  });
}

describe(`fitTree against scikit-learn ${versions['scikit-learn']}`, () => {
  it('the oracle covers at least 12 tables', () => {
    expect(new Set(trees.map(([, one]) => one.table)).size).toBeGreaterThanOrEqual(12);
  });

  it.each(trees)('fitTree(%s) makes the same splits, counts, impurities and probabilities', (_, one) => {
    const tree = fitCase(one);
    expect(tree.nodes.length).toBe(one.feature.length);
    tree.nodes.forEach((node, i) => {
      expect(node.counts).toEqual(one.counts[i]);
      if (node.kind === 'leaf') {
        expect(one.left[i]).toBe(-1);
        return;
      }
      expect([node.feature, node.left, node.right]).toEqual([one.feature[i], one.left[i], one.right[i]]);
      expectClose([node.threshold], [one.threshold[i]], tolerances.treeThreshold);
    });
    expectClose(
      tree.nodes.map((node) => node.gini),
      one.gini,
      tolerances.f64,
    );
    const x = toMatrix(tables[one.table].x.slice(0, 5).map((row) => row.map(Math.fround)));
    const shares = predictTreeProbabilities(tree, selectRows(x, [0, 1, 2, 3, 4]));
    expectClose(toRows(shares).flat(), one.probability.flat(), tolerances.f64);
  });
});
