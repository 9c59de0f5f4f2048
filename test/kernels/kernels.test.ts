import { describe, expect, it } from 'vitest';
import { groupColumns } from '../../src/kernels/group-columns.ts';
import { loadKernels } from '../../src/kernels/index.ts';
import { roundingOf } from '../../src/kernels/rounding.ts';
import { plantDonors } from '../../src/ml/impute/donor-tree.ts';
import { type Cells, createRandom } from '../../src/ml/index.ts';
import { fromRows, type Matrix, selectRows, toRows } from '../../src/ml/matrix.ts';
import { referenceKernels } from '../../src/ml/reference/index.ts';
import { describeDonors, donorMatrix, emptyLists } from '../ml/donors-contract.ts';
import { cellsOf, describeKernels, plainSums } from '../ml/kernels-contract.ts';

const kernels = loadKernels();
describeKernels('wasm kernels', kernels, [...Array(19).keys(), 31, 32, 33, 70]);
describeDonors('wasm kernels', kernels, [...Array(71).keys()]);

function realMatrix(nRows: number, nCols: number, seed: number): Matrix {
  const random = createRandom(seed);
  return {
    data: Float64Array.from({ length: nRows * nCols }, () => 100 * (random.next() - 0.5) + 1e4),
    nRows,
    nCols,
  };
}

