import { describe, expect, it } from 'vitest';
import { type LinkageMethod, linkRows } from '../../../src/ml/hierarchy/index.ts';
import { fromRows } from '../../../src/ml/matrix.ts';
import { type OracleDataset, readOracle } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface LinkageRun {
  readonly method: LinkageMethod;
  readonly tieFree: boolean;
  readonly determined: boolean;
  readonly heights: number[];
  readonly pairs: number[][];
  readonly sizes: number[];
}

const datasets = readOracle<OracleDataset>('datasets').cases;
const runs = Object.entries(readOracle<LinkageRun[]>('hierarchy').cases).flatMap(([name, list]) =>
  list.map((run) => ({ name, run })),
);

/** Relative to the height itself; the heights of tied tables may be 0, where the largest one is the measure. */
function largestError(actual: readonly number[], expected: readonly number[]): number {
  const floor = Number.EPSILON * Math.max(...expected);
  return Math.max(
    ...expected.map((height, m) => Math.abs(actual[m] - height) / Math.max(height, floor / 1e-9)),
  );
}

describe('linkRows and linkage of scipy', () => {
  const determined = runs.filter(({ run }) => run.determined);
  const tieFree = runs.filter(({ run }) => run.tieFree);

  it('the oracle has enough tables of each sort', () => {
    expect(determined.length).toBeGreaterThanOrEqual(38);
    expect(tieFree.length).toBeGreaterThanOrEqual(16);
  });

  it.each(determined.map(({ name, run }) => [run.method, name, run] as const))(
    'linkRows(%s) of %s has its heights',
    (method, name, run) => {
      const { merges } = linkRows(fromRows(datasets[name].x), { method });
      expect(merges.length).toBe(run.heights.length);
      expect(
        largestError(
          merges.map((merge) => merge.height),
          run.heights,
        ),
      ).toBeLessThanOrEqual(tolerances.linkageHeight);
    },
  );

  it.each(tieFree.map(({ name, run }) => [run.method, name, run] as const))(
    'linkRows(%s) of %s, which has no ties, has its pairs and sizes',
    (method, name, run) => {
      const { merges } = linkRows(fromRows(datasets[name].x), { method });
      expect(merges.map(({ a, b }) => [a, b])).toEqual(run.pairs);
      expect(merges.map(({ size }) => size)).toEqual(run.sizes);
    },
  );
});
