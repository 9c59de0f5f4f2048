import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitKMeansPath } from '../../../src/ml/cluster/index.ts';
import { distinctRows } from '../../../src/ml/distinct.ts';
import {
  correctForGrid,
  createInlineCompute,
  createRandom,
  type Frame,
  fitPipeline,
  judgeExcess,
  nPipelines,
  nullBand,
  referenceKernels,
  scoreCalinskiHarabasz,
  scoreDaviesBouldin,
  scoreSilhouette,
  shuffleColumns,
  type Tasks,
  tasks,
  transformColumns,
} from '../../../src/ml/index.ts';

/** Two columns of a block, a number and a category, all random. */
function madeUpFrame(nRows: number, seed: number): Frame {
  const random = createRandom(seed);
  const values = Float64Array.from({ length: nRows }, () => random.nextInt(50));
  return {
    nRows,
    columns: [
      { kind: 'numeric', name: 'rate', values },
      { kind: 'numeric', name: 'price', values: values.map((value) => 2 * value + 1) },
      { kind: 'numeric', name: 'age', values: values.map(() => random.nextInt(60)) },
      {
        kind: 'category',
        name: 'job',
        codes: Int32Array.from(values, () => random.nextInt(3)),
        categories: ['a', 'b', 'c'],
      },
    ],
  };
}

const blocks = [['rate', 'price']];
const sortedCells = ({ columns }: Frame): number[][] =>
  columns.map((column) =>
    Array.from(column.kind === 'numeric' ? column.values : column.codes).sort((a, b) => a - b),
  );
const numbersOf = (frame: Frame, at: number): Float64Array => {
  const column = frame.columns[at];
  if (column.kind !== 'numeric') throw new Error('not numeric');
  return column.values;
};

describe('shuffleColumns(frame, options)', () => {
  it('keeps the cells of every column and the rows of a block together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.nat(1000),
        fc.nat(1000),
        (nRows, seed, shuffleSeed) => {
          const frame = madeUpFrame(nRows, seed);
          const shuffled = shuffleColumns(frame, { blocks, seed: shuffleSeed });
          expect(sortedCells(shuffled)).toEqual(sortedCells(frame));
          const rates = numbersOf(shuffled, 0);
          expect(numbersOf(shuffled, 1)).toEqual(rates.map((rate) => 2 * rate + 1));
        },
      ),
    );
  });

  it('is the same for the same seed, another for another seed, and moves a block alike where columns are left out', () => {
    const frame = madeUpFrame(100, 1);
    const shuffled = shuffleColumns(frame, { blocks, seed: 5 });
    expect(shuffleColumns(frame, { blocks, seed: 5 })).toEqual(shuffled);
    expect(shuffleColumns(frame, { blocks, seed: 6 })).not.toEqual(shuffled);
    const fewer = { nRows: 100, columns: [frame.columns[1], frame.columns[3]] };
    expect(shuffleColumns(fewer, { blocks, seed: 5 }).columns).toEqual([
      shuffled.columns[1],
      shuffled.columns[3],
    ]);
  });

  it('leaves every pipeline as it is: encoders and scalers see one column at a time', () => {
    const frame = madeUpFrame(200, 3);
    const shuffled = shuffleColumns(frame, { blocks, seed: 1 });
    for (let pipeline = 1; pipeline <= nPipelines; pipeline++) {
      const fromFrame = transformColumns(fitPipeline(pipeline, frame), shuffled);
      const fromShuffled = transformColumns(fitPipeline(pipeline, shuffled), shuffled);
      const widest = fromFrame.data.reduce(
        (most, value, p) => Math.max(most, Math.abs(value - fromShuffled.data[p])),
        0,
      );
      // Means are summed in another order.
      expect(widest).toBeLessThan(1e-12);
    }
  });

  it('refuses a column that two blocks name', () => {
    expect(() => shuffleColumns(madeUpFrame(3, 1), { blocks: [['age'], ['age']], seed: 1 })).toThrow(
      /"age" twice/,
    );
  });
});

