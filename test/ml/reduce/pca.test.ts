import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows, type Matrix, toRows } from '../../../src/ml/matrix.ts';
import { fitPca, inversePca, type Pca, transformPca } from '../../../src/ml/reduce/index.ts';
import { expectClose, type OracleDataset, readOracle } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface PcaCase {
  readonly mean: number[];
  readonly explainedVariance: number[];
  readonly explainedVarianceRatio: number[];
  readonly weightedVariance: number[];
  readonly determined: boolean[];
  readonly components: number[][];
  readonly scores: number[][];
}

const datasets = readOracle<OracleDataset>('datasets').cases;
const oracle = Object.entries(readOracle<Readonly<Record<string, PcaCase>>>('reduce').cases.pca);

const table = fc.tuple(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 1, max: 5 })).chain(([n, d]) =>
  fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: d, maxLength: d }), {
    minLength: n,
    maxLength: n,
  }),
);

describe.each(oracle)('fitPca on %s', (name, expected) => {
  const x = fromRows(datasets[name].x);
  const pca = fitPca(x);

  it('has the mean and the variances of PCA', () => {
    expectClose(pca.mean, expected.mean, tolerances.pca);
    expectClose(pca.explainedVariance, expected.explainedVariance, tolerances.pca);
    expectClose(pca.explainedVarianceRatio, expected.explainedVarianceRatio, tolerances.pca);
  });

  it('has the components and scores of PCA, to sign, where variances are apart', () => {
    const scores = transformPca(pca, x);
    expect(expected.determined[0]).toBe(true);
    expected.components.forEach((component, c) => {
      if (!expected.determined[c]) return;
      const dot = component.reduce((sum, value, j) => sum + value * pca.components[c][j], 0);
      const sign = dot < 0 ? -1 : 1;
      expectClose(
        pca.components[c],
        component.map((value) => sign * value),
        tolerances.pca,
      );
      expected.scores.forEach((row, i) => {
        expectClose([scores.data[i * scores.nCols + c]], [sign * row[c]], tolerances.pca);
      });
    });
  });

  it('with weights has the variances of PCA on repeated rows', () => {
    const weighted = fitPca(x, { weights: datasets[name].w });
    expectClose(weighted.explainedVariance, expected.weightedVariance, tolerances.pca);
  });
});

function expectNear(actual: Matrix, expected: Matrix): void {
  expectClose(actual.data, expected.data, 1e-10);
}

describe('PCA', () => {
  it('inversePca(transformPca(x)) is x where all components are kept', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const x = fromRows(rows);
        const pca = fitPca(x);
        if (pca.components.length === x.nCols) expectNear(inversePca(pca, transformPca(pca, x)), x);
      }),
    );
  });

  it('fitPca(x) has orthonormal components, falling variances and ratios that sum to at most 1', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { components, explainedVariance, explainedVarianceRatio } = fitPca(fromRows(rows));
        components.forEach((left, a) => {
          components.forEach((right, b) => {
            const dot = left.reduce((sum, value, j) => sum + value * right[j], 0);
            expect(dot).toBeCloseTo(a === b ? 1 : 0, 10);
          });
        });
        expect([...explainedVariance].sort((a, b) => b - a)).toEqual(explainedVariance);
        expect(explainedVariance.every((value) => value >= 0)).toBe(true);
        expect(explainedVarianceRatio.reduce((sum, r) => sum + r, 0)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('transformPca(x) has columns whose variances are the explained ones', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const x = fromRows(rows);
        const pca = fitPca(x);
        const scores = transformPca(pca, x);
        const variances = pca.explainedVariance.map((_, c) => {
          let sum = 0;
          for (let i = 0; i < x.nRows; i++) sum += scores.data[i * scores.nCols + c] ** 2;
          return sum / (x.nRows - 1);
        });
        expectClose(variances, pca.explainedVariance, 1e-10);
      }),
    );
  });

  it('fitPca(x) makes the loading of largest size positive', () => {
    const { components, mean, explainedVariance } = fitPca(
      fromRows([
        [0, 0],
        [-2, 1],
        [2, -1],
      ]),
    );
    expectClose(mean, [0, 0], 1e-15);
    expectClose(components[0], [2 / Math.sqrt(5), -1 / Math.sqrt(5)], 1e-14);
    expectClose(explainedVariance, [(2 * (4 + 1)) / 2, 0], 1e-14);
  });

  it('fitPca(nComponents) is the head of the full fit', () => {
    const x = fromRows(datasets.iris.x);
    const [all, two] = [fitPca(x), fitPca(x, { nComponents: 2 })];
    expect(two.components).toEqual(all.components.slice(0, 2));
    expect(two.explainedVarianceRatio).toEqual(all.explainedVarianceRatio.slice(0, 2));
  });

  it('fitPca(weights 0) is the fit without those rows', () => {
    const x = fromRows([...datasets.iris.x, [1e3, 0, 0, 7]]);
    const weights = [...datasets.iris.x.map(() => 1), 0];
    const plain = fitPca(fromRows(datasets.iris.x));
    expectClose(fitPca(x, { weights }).explainedVariance, plain.explainedVariance, 1e-13);
  });

  it('fitPca(constant columns) explains nothing: ratios are 0', () => {
    expect(
      fitPca(
        fromRows([
          [0.1, 7],
          [0.1, 7],
          [0.1, 7],
        ]),
      ).explainedVarianceRatio,
    ).toEqual([0, 0]);
  });

  it('fitPca(x) is frozen, leaves x as it was, and through JSON transforms to the same bits', () => {
    const x = fromRows(datasets.wine.x);
    const pca = fitPca(x, { nComponents: 3 });
    expect(toRows(x)).toEqual(datasets.wine.x);
    expect(Object.isFrozen(pca)).toBe(true);
    const again = JSON.parse(JSON.stringify(pca)) as Pca;
    expect(transformPca(again, x)).toEqual(transformPca(pca, x));
    expect(inversePca(again, transformPca(pca, x))).toEqual(inversePca(pca, transformPca(pca, x)));
  });

  it.each([
    ['no rows', [], {}, 'at least one row'],
    ['one row', [[1, 2]], {}, 'x must have at least 2 rows; got 1'],
    ['NaN', [[1], [Number.NaN]], {}, 'row 1, column 0 is NaN'],
    [
      'too many components',
      [[1], [2]],
      { nComponents: 2 },
      'nComponents must be an integer from 1 to 1; got 2',
    ],
    ['no components', [[1], [2]], { nComponents: 0 }, 'nComponents must be an integer from 1 to 1; got 0'],
    ['weights that sum to 1', [[1], [2]], { weights: [1, 0] }, 'a sum over 1'],
    ['cells that overflow', [[1e200], [-1e200]], {}, 'they overflow'],
  ])('fitPca(x) refuses %s', (_, rows, options, message) => {
    expect(() => fitPca(fromRows(rows), options)).toThrow(message);
  });

  it('transformPca(x) and inversePca(scores) refuse another number of columns, and NaN', () => {
    const pca = fitPca(
      fromRows([
        [1, 2],
        [3, 5],
        [4, 4],
      ]),
      { nComponents: 1 },
    );
    expect(() => transformPca(pca, fromRows([[1]]))).toThrow('x must have 2 columns, as in fit; got 1');
    expect(() => inversePca(pca, fromRows([[1, 2]]))).toThrow('scores must have 1 columns, as in fit; got 2');
    expect(() => transformPca(pca, fromRows([[1, Number.NaN]]))).toThrow('is NaN');
  });
});
