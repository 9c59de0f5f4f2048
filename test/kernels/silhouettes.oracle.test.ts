import { describe, expect, it } from 'vitest';
import { loadKernels } from '../../src/kernels/index.ts';
import { type Kernels, referenceKernels, scoreSilhouettes } from '../../src/ml/index.ts';
import { expectClose, readOracle, toMatrix } from '../oracles/oracle.ts';
import { tolerances } from '../oracles/tolerances.ts';

/** Labels and what scikit-learn says of every row, each row repeated as often as its weight says. */
interface SilhouetteCase {
  readonly x: number[][];
  readonly labels: number[];
  readonly weights: number[];
  readonly samples: number[];
  readonly mean: number;
}

const cases = Object.entries(readOracle<SilhouetteCase>('silhouettes').cases);
const implementations: [string, Kernels, number][] = [
  ['referenceKernels', referenceKernels, tolerances.silhouette],
  ['wasm kernels', loadKernels(), tolerances.silhouetteSingle],
];

describe.each(implementations)('scoreSilhouettes by %s', (_, kernels, tolerance) => {
  it.each(cases)('scoreSilhouettes(%s) is scikit-learn’s, row by row', (_name, table) => {
    const { x, labels, weights, samples, mean } = table;
    // A second labeling cuts the cells smaller and must not change the first.
    const other = labels.map((_label, i) => i % 2);
    const [found] = scoreSilhouettes(toMatrix(x), [labels, other], { weights, kernels });
    expectClose(found.perRow, samples, tolerance);
    expectClose([found.mean], [mean], tolerance);
  });

  it('scoreSilhouettes(tables of the oracle) are 50', () => {
    expect(cases.length).toBe(50);
  });
});