describe('nullBand(score, copies)', () => {
  it('has mean, sample deviation, quantiles, excess and p of the copies', () => {
    const band = nullBand(0.5, [0.1, 0.2, 0.3, 0.6]);
    expect(band.mean).toBeCloseTo((0.1 + 0.2 + 0.3 + 0.6) / 4, 12);
    expect(band.sd).toBeCloseTo(Math.sqrt((0.2 ** 2 + 0.1 ** 2 + 0 + 0.3 ** 2) / 3), 12);
    // Place 3 × 0.025 of the sorted copies, and 3 × 0.975.
    expect(band.low).toBeCloseTo(0.1 + 0.1 * 0.075, 12);
    expect(band.high).toBeCloseTo(0.3 + 0.3 * 0.925, 12);
    expect(band.excess).toBeCloseTo(0.5 - 0.3, 12);
    expect(band.p).toBe((1 + 1) / (1 + 4));
  });

  it('turns the sign where lower is better', () => {
    const band = nullBand(0.5, [0.4, 0.6, 0.8, 1], { isLowerBetter: true });
    expect(band.excess).toBeCloseTo(0.7 - 0.5, 12);
    expect(band.p).toBe((1 + 1) / (1 + 4));
  });

  it('leaves out copies without a score, and is NaN without a score', () => {
    expect(nullBand(1, [0, Number.NaN, 0]).p).toBe(1 / 3);
    expect(nullBand(Number.NaN, [0, 1])).toMatchObject({ excess: Number.NaN, p: Number.NaN });
    expect(nullBand(1, []).mean).toBeNaN();
  });

  it('gives a random score p ≤ 0.05 in at most 5 % of 4,000 draws, give or take three standard errors', () => {
    const random = createRandom(8);
    const nDraws = 4000;
    let nSmall = 0;
    for (let d = 0; d < nDraws; d++) {
      nSmall += Number(
        nullBand(
          random.next(),
          Array.from({ length: 19 }, () => random.next()),
        ).p <= 0.05,
      );
    }
    console.log(`p ≤ 0.05 in ${((100 * nSmall) / nDraws).toFixed(2)} % of ${nDraws} draws`);
    expect(nSmall / nDraws).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / nDraws));
  });
});

describe('correctForGrid(cells)', () => {
  it('of one cell is the p of the cell', () => {
    const copies = [0.3, 0.1, 0.25, 0.7];
    const { z, p } = correctForGrid([{ score: 0.28, copies }]);
    expect(p).toEqual([nullBand(0.28, copies).p]);
    const mean = (0.28 + 0.3 + 0.1 + 0.25 + 0.7) / 5;
    expect(Math.sign(z[0])).toBe(Math.sign(0.28 - mean));
  });

  it('calls the best of 30 random cells small in at most 5 % of 1,000 grids, give or take three standard errors', () => {
    const random = createRandom(4);
    const nGrids = 1000;
    let nSmall = 0;
    let nUncorrected = 0;
    for (let g = 0; g < nGrids; g++) {
      const cells = Array.from({ length: 30 }, () => ({
        score: random.next(),
        copies: Array.from({ length: 19 }, () => random.next()),
      }));
      nSmall += Number(Math.min(...correctForGrid(cells).p) <= 0.05);
      nUncorrected += Number(cells.some(({ score, copies }) => nullBand(score, copies).p <= 0.05));
    }
    console.log(
      `best of 30 has p ≤ 0.05 in ${(100 * nSmall) / nGrids} % of grids; uncorrected ${(100 * nUncorrected) / nGrids} %`,
    );
    expect(nSmall / nGrids).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / nGrids));
    expect(nUncorrected / nGrids).toBeGreaterThan(0.5);
  });

  it('knows a cell that stands out, passes over one without a score, and refuses unequal numbers of copies', () => {
    const copies = Array.from({ length: 99 }, (_, c) => 0.5 + 0.001 * (c % 7));
    const { p } = correctForGrid([
      { score: 0.9, copies },
      { score: Number.NaN, copies: copies.map(() => Number.NaN) },
      { score: 0.503, copies },
    ]);
    expect(p[0]).toBe(1 / 100);
    expect(p[1]).toBeNaN();
    expect(p[2]).toBeGreaterThan(0.05);
    expect(() =>
      correctForGrid([
        { score: 1, copies: [1] },
        { score: 1, copies: [] },
      ]),
    ).toThrow(/1 copies; got 0/);
  });
});

