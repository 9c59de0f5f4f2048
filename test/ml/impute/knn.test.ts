import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/ml/errors.ts';
import { fitKnnImputer, transformKnn } from '../../../src/ml/impute/index.ts';
import { fromRows, type Matrix, rowOf, selectRows, toRows } from '../../../src/ml/matrix.ts';
import { createRandom, shuffledIndices } from '../../../src/ml/random.ts';
import { expectClose } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';
import { holedMatrix } from './arbitrary.ts';
import { fillsOf, readImputeTables } from './oracle-case.ts';

const hole = Number.NaN;
const neighbours = fc.integer({ min: 1, max: 6 });

/** The definition, cell by cell: the donors of a column in order of (distance, row), undefined distances last. */
function neighboursByDefinition(
  training: Matrix,
  row: Float64Array,
  column: number,
  k: number,
): number[] | null {
  const donors: { row: number; distance: number }[] = [];
  for (let i = 0; i < training.nRows; i++) {
    const donor = rowOf(training, i);
    if (Number.isNaN(donor[column])) continue;
    const gaps = Array.from(donor, (value, j) => value - row[j]).filter((gap) => !Number.isNaN(gap));
    const squares = gaps.reduce((sum, gap) => sum + gap * gap, 0); // whole, so times 60 / nShared is exact
    const distance = gaps.length === 0 ? Number.POSITIVE_INFINITY : squares * (60 / gaps.length);
    donors.push({ row: i, distance });
  }
  if (donors.every((donor) => donor.distance === Number.POSITIVE_INFINITY)) return null;
  donors.sort((a, b) => (a.distance === b.distance ? a.row - b.row : a.distance - b.distance));
  return donors.slice(0, k).map((donor) => donor.row);
}

describe('transformKnn against scikit-learn', () => {
  it.each(readImputeTables())('transformKnn($name) gives an admissible fill in every cell', (table) => {
    let nUntied = 0;
    for (const { neighbours, fills, ties } of table.knn) {
      const imputer = fitKnnImputer(table.train, { neighbours });
      const holes = [table.train, table.fresh];
      const ours = fillsOf(
        holes,
        holes.map((x) => transformKnn(imputer, x)),
      );
      expect(ours.length).toBe(fills.length);
      ours.forEach((value, cell) => {
        const tie = ties[cell];
        if (tie && 'between' in tie) {
          expect(value).toBeGreaterThanOrEqual(tie.between[0] - tolerances.f64);
          expect(value).toBeLessThanOrEqual(tie.between[1] + tolerances.f64);
        } else {
          const answers = tie ? tie.admissible : [fills[cell]];
          const errors = answers.map((answer) => Math.abs(value - answer) / Math.max(1, Math.abs(answer)));
          expect(Math.min(...errors), `k = ${neighbours}, cell ${cell}`).toBeLessThanOrEqual(tolerances.f64);
          if (!tie) nUntied++;
        }
      });
    }
    expect(nUntied).toBeGreaterThan(0);
  });
});

