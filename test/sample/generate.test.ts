import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutputTable } from '../../src/contract/index.ts';
import { checkRecipe, compileRecipe, generateSample } from '../../src/sample/index.ts';
import { smallRecipe } from './small-recipe.ts';
import { bankRecipe, valuesOf } from './tables.ts';

const small = compileRecipe(checkRecipe(smallRecipe, 'small.json'));
const bank = compileRecipe(bankRecipe);

/** The rows of all batches, a list a column. */
function cellsOf(batches: Iterable<OutputTable>): number[][] {
  const cells: number[][] = [];
  for (const { columns } of batches) {
    for (const [j, column] of columns.entries()) cells[j] = [...(cells[j] ?? []), ...valuesOf(column)];
  }
  return cells;
}

/** Four standard errors of a share: a sample misses by more in one of 16,000. */
const bar = (share: number, n: number): number => 4 * Math.sqrt((share * (1 - share)) / n);

describe('generateSample(recipe, options)', () => {
  it('gives equal rows for equal seeds, and others for another seed', () => {
    const draw = (seed: number) => cellsOf(generateSample(bank, { nRows: 300, seed }));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(8)).not.toEqual(draw(7));
  });

  it('gives the same rows in batches of any size', () => {
    const nRows = 20_000;
    const whole = cellsOf(generateSample(small, { nRows, batchRows: nRows }));
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 25_000 }), (batchRows) => {
        const batches = [...generateSample(small, { nRows, batchRows })];
        expect(batches.slice(0, -1).every((batch) => batch.nRows === batchRows)).toBe(true);
        expect(cellsOf(batches)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('gives as many rows as asked for, also one', () => {
    for (const nRows of [1, 2, 8_191, 8_192, 8_193]) {
      const sizes = [...generateSample(bank, { nRows })].map((batch) => batch.nRows);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(nRows);
    }
  });

  it('gives the number of rows that the recipe names unless another is asked for', () => {
    expect(cellsOf(generateSample(small))[0]).toHaveLength(smallRecipe.nRows);
  });

  it('deals the rows out to the days by their weights, in date order', () => {
    const [month, rate] = cellsOf(generateSample(small, { nRows: 100 }));
    // Weights 3, 3 and 4 of 10.
    expect(month).toEqual([...Array(30).fill(0), ...Array(70).fill(1)]);
    expect(rate).toEqual([...Array(30).fill(1.1), ...Array(30).fill(1.2), ...Array(40).fill(-0.3)]);
  });

  it('draws a state by its weight times its factors, over their sum', () => {
    const nRows = 200_000;
    const [month, , coin, score] = cellsOf(generateSample(small, { nRows })) as [
      number[],
      number[],
      number[],
      number[],
    ];
    // period, coin → heads: 1 / (1 + 1), 3 / (3 + 1); high score: w / (w + 2) with the weight 1 times its factors.
    const wanted = [
      { period: 0, face: 0, ofCoin: 1 / 2, high: 1 / (1 + 2) },
      { period: 0, face: 1, ofCoin: 1 / 2, high: 1 / (1 + 2 * 0.5) },
      { period: 1, face: 0, ofCoin: 3 / 4, high: 4 / (4 + 2) },
      { period: 1, face: 1, ofCoin: 1 / 4, high: 4 / (4 + 2 * 0.5) },
    ];
    for (const { period, face, ofCoin, high } of wanted) {
      const inPeriod = month.map((of, row) => (of === period ? row : -1)).filter((row) => row >= 0);
      const rows = inPeriod.filter((row) => coin[row] === face);
      expect(Math.abs(rows.length / inPeriod.length - ofCoin)).toBeLessThan(bar(ofCoin, inPeriod.length));
      const share = rows.filter((row) => score[row]! >= 10).length / rows.length;
      expect(Math.abs(share - high)).toBeLessThan(bar(high, rows.length));
    }
  });

  it('draws a number by the weight of its piece, evenly within it', () => {
    const [, , , score, price] = cellsOf(generateSample(small, { nRows: 200_000 })) as number[][];
    const high = score!.filter((value) => value >= 10);
    // 3 of 4 are the piece 10 … 10; the fourth is spread over 11, 12 and 13.
    const shares: readonly [number, number][] = [
      [10, 3 / 4],
      [11, 1 / 12],
      [12, 1 / 12],
      [13, 1 / 12],
    ];
    for (const [value, share] of shares) {
      const drawn = high.filter((one) => one === value).length / high.length;
      expect(Math.abs(drawn - share)).toBeLessThan(bar(share, high.length));
    }
    expect([...new Set(price)].toSorted()).toEqual([0.01, 0.02, 0.03, 0.04, 0.29]);
  });

  it('gives whole numbers as integers and the others as decimal fractions', () => {
    const [batch] = generateSample(small, { nRows: 10 });
    expect(batch!.columns.map(({ kind }) => kind)).toEqual([
      'category',
      'numeric',
      'category',
      'integer',
      'numeric',
    ]);
  });

  it.each([
    ['nRows', { nRows: 0 }],
    ['nRows', { nRows: 1.5 }],
    ['seed', { seed: -1 }],
    ['batchRows', { batchRows: 0 }],
  ])('refuses a wrong %s before the first batch', (name, options) => {
    expect(() => generateSample(small, options)).toThrow(new RegExp(`^${name} must be an integer from`));
  });
});
