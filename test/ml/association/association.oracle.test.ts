import { describe, expect, it } from 'vitest';
import {
  averageRanks,
  correlationRatio,
  cramersV,
  histogram,
  pearson,
  quantiles,
  rocAuc,
  spearman,
} from '../../../src/ml/association/index.ts';
import { expectClose, readOracle } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface AssociationCase {
  readonly x: (number | null)[];
  readonly y: (number | null)[];
  readonly a: number[];
  readonly b: number[];
  readonly pearson: number | null;
  readonly spearman: number | null;
  readonly ranks: number[];
  readonly cramersV: number | null;
  readonly corrected: number | null;
  readonly correlationRatio: number | null;
  readonly probabilities: number[];
  readonly quantiles: number[];
  readonly edges: number[];
  readonly counts: number[];
  readonly auc: number | null;
}

const { cases } = readOracle<AssociationCase>('association');
const numbers = (cells: readonly (number | null)[]) => cells.map((cell) => cell ?? Number.NaN);

describe('association and scipy, numpy, scikit-learn', () => {
  it('the oracle has coefficients, and columns where they do not exist', () => {
    const all = Object.values(cases);
    expect(all.filter((one) => one.pearson !== null).length).toBeGreaterThan(40);
    expect(all.filter((one) => one.cramersV !== null && one.corrected !== null).length).toBeGreaterThan(40);
    expect(all.some((one) => one.pearson === null && one.cramersV === null)).toBe(true);
  });

  describe.each(Object.entries(cases))('%s', (_, one) => {
    const x = numbers(one.x);
    const y = numbers(one.y);
    const close = (actual: number[], expected: (number | null)[]) =>
      expectClose(actual, expected, tolerances.association);

    it('pearson(x, y) and spearman(x, y) are those of scipy', () => {
      close([pearson(x, y).value, spearman(x, y).value], [one.pearson, one.spearman]);
    });

    it('averageRanks(x) are those of scipy', () => {
      expect([...averageRanks(x)].filter((rank) => !Number.isNaN(rank))).toEqual(one.ranks);
    });

    it('cramersV(a, b) is that of scipy, and corrected as Bergsma writes it', () => {
      const { value, corrected } = cramersV(one.a, one.b);
      close([value, corrected], [one.cramersV, one.corrected]);
    });

    it('correlationRatio(x, a) is the root of between ÷ total', () => {
      close([correlationRatio(x, one.a).value], [one.correlationRatio]);
    });

    it('quantiles(x, probabilities) are those of numpy', () => {
      close(quantiles(x, one.probabilities), one.quantiles);
    });

    it('histogram(x, 7) has the edges and counts of numpy', () => {
      const { edges, counts } = histogram(x, 7);
      close([...edges], one.edges);
      expect(counts).toEqual(one.counts);
    });

    it('rocAuc(x, a is 0) is that of scikit-learn', () => {
      const rows = x.map((_, i) => i).filter((i) => one.a[i] >= 0 && !Number.isNaN(x[i]));
      const auc = rocAuc(
        rows.map((i) => x[i]),
        rows.map((i) => Number(one.a[i] === 0)),
      );
      close([auc.value], [one.auc]);
    });
  });
});
