import { describe, expect, it } from 'vitest';
import { fromRows, toRows } from '../../../src/ml/matrix.ts';
import { embedTsne } from '../../../src/ml/reduce/index.ts';
import { type OracleDataset, readOracle } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface TsneCase {
  readonly perplexity: number;
  /** `reported` by TSNE; `exact` is of the same map, with Z over all pairs. */
  readonly runs: readonly { readonly reported: number; readonly exact: number }[];
}

const datasets = readOracle<OracleDataset>('datasets').cases;
const oracle = Object.entries(readOracle<Readonly<Record<string, TsneCase>>>('reduce').cases.tsne);
const iris = fromRows(datasets.iris.x);
const short = { nIterations: 120, perplexity: 10 };

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function isAllFinite(values: Float64Array): boolean {
  return values.every((value) => Number.isFinite(value));
}

describe.each(oracle)('embedTsne on %s', (name, { perplexity, runs }) => {
  const x = fromRows(datasets[name].x);
  const ours = [1, 2, 3].map((seed) => embedTsne(x, { seed, perplexity }).klDivergence);

  it.each(['reported', 'exact'] as const)(
    "ends at most 5 %% above TSNE's median divergence, as %s",
    (measure) => {
      const limit = tolerances.tsneDivergenceRatio * median(runs.map((run) => run[measure]));
      expect(median(ours)).toBeLessThanOrEqual(limit);
    },
  );
});

describe('embedTsne', () => {
  it('embedTsne(x) gives equal bytes for equal seeds and others for another', () => {
    for (const init of ['pca', 'random'] as const) {
      const first = embedTsne(iris, { ...short, seed: 5, init });
      expect(embedTsne(iris, { ...short, seed: 5, init })).toEqual(first);
      expect(embedTsne(iris, { ...short, seed: 6, init }).embedding).not.toEqual(first.embedding);
    }
  });

  it('embedTsne(x) leaves x as it was and gives a frozen result of mean 0', () => {
    const result = embedTsne(iris, { ...short, seed: 1 });
    expect(toRows(iris)).toEqual(datasets.iris.x);
    expect(Object.isFrozen(result)).toBe(true);
    expect(result.nIterations).toBe(120);
    expect([result.embedding.nRows, result.embedding.nCols]).toEqual([150, 2]);
    const sums = [0, 1].map((axis) => toRows(result.embedding).reduce((sum, row) => sum + row[axis], 0));
    expect(Math.max(...sums.map(Math.abs))).toBeLessThan(1e-9);
  });

  it('embedTsne(blobs) keeps apart what is apart: 9 of 10 nearest neighbours share the blob', () => {
    const { x, y } = datasets['blobs-90x16'];
    const { embedding } = embedTsne(fromRows(x), { seed: 2, perplexity: 15, nIterations: 500 });
    const rows = toRows(embedding);
    const nShared = rows.filter((row, i) => {
      const distances = rows.map((other, j) =>
        i === j ? Infinity : Math.hypot(row[0] - other[0], row[1] - other[1]),
      );
      return y[distances.indexOf(Math.min(...distances))] === y[i];
    }).length;
    expect(nShared).toBeGreaterThan(0.9 * rows.length);
  });

  it('embedTsne(theta 0) and theta 0.5 end at nearly the same divergence', () => {
    const options = { seed: 3, perplexity: 20, nIterations: 400 };
    const exact = embedTsne(iris, { ...options, theta: 0 }).klDivergence;
    expect(Math.abs(embedTsne(iris, options).klDivergence / exact - 1)).toBeLessThan(0.1);
  });

  it.each([
    ['equal rows beside others', Array.from({ length: 60 }, (_, i) => [i % 3, i < 40 ? 0 : i])],
    ['equal rows alone', Array.from({ length: 40 }, () => [0.1, 0.2])],
    ['one column', Array.from({ length: 40 }, (_, i) => [i * i])],
    ['huge cells', Array.from({ length: 40 }, (_, i) => [(i - 20) * 1e306, i])],
    ['tiny cells', Array.from({ length: 40 }, (_, i) => [i * 1e-310, 1])],
    ['the fewest rows', [[1], [2], [3], [5]]],
  ])('embedTsne(%s) is finite and takes up the plane', (_, rows) => {
    const x = fromRows(rows);
    const perplexity = Math.min(5, (x.nRows - 1) / 3);
    for (const nDimensions of [1, 2]) {
      const { embedding, klDivergence } = embedTsne(x, {
        seed: 1,
        perplexity,
        nIterations: 150,
        nDimensions,
      });
      expect(embedding.nCols).toBe(nDimensions);
      expect(isAllFinite(embedding.data)).toBe(true);
      expect(Number.isFinite(klDivergence)).toBe(true);
      expect(new Set(embedding.data).size).toBe(x.nRows * nDimensions);
    }
  });

  it('embedTsne(nDimensions 1) keeps the order of rows on a line', () => {
    const x = fromRows(Array.from({ length: 40 }, (_, i) => [i]));
    const { embedding } = embedTsne(x, { seed: 1, perplexity: 8, nDimensions: 1, learningRate: 5 });
    const rising = Array.from(embedding.data).filter((value, i, all) => i > 0 && value > all[i - 1]).length;
    expect(Math.max(rising, 39 - rising)).toBe(39);
  });

  it('embedTsne(onProgress) tells the share done, to the end', () => {
    const told: number[] = [];
    embedTsne(iris, { seed: 1, nIterations: 200, onProgress: (fraction) => told.push(fraction) });
    expect(told).toEqual([50 / 200, 100 / 200, 150 / 200, 1]);
  });

  it.each([
    ['a perplexity for more rows', { perplexity: 60 }, 'from 1 to (nRows − 1) ÷ 3 = 49.66'],
    ['a perplexity under 1', { perplexity: 0.5 }, 'for 150 rows; got 0.5'],
    ['no iterations', { nIterations: 0 }, 'nIterations must be an integer of at least 1; got 0'],
    ['theta over 1', { theta: 1.5 }, 'theta must be from 0 to 1; got 1.5'],
    ['a learning rate of 0', { learningRate: 0 }, 'learningRate must be'],
    ['a learning rate that leads away', { learningRate: 1e300 }, 'learningRate must be small enough'],
    ['an exaggeration under 1', { earlyExaggeration: 0.5 }, 'earlyExaggeration must be'],
    ['a negative seed', { seed: -1 }, 'seed must be an integer of at least 0; got -1'],
    ['three dimensions', { nDimensions: 3 }, 'nDimensions must be an integer from 1 to 2; got 3'],
    ['another start', { init: 'spectral' as 'pca' }, "init must be 'pca' or 'random'; got spectral"],
  ])('embedTsne(x) refuses %s', (_, options, message) => {
    expect(() => embedTsne(iris, { seed: 1, ...options })).toThrow(message);
  });

  it('embedTsne(x) refuses NaN, no rows and too few rows for any perplexity', () => {
    expect(() => embedTsne(fromRows([[1], [Number.NaN]]), { seed: 1 })).toThrow('row 1, column 0 is NaN');
    expect(() => embedTsne(fromRows([]), { seed: 1 })).toThrow('at least one row');
    expect(() => embedTsne(fromRows([[1], [2], [3]]), { seed: 1 })).toThrow('for 3 rows; got 30');
  });
});