describe('wasm kernels', () => {
  it.each([...Array(71).keys()])(
    'assignNearest(%i rows) in double is the reference, bit for bit',
    (nRows) => {
      const x = realMatrix(nRows, 1 + (nRows % 17), nRows);
      const weights = Float64Array.from({ length: nRows }, (_, i) => 1 + (i % 3));
      const centroids = realMatrix(1 + (nRows % 9), x.nCols, 1000 + nRows);
      const state = (which: typeof kernels) =>
        which.withRows(x, weights, 'double', (rows) => {
          rows.assignNearest(centroids);
          const sums = { ...centroids, data: new Float64Array(centroids.data.length) };
          const totals = new Float64Array(centroids.nRows);
          rows.sumByLabel(sums, totals);
          return [rows.labels.slice(), rows.distances.slice(), sums.data, totals, rows.inertia()];
        });
      expect(state(kernels)).toEqual(state(referenceKernels));
    },
  );

  it.each([...Array(71).keys()])('assignNearest(%i rows) in single is its twin with Math.fround', (nRows) => {
    const x = realMatrix(nRows, 1 + (nRows % 17), nRows);
    const centroids = realMatrix(1 + (nRows % 9), x.nCols, 1000 + nRows);
    const { labels, distances } = singleTwin(x, centroids);
    kernels.withRows(x, new Float64Array(nRows), 'single', (rows) => {
      rows.assignNearest(centroids);
      expect(Array.from(rows.labels)).toEqual(labels);
      expect(Array.from(rows.distances)).toEqual(distances);
    });
  });

  it.each([...Array(71).keys()])(
    'sumByLabel(%i rows) in single, from one assignment to the next, is made anew',
    (nRows) => {
      const x = realMatrix(nRows, 1 + (nRows % 17), nRows);
      const weights = Float64Array.from({ length: nRows }, (_, i) => 1 + (i % 3) / 4);
      const first = realMatrix(1 + (nRows % 9), x.nCols, 1000 + nRows);
      const second = realMatrix(first.nRows, x.nCols, 2000 + nRows);
      const sumOf = (assignments: readonly Matrix[]) =>
        kernels.withRows(x, weights, 'single', (rows) => {
          const sums = { ...first, data: new Float64Array(first.data.length) };
          const totals = new Float64Array(first.nRows);
          for (const centroids of assignments) {
            rows.assignNearest(centroids);
            rows.sumByLabel(sums, totals);
          }
          return [...sums.data, ...totals];
        });
      const [moved, anew] = [sumOf([first, second]), sumOf([second])];
      moved.forEach((sum, p) => {
        expect(Math.abs(sum - anew[p]!)).toBeLessThan(1e-12 * (1 + nRows));
      });
    },
  );

  it.each([...Array(71).keys()])('findNearest(%i receivers) is the reference, bit for bit', (nReceivers) => {
    const x = donorMatrix(400, 7, 3, nReceivers % 2 === 0);
    const rows = Int32Array.from({ length: 400 }, (_, i) => i);
    const all = [...Array(7).keys()];
    const sharing = { columns: Int32Array.of(5, 0, 3, 1, 6), factor: 7 / 5, slots: Int32Array.of(0) };
    const receivers = donorMatrix(nReceivers, 7, 4, nReceivers % 3 === 0);
    const [ours, reference] = [kernels, referenceKernels].map((which) => {
      const nearest = emptyLists(nReceivers, 1, 5);
      which.withDonors([plantDonors(x, rows, all)], ([tree]) => {
        tree.findNearest(sharing, receivers, nearest);
      });
      return nearest;
    });
    expect(ours).toEqual(reference);
  });

  it.each([...Array(71).keys()])('sumCellDistances(%i rows) is its twin with Math.fround', (nRows) => {
    const random = createRandom(nRows);
    const nCols = 1 + (nRows % 9);
    const data = Float64Array.from({ length: nRows * nCols }, (_, p) =>
      p % nCols === 1 ? random.next() : random.nextInt(2) / 3 + (p % nCols),
    );
    const sizes = nRows === 0 ? [] : [Math.ceil(nRows / 3), Math.floor(nRows / 2), 0];
    if (nRows > 0) sizes[2] = nRows - sizes[0]! - sizes[1]!;
    const cells = cellsOf(sizes.filter((size) => size > 0));
    const weights = Float64Array.from({ length: nRows }, (_, i) => 1 + (i % 3));
    const x = { data, nRows, nCols };
    const found = kernels.sumCellDistances(x, weights, cells, 0, cells.starts.length - 1);
    expect(Array.from(found)).toEqual(cellsTwin(x, weights, cells));
  });

  it('sumCellDistances(one-hot blocks) is the sum over the plain columns', () => {
    const random = createRandom(5);
    const rows = Array.from({ length: 40 }, () => {
      const [a, b] = [random.nextInt(3), random.nextInt(4)];
      return [
        random.next() - 0.5,
        ...[0, 1, 2].map((c) => (a === c ? 2.5 : -0.5)),
        random.next() < 0.5 ? 1 : 0,
        ...[0, 1, 2, 3].map((c) => (b === c ? 3 + c : 1 - c)),
      ];
    });
    const x = fromRows(rows);
    const cells = cellsOf([7, 1, 12, 20]);
    const weights = Float64Array.from(rows, (_, i) => 1 + (i % 4));
    const found = kernels.sumCellDistances(x, weights, cells, 0, 4);
    plainSums(x, weights, cells, 0, 4).forEach((sum, p) => {
      expect(Math.abs(found[p] - sum)).toBeLessThanOrEqual(1e-6 * Math.max(1, sum));
    });
  });

  it('sumCellDistances(a cell of 3,000 rows) loses nothing to the sums in single precision', () => {
    const x = realMatrix(3010, 3, 9);
    const cells = cellsOf([3000, 10]);
    const weights = new Float64Array(3010).fill(1);
    const found = kernels.sumCellDistances(x, weights, cells, 0, 2);
    const want = referenceKernels.sumCellDistances(x, weights, cells, 0, 2);
    want.forEach((sum, p) => {
      expect(Math.abs(found[p] - sum)).toBeLessThanOrEqual(1e-6 * sum);
    });
  });

  it('withRows(rows, use) gives the memory back: a thousand tables take no more than one', () => {
    const x = selectRows(realMatrix(64, 4, 3), [...Array(64).keys()]);
    const labelsOf = (): number[] =>
      kernels.withRows(x, new Float64Array(64).fill(1), 'double', (rows) => {
        rows.assignNearest(fromRows(toRows(x).slice(0, 3)));
        return Array.from(rows.labels);
      });
    const first = labelsOf();
    for (let round = 0; round < 1000; round++) labelsOf();
    expect(labelsOf()).toEqual(first);
  });
});