describe('judgeExcess(worth, thresholds)', () => {
  const thresholds = { clear: { excess: 0.05, p: 0.01 }, weak: { excess: 0.01, p: 0.05 } };
  it.each([
    [0.05, 0.01, 'clear'],
    [0.2, 0.02, 'weak'],
    [0.049, 0.01, 'weak'],
    [0.01, 0.05, 'weak'],
    [0.2, 0.06, 'none'],
    [0.009, 0.01, 'none'],
    [Number.NaN, Number.NaN, 'none'],
  ] as const)('excess %d with p %d is %s', (excess, p, verdict) => {
    expect(judgeExcess({ excess, p }, thresholds)).toBe(verdict);
  });
});

describe('nullDataSet(input)', () => {
  const rows = madeUpFrame(120, 2);
  const transformer = fitPipeline(1, rows);
  const input = {
    rows,
    transformer,
    blocks,
    kFrom: 2,
    kTo: 5,
    nCopies: 3,
    nStarts: 3,
    nSwaps: 2,
    sharesStarts: false,
    shuffleSeed: 9,
    fitSeed: 4,
  };

  it('scores as the metrics do, of the rows and of each copy', async () => {
    const [{ observed, copies }] = await createInlineCompute<Tasks>(tasks, referenceKernels).map(
      'nullDataSet',
      [input],
    );
    const { rows: x, weights } = distinctRows(transformColumns(transformer, rows));
    const fits = fitKMeansPath(x, {
      weights,
      kFrom: 2,
      kTo: 5,
      nStarts: 3,
      nSwaps: 2,
      seed: 4,
      kernels: referenceKernels,
    });
    fits.forEach(({ labels }, f) => {
      expect(observed.silhouette[f]).toBeCloseTo(scoreSilhouette(x, labels, { weights }).mean, 10);
      expect(observed.calinskiHarabasz[f]).toBeCloseTo(scoreCalinskiHarabasz(x, labels, { weights }), 6);
      expect(observed.daviesBouldin[f]).toBeCloseTo(scoreDaviesBouldin(x, labels, { weights }), 8);
    });
    expect(copies).toHaveLength(3);
    expect(new Set(copies.map(({ silhouette }) => silhouette[0])).size).toBe(3);
  });

  it('sharesStarts leaves the rows as they are and the first copy alone, and may fit the others otherwise', async () => {
    const compute = createInlineCompute<Tasks>(tasks, referenceKernels);
    const [alike] = await compute.map('nullDataSet', [input]);
    const [shared] = await compute.map('nullDataSet', [{ ...input, sharesStarts: true }]);
    expect(shared.observed).toEqual(alike.observed);
    expect(shared.copies[0]).toEqual(alike.copies[0]);
    for (const { silhouette } of shared.copies) expect(silhouette.every((score) => score > -1)).toBe(true);
  });

  it('has no score at a k with fewer distinct rows', async () => {
    const few = { ...input, rows: madeUpFrame(3, 1), transformer: fitPipeline(8, madeUpFrame(3, 1)) };
    const [{ observed }] = await createInlineCompute<Tasks>(tasks, referenceKernels).map('nullDataSet', [
      few,
    ]);
    expect(observed.silhouette[3]).toBeNaN();
    expect(observed.silhouette).toHaveLength(4);
  });
});
