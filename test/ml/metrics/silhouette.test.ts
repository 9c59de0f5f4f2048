import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctRows } from '../../../src/ml/distinct.ts';
import { fromRows, type Matrix } from '../../../src/ml/matrix.ts';
import { scoreSilhouette, scoreSilhouettes } from '../../../src/ml/metrics/index.ts';
import { expectClose, type OracleDataset, readOracle } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface SilhouetteCase {
  readonly table: string;
  readonly labels: number[];
  readonly silhouette: number | null;
  readonly silhouetteSamples: number[] | null;
  readonly silhouettePerCluster: number[] | null;
  readonly silhouetteRepeated: number | null;
}

const datasets = readOracle<OracleDataset>('datasets').cases;
const oracle = Object.entries(readOracle<SilhouetteCase>('metrics').cases).filter(
  ([, one]) => one.silhouette !== null,
);

describe.each(oracle)('scoreSilhouette on %s', (_, want) => {
  const table = datasets[want.table];
  const x = fromRows(table.x);

  it('equals silhouette_score and silhouette_samples', () => {
    const got = scoreSilhouette(x, want.labels);
    expectClose([got.mean], [want.silhouette], tolerances.silhouette);
    expectClose(got.perRow.slice(0, 20), want.silhouetteSamples!, tolerances.silhouette);
    expectClose(
      got.perCluster.filter((value) => !Number.isNaN(value)),
      want.silhouettePerCluster!,
      tolerances.silhouette,
    );
  });

  it('equals silhouette_score of repeated rows when weights repeat them', () => {
    const got = scoreSilhouette(x, want.labels, { weights: table.w });
    expectClose([got.mean], [want.silhouetteRepeated], tolerances.silhouette);
  });
});

/** The definition, row by row and pair by pair. */
function naiveSilhouette(x: Matrix, labels: readonly number[]): number {
  const distance = (i: number, j: number): number => {
    let sum = 0;
    for (let f = 0; f < x.nCols; f++) sum += (x.data[i * x.nCols + f] - x.data[j * x.nCols + f]) ** 2;
    return Math.sqrt(sum);
  };
  const clusters = [...new Set(labels)];
  const meanTo = (i: number, c: number): number => {
    const members = labels.flatMap((label, j) => (label === c && j !== i ? [j] : []));
    return members.reduce((sum, j) => sum + distance(i, j), 0) / members.length;
  };
  const values = labels.map((own, i) => {
    if (labels.filter((label) => label === own).length === 1) return 0;
    const a = meanTo(i, own);
    const b = Math.min(...clusters.filter((c) => c !== own).map((c) => meanTo(i, c)));
    return Math.max(a, b) > 0 ? (b - a) / Math.max(a, b) : 0;
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const labelled = fc.tuple(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 4 })).chain(([n, d]) =>
  fc.tuple(
    fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: d, maxLength: d }), {
      minLength: n,
      maxLength: n,
    }),
    fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }), {
      minLength: 1,
      maxLength: 4,
    }),
  ),
);

describe('silhouette properties', () => {
  it('scoreSilhouettes(labelings) equals the definition for each, in one pass', () => {
    fc.assert(
      fc.property(labelled, ([rows, labelings]) => {
        const x = fromRows(rows);
        scoreSilhouettes(x, labelings).forEach((got, l) => {
          if (new Set(labelings[l]).size < 2) expect(got.mean).toBeNaN();
          else expectClose([got.mean], [naiveSilhouette(x, labelings[l])], tolerances.silhouette);
        });
      }),
    );
  });

  it('every value lies in [-1, 1]', () => {
    fc.assert(
      fc.property(labelled, ([rows, labelings]) => {
        for (const { perRow } of scoreSilhouettes(fromRows(rows), labelings)) {
          for (const value of perRow) expect(Number.isNaN(value) || (value >= -1 && value <= 1)).toBe(true);
        }
      }),
    );
  });

  it('scoreSilhouette(distinct rows, weights) equals that of all rows', () => {
    fc.assert(
      fc.property(labelled, ([rows]) => {
        const x = fromRows(rows);
        // Equal rows share a label, as under any clustering.
        const { rows: distinct, weights, inverse } = distinctRows(x);
        const labels = Int32Array.from({ length: distinct.nRows }, (_, i) => i % 3);
        const all = scoreSilhouette(
          x,
          inverse.map((r) => labels[r]),
        );
        const collapsed = scoreSilhouette(distinct, labels, { weights });
        if (Number.isNaN(all.mean)) expect(collapsed.mean).toBeNaN();
        else expectClose([collapsed.mean], [all.mean], tolerances.silhouette);
      }),
    );
  });

  it('scoreSilhouette(row order) does not matter', () => {
    fc.assert(
      fc.property(labelled, ([rows, [labels]]) => {
        const got = scoreSilhouette(fromRows(rows), labels).mean;
        const back = scoreSilhouette(fromRows([...rows].reverse()), [...labels].reverse()).mean;
        if (Number.isNaN(got)) expect(back).toBeNaN();
        else expectClose([back], [got], tolerances.silhouette);
      }),
    );
  });

  it('scoreSilhouette(one cluster) is NaN', () => {
    expect(scoreSilhouette(fromRows([[1], [2]]), [0, 0]).mean).toBeNaN();
  });

  it('scoreSilhouette(labels of another length) names both lengths', () => {
    expect(() => scoreSilhouette(fromRows([[1], [2]]), [0])).toThrow(
      'labels must have 2 entries, one per row; got 1',
    );
  });
});