describe('transformKnn on tables worked by hand', () => {
  it('transformKnn(x) averages the nearest donors that know the column', () => {
    const x = fromRows([
      [0, 10],
      [1, 20],
      [2, hole],
      [3, 22],
      [9, 90],
    ]);
    const imputer = fitKnnImputer(x, { neighbours: 2 });
    expect(transformKnn(imputer, x).data[5]).toBe((20 + 22) / 2);
  });

  it('transformKnn(x) scales a distance by the share of coordinates that both rows know', () => {
    // To row 0: 3/2 · (1 + 1) = 3. To row 1: 3/1 · 1.2² = 4.32, though 1.44 alone is nearer than 2.
    const x = fromRows([
      [1, 1, 5],
      [1.2, hole, 7],
      [0, 0, hole],
    ]);
    expect(transformKnn(fitKnnImputer(x, { neighbours: 1 }), x).data[8]).toBe(5);
  });

  it('transformKnn(x) takes the lowest training row among equally near donors', () => {
    const x = fromRows([
      [2, 8],
      [0, 4],
      [1, hole],
    ]);
    expect(transformKnn(fitKnnImputer(x, { neighbours: 1 }), x).data[5]).toBe(8);
  });

  it('transformKnn(x) uses all donors when there are fewer than neighbours', () => {
    const x = fromRows([
      [0, 4],
      [1, hole],
      [5, 8],
    ]);
    expect(transformKnn(fitKnnImputer(x, { neighbours: 5 }), x).data[3]).toBe((4 + 8) / 2);
  });

  it('transformKnn(x) fills a row without a defined distance with the training mean', () => {
    const x = fromRows([
      [0, 4],
      [1, 6],
      [2, 11],
    ]);
    const filled = transformKnn(fitKnnImputer(x, { neighbours: 1 }), fromRows([[hole, hole]]));
    expect(toRows(filled)).toEqual([[(0 + 1 + 2) / 3, (4 + 6 + 11) / 3]]);
  });

  it('transformKnn(x) lets donors of undefined distance fill the last places, as scikit-learn does', () => {
    // The receiver knows column 0 only; the donor of row 0 shares it, the donor of row 1 does not.
    const x = fromRows([
      [0, 4, hole],
      [hole, 8, 1],
    ]);
    const filled = transformKnn(fitKnnImputer(x, { neighbours: 2 }), fromRows([[1, hole, hole]]));
    expect(filled.data[1]).toBe((4 + 8) / 2);
  });

  it('transformKnn(x, vote) takes the most frequent value, then the nearest, then the lowest', () => {
    const train = fromRows([
      [1, 3],
      [2, 0],
      [3, 0],
      [4, 3],
      [5, 1],
      [-1, 2],
    ]);
    const receiver = fromRows([[0, hole]]);
    const vote = (k: number) =>
      transformKnn(fitKnnImputer(train, { neighbours: k }), receiver, { vote: [1] }).data[1];
    expect(vote(2)).toBe(2); // one each at distance 1: 2 < 3
    expect(vote(4)).toBe(0); // 3, 2, 0, 0
    expect(vote(5)).toBe(3); // 3, 2, 0, 0, 3: the nearest 3 is nearer than the nearest 0
  });

  it('transformKnn(x, vote) of a row without a defined distance is the most frequent training value', () => {
    const train = fromRows([
      [0, 3],
      [1, 3],
      [2, 1],
      [2, 1],
      [7, 0],
    ]);
    const filled = transformKnn(fitKnnImputer(train), fromRows([[hole, hole]]), { vote: [1] });
    expect(filled.data[1]).toBe(1);
  });
});

describe('transformKnn and rounding', () => {
  it('transformKnn(x) takes the lowest row where equal distances differ by rounding alone', () => {
    expect(0.2 * 0.2 + 0.3 * 0.3 + 0.7 * 0.7).not.toBe(0.7 * 0.7 + 0.3 * 0.3 + 0.2 * 0.2);
    const rows = fromRows([
      [0.2, 0.3, 0.7, 1],
      [0.7, 0.3, 0.2, 2],
      [9, 6, 3, hole], // no donor: its spread makes the sums run over columns 0, 1, 2
    ]);
    const receiver = fromRows([[0, 0, 0, hole]]);
    const fill = (order: number[]) =>
      transformKnn(fitKnnImputer(selectRows(rows, order), { neighbours: 1 }), receiver).data[3];
    expect(fill([0, 1, 2])).toBe(1);
    expect(fill([1, 0, 2])).toBe(2);
  });

  it('transformKnn(x) is exact where squares overflow or vanish', () => {
    const x = fromRows([
      [1e200, 3],
      [1e-200, 4],
      [0, hole],
    ]);
    expect(transformKnn(fitKnnImputer(x, { neighbours: 1 }), x).data[5]).toBe(4);
    expect(transformKnn(fitKnnImputer(x, { neighbours: 2 }), x).data[5]).toBe((3 + 4) / 2);
  });
});

