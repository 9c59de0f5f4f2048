import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows, selectRows, toRows } from '../../../src/ml/matrix.ts';
import {
  fitScaler,
  inverseScaler,
  restrictScaler,
  type ScalerKind,
  transformScaler,
} from '../../../src/ml/preprocess/index.ts';
import { expectClose, type OracleDataset, readOracle } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface ScalerCase {
  readonly zMean: number[];
  readonly zScale: number[];
  readonly zFirst: number[][];
  readonly zWeightedMean: number[];
  readonly zWeightedScale: number[];
  readonly minMaxFirst: number[][];
  readonly minMaxInverseFirst: number[][];
}

const datasets = readOracle<OracleDataset>('datasets').cases;
const oracle = readOracle<ScalerCase>('preprocess').cases;
const first = (rows: number[][]): number[] => rows.slice(0, 10).flat();

describe.each(Object.keys(oracle))('scalers on %s', (name) => {
  const x = fromRows(datasets[name].x);
  const want = oracle[name];

  it('fitScaler(z-score) has the mean and scale of StandardScaler', () => {
    const scaler = fitScaler('z-score', x);
    expectClose(scaler.offset, want.zMean, tolerances.scaler);
    expectClose(scaler.scale, want.zScale, tolerances.scaler);
    expectClose(first(toRows(transformScaler(scaler, x))), want.zFirst.flat(), tolerances.scaler);
  });

  it('fitScaler(z-score, weights) has those of StandardScaler with sample_weight', () => {
    const scaler = fitScaler('z-score', x, { weights: datasets[name].w });
    expectClose(scaler.offset, want.zWeightedMean, tolerances.scaler);
    expectClose(scaler.scale, want.zWeightedScale, tolerances.scaler);
  });

  it('fitScaler(min-max) transforms and inverts as MinMaxScaler', () => {
    const scaler = fitScaler('min-max', x);
    const scaled = transformScaler(scaler, x);
    expectClose(first(toRows(scaled)), want.minMaxFirst.flat(), tolerances.scaler);
    expectClose(
      first(toRows(inverseScaler(scaler, scaled))),
      want.minMaxInverseFirst.flat(),
      tolerances.scaler,
    );
  });
});

const kinds = fc.constantFrom<ScalerKind>('z-score', 'min-max');
const cell = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, d]) =>
    fc.array(fc.array(cell, { minLength: d, maxLength: d }), { minLength: n, maxLength: n }),
  );

describe('scaler properties', () => {
  it('inverseScaler(transformScaler(x)) is x', () => {
    fc.assert(
      fc.property(kinds, tables, (kind, rows) => {
        const x = fromRows(rows);
        const scaler = fitScaler(kind, x);
        expectClose(
          inverseScaler(scaler, transformScaler(scaler, x)).data,
          x.data as never,
          tolerances.scaler,
        );
      }),
    );
  });

  it('fitScaler(constant column) scales by 1 and gives zeros', () => {
    for (const kind of ['z-score', 'min-max'] as const) {
      const x = fromRows([[0.1], [0.1], [0.1]]);
      const scaler = fitScaler(kind, x);
      expect(scaler.scale).toEqual([1]);
      expectClose(transformScaler(scaler, x).data, [0, 0, 0], tolerances.scaler);
    }
  });

  it('restrictScaler(scaler, columns) transforms as the whole scaler does there', () => {
    const x = fromRows([
      [1, 10, 5],
      [3, 20, 9],
    ]);
    const scaler = fitScaler('z-score', x);
    const part = transformScaler(restrictScaler(scaler, [2, 0]), fromRows([[5, 1]]));
    const whole = transformScaler(scaler, selectRows(x, [0]));
    expect(Array.from(part.data)).toEqual([whole.data[2], whole.data[0]]);
  });
});