/** The single-precision assignment in the order of its lanes: each sum over the columns in order, rounded each step. */
function singleTwin(x: Matrix, centroids: Matrix): { labels: number[]; distances: number[] } {
  const f = Math.fround;
  const middles: number[] = [];
  let widest = 0;
  for (let j = 0; j < x.nCols; j++) {
    const column = toRows(x).map((row) => row[j]);
    if (column.length === 0) continue;
    const [min, max] = [Math.min(...column), Math.max(...column)];
    middles[j] = min / 2 + max / 2;
    widest = Math.max(widest, max / 2 - min / 2);
  }
  const scale = widest > 0 ? 2 ** -Math.ceil(Math.log2(widest)) : 1;
  const rounded = (m: Matrix) => toRows(m).map((row) => row.map((v, j) => f((v - middles[j]) * scale)));
  const [rows, given] = [rounded(x), rounded(centroids)];
  const squared = rows.map((row) =>
    given.map((centroid) => row.reduce((sum, v, j) => f(sum + f(f(v - centroid[j]) ** 2)), 0)),
  );
  const best = squared.map((all) => Math.min(...all));
  return {
    labels: squared.map((all, i) => all.indexOf(best[i])),
    distances: best.map((value) => value / (scale * scale)),
  };
}

/** Sums of distances by cell in the order of the kernel's lanes: eight rows with each other row, rounded each step. */
function cellsTwin(
  x: Matrix,
  weights: Float64Array,
  { starts, columns, nLabelings, nColumns }: Cells,
): number[] {
  const f = Math.fround;
  const { plain, blocks } = groupColumns(x);
  const { offsets, scale, factor } = roundingOf(x);
  const cell = (i: number, j: number) => x.data[i * x.nCols + j]!;
  const ofBlock = (b: number, i: number, j: number): number =>
    f((blocks[b]?.columns ?? []).reduce((sum, c) => sum + ((cell(i, c) - cell(j, c)) * scale) ** 2, 0));
  const distance = (i: number, j: number): number => {
    let sum = 0;
    for (const c of plain) {
      const rounded = (row: number) => f((cell(row, c) - offsets[c]!) * scale);
      const t = f(rounded(j) - rounded(i));
      sum = f(sum + f(t * t));
    }
    for (let b = 0; b < blocks.length; b += 2) sum = f(sum + f(ofBlock(b, i, j) + ofBlock(b + 1, i, j)));
    return f(Math.sqrt(sum));
  };
  const sums = new Array<number>(nColumns * x.nRows).fill(0);
  const add = (row: number, of: number, sum: number) => {
    for (let l = 0; l < nLabelings; l++) sums[columns[of * nLabelings + l]! * x.nRows + row]! += sum;
  };
  for (let a = 0; a + 1 < starts.length; a++) {
    const lanes = new Map<number, number[]>();
    for (let first = starts[a]!; first < starts[a + 1]!; first += 8) {
      const own = Array.from({ length: 8 }, (_, n) => first + n);
      const last = starts[a + 1]! - 1;
      for (let b = a; b + 1 < starts.length; b++) {
        const totals = new Array<number>(8).fill(0);
        for (let j = starts[b]!; j < starts[b + 1]!; j++) {
          const distances = own.map((i) => distance(Math.min(i, last), j));
          distances.forEach((d, n) => {
            totals[n] = f(totals[n]! + f(d * weights[j]!));
          });
          if (b === a) continue;
          const given = distances.map((d, n) => f(d * (own[n]! <= last ? weights[own[n]!]! : 0)));
          const before = lanes.get(j) ?? [0, 0, 0, 0];
          lanes.set(
            j,
            before.map((sum, n) => f(sum + f(given[n]! + given[n + 4]!))),
          );
        }
        for (const [n, i] of own.entries()) if (i <= last) add(i, b, totals[n]!);
      }
    }
    for (const [j, four] of lanes)
      add(
        j,
        a,
        four.reduce((sum, one) => sum + one, 0),
      );
  }
  return sums.map((sum) => sum * Math.sqrt(factor));
}