describe('transformKnn on any table', () => {
  it('transformKnn(x) equals the definition, cell by cell', () => {
    fc.assert(
      fc.property(holedMatrix, holedMatrix, neighbours, (training, other, k) => {
        const x = other.nCols === training.nCols ? other : training;
        const imputer = fitKnnImputer(training, { neighbours: k });
        const filled = transformKnn(imputer, x);
        x.data.forEach((value, p) => {
          if (!Number.isNaN(value)) {
            expect(filled.data[p]).toBe(value);
            return;
          }
          const j = p % x.nCols;
          const rows = neighboursByDefinition(training, rowOf(x, Math.floor(p / x.nCols)), j, k);
          const values = rows?.map((row) => training.data[row * x.nCols + j]);
          const want = values ? values.reduce((sum, v) => sum + v, 0) / values.length : imputer.means[j];
          expectClose([filled.data[p]], [want], tolerances.f64);
        });
      }),
    );
  });

  it('transformKnn(permuted x) is the permuted result, and a row alone is filled as in the table', () => {
    fc.assert(
      fc.property(holedMatrix, neighbours, fc.nat(), (x, k, seed) => {
        const imputer = fitKnnImputer(x, { neighbours: k });
        const filled = transformKnn(imputer, x, { vote: [0] });
        const order = shuffledIndices(x.nRows, createRandom(seed));
        expect(transformKnn(imputer, selectRows(x, order), { vote: [0] })).toEqual(selectRows(filled, order));
        const alone = transformKnn(imputer, selectRows(x, [x.nRows - 1]), { vote: [0] });
        expect(alone).toEqual(selectRows(filled, [x.nRows - 1]));
      }),
    );
  });

  it('transformKnn(x, range) side by side gives what one call gives', () => {
    fc.assert(
      fc.property(holedMatrix, fc.nat(), (x, at) => {
        const imputer = fitKnnImputer(x);
        const cut = at % (x.nRows + 1);
        const parts = [
          transformKnn(imputer, x, { range: { from: 0, to: cut } }),
          transformKnn(imputer, x, { range: { from: cut, to: x.nRows } }),
        ];
        expect(parts.flatMap(toRows)).toEqual(toRows(transformKnn(imputer, x)));
      }),
    );
  });

  it('transformKnn(x + shift of a column) shifts the fills of that column alone', () => {
    fc.assert(
      fc.property(holedMatrix, fc.integer({ min: -1000, max: 1000 }), neighbours, (x, shift, k) => {
        const data = x.data.map((value, p) => (p % x.nCols === 0 ? value + shift : value));
        const shifted = { ...x, data };
        const filled = transformKnn(fitKnnImputer(x, { neighbours: k }), x);
        const want = filled.data.map((value, p) => (p % x.nCols === 0 ? value + shift : value));
        expectClose(transformKnn(fitKnnImputer(shifted, { neighbours: k }), shifted).data, want, 1e-9);
      }),
    );
  });
});

describe('bad input', () => {
  const x = fromRows([
    [1, hole],
    [2, hole],
  ]);
  const fine = fitKnnImputer(fromRows([[1, 2]]));

  it('fitKnnImputer(x) refuses a column without a known cell, by name', () => {
    expect(() => fitKnnImputer(x, { columns: ['age', 'job'] })).toThrow(ArgumentError);
    expect(() => fitKnnImputer(x, { columns: ['age', 'job'] })).toThrow('column "job" has none');
    expect(() => fitKnnImputer(x)).toThrow('column 1 has none');
    expect(() => fitKnnImputer(x, { columns: ['age'] })).toThrow('columns must name 2 columns; got 1');
  });

  it('fitKnnImputer(x) refuses neighbours under 1, infinity and an empty table', () => {
    expect(() => fitKnnImputer(fromRows([[1]]), { neighbours: 0 })).toThrow('neighbours must be an integer');
    expect(() => fitKnnImputer(fromRows([[Number.POSITIVE_INFINITY]]))).toThrow(ArgumentError);
    expect(() => fitKnnImputer(fromRows([]))).toThrow(ArgumentError);
  });

  it('transformKnn(x) refuses other columns than in fit, votes and ranges outside the table', () => {
    expect(() => transformKnn(fine, fromRows([[1]]))).toThrow('x must have 2 columns, as in fit; got 1');
    expect(() => transformKnn(fine, fromRows([[1, 2]]), { vote: [2] })).toThrow('vote must be an integer');
    expect(() => transformKnn(fine, fromRows([[1, 2]]), { range: { from: 0, to: 2 } })).toThrow(
      'range.to must be',
    );
    expect(() => transformKnn(fine, fromRows([[1, 2]]), { range: { from: 1, to: 0 } })).toThrow(
      'range.from must be at most range.to, 0; got 1',
    );
  });
});
