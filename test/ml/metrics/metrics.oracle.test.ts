import { describe, expect, it } from 'vitest';
import { toRows } from '../../../src/ml/matrix.ts';
import {
  accuracy,
  adjustedRand,
  confusionMatrix,
  precisionRecall,
  scoreCalinskiHarabasz,
  scoreDaviesBouldin,
} from '../../../src/ml/metrics/index.ts';
import { expectClose, type OracleDataset, readOracle, toMatrix } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

type Suffixed<Name extends string, Value> = { readonly [key in Name | `${Name}Repeated`]: Value };

type MetricsCase = {
  readonly table: string;
  readonly labels: number[];
  readonly nClasses: number;
} & Suffixed<'calinskiHarabasz' | 'daviesBouldin' | 'adjustedRand' | 'accuracy', number> &
  Suffixed<'confusion', number[][]> &
  Suffixed<'precision' | 'recall' | 'f1' | 'support', number[]>;

const { cases, versions } = readOracle<MetricsCase>('metrics');
const tables = readOracle<OracleDataset>('datasets').cases;

describe(`metrics against scikit-learn ${versions['scikit-learn']}`, () => {
  for (const suffix of ['', 'Repeated'] as const) {
    const which = suffix === '' ? 'rows of weight 1' : 'weights, scikit-learn on repeated rows';

    it.each(Object.entries(cases))(`scoreCalinskiHarabasz and scoreDaviesBouldin(%s), ${which}`, (_, one) => {
      const { x, w } = tables[one.table];
      const options = suffix === '' ? {} : { weights: w };
      const actual = [
        scoreCalinskiHarabasz(toMatrix(x), one.labels, options),
        scoreDaviesBouldin(toMatrix(x), one.labels, options),
      ];
      expectClose(actual, [one[`calinskiHarabasz${suffix}`], one[`daviesBouldin${suffix}`]], tolerances.f64);
    });

    it.each(Object.entries(cases))(`adjustedRand, accuracy and confusionMatrix(%s), ${which}`, (_, one) => {
      const { y, w } = tables[one.table];
      const weights = suffix === '' ? undefined : w;
      expectClose(
        [adjustedRand(y, one.labels, weights)],
        [one[`adjustedRand${suffix}`]],
        tolerances.adjustedRand,
      );
      expectClose([accuracy(y, one.labels, weights)], [one[`accuracy${suffix}`]], tolerances.f64);
      const confusion = confusionMatrix(y, one.labels, {
        nClasses: one.nClasses,
        ...(weights === undefined ? {} : { weights }),
      });
      expect(toRows(confusion)).toEqual(one[`confusion${suffix}`]);
    });

    it.each(Object.entries(cases))(`precisionRecall(%s), ${which}`, (_, one) => {
      const { y, w } = tables[one.table];
      const options = suffix === '' ? { nClasses: one.nClasses } : { nClasses: one.nClasses, weights: w };
      const actual = precisionRecall(confusionMatrix(y, one.labels, options));
      // scikit-learn says 0 of a share of nothing.
      const orZero = (values: readonly number[]) => values.map((value) => (Number.isNaN(value) ? 0 : value));
      for (const key of ['precision', 'recall', 'f1', 'support'] as const) {
        expectClose(orZero(actual[key]), one[`${key}${suffix}`], tolerances.f64);
      }
    });
  }
});
