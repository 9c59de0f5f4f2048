import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnBatch, ColumnReading } from '../../../src/contract/index.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { Engine } from '../../../src/engines/index.ts';
import { cellsOf, createScratch, readAll } from '../scratch.ts';

type Kind = 'numeric' | 'nominal' | 'text';

interface GeneratedTable {
  readonly names: readonly string[];
  readonly kinds: readonly Kind[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly hasMark: boolean;
  readonly hasLastLineEnd: boolean;
}

const PIECES = [
  'a',
  'B',
  ' ',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r\n',
  '\r',
  'ё',
  'е\u0308',
  '😀',
  "'",
  '%',
  '__proto__',
  '\u00a0',
  '\\',
  '7',
];
const textCell = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).map((cell) => cell.replaceAll('\0', '')),
  },
);
const numberCell = fc.oneof(
  fc.constant(''),
  fc.integer().map(String),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map(String)
    .filter((cell) => !/^-?\d{16,}$/.test(cell)),
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([n, d]) => (n / 7).toFixed(d)),
);
const columnName = textCell.map((name) => name.trim().normalize('NFC')).filter((name) => name !== '');

const generatedTable: fc.Arbitrary<GeneratedTable> = fc
  .uniqueArray(fc.tuple(columnName, fc.constantFrom<Kind>('numeric', 'nominal', 'text')), {
    minLength: 1,
    maxLength: 6,
    selector: ([name]) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  })
  .chain((columns) =>
    fc.record({
      names: fc.constant(columns.map(([name]) => name)),
      kinds: fc.constant(columns.map(([, kind]) => kind)),
      rows: fc.array(fc.tuple(...columns.map(([, kind]) => (kind === 'numeric' ? numberCell : textCell))), {
        minLength: 1,
        maxLength: 12,
      }),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      hasMark: fc.boolean(),
      hasLastLineEnd: fc.boolean(),
    }),
  );

/** RFC 4180 with any separator; every cell that needs quotes has them. */
function toCsv({ names, rows, delimiter, lineEnd, hasMark, hasLastLineEnd }: GeneratedTable): string {
  const quote = (cell: string) =>
    /["\n\r,;\t|]/.test(cell) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [names, ...rows].map((row) => row.map(quote).join(delimiter));
  return (hasMark ? '\uFEFF' : '') + lines.join(lineEnd) + (hasLastLineEnd ? lineEnd : '');
}

/** What each cell must be read as, by definition. */
function expectedCells(table: GeneratedTable, j: number): (number | string | null)[] {
  return table.rows.map((row) => {
    const cell = row[j]!;
    if (table.kinds[j] === 'numeric') return cell === '' ? Number.NaN : Number(cell) || 0;
    if (cell.trim() === '') return null;
    return table.kinds[j] === 'text' ? cell : cell.trim().normalize('NFC');
  });
}

describe('a table on its way through files', () => {
  const scratch = createScratch();
  let engine: Engine;
  beforeAll(async () => {
    engine = await createDuckDbEngine({ batchRows: 5 });
  });
  afterAll(() => engine.close());

  it('read(csv) gives the written cells, and writeTable then read gives the same columns', async () => {
    await fc.assert(
      fc.asyncProperty(generatedTable, async (table) => {
        const path = scratch.write(toCsv(table));
        const readings = table.names.map((name, j): ColumnReading => ({ name, type: table.kinds[j]! }));
        const read = await readAll(engine, { path, delimiter: table.delimiter }, readings);
        expect(read.nRows).toBe(table.rows.length);
        for (const [j, column] of read.columns.entries())
          expect(cellsOf(column)).toEqual(expectedCells(table, j));

        const parquet = scratch.path('round-trip.parquet');
        await engine.writeTable(parquet, read);
        expect(await readAll(engine, { path: parquet }, readings)).toEqual(read);
      }),
      { numRuns: 150 },
    );
  });

  it('read(source, columns) in batches of any size gives the same table', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `${i},${'abc'[i % 3]},"t""${i % 7}"`);
    const path = scratch.write(['n,c,t', ...rows].join('\n'));
    const parquet = scratch.path('batches.parquet');
    const readings: ColumnReading[] = [
      { name: 'n', type: 'numeric' },
      { name: 'c', type: 'nominal' },
      { name: 't', type: 'text' },
    ];
    const tables: ColumnBatch[] = [];
    for (const batchRows of [1, 999, 3_000, 65_536]) {
      const other = await createDuckDbEngine({ batchRows });
      tables.push(await readAll(other, { path }, readings));
      if (batchRows === 999) await other.writeTable(parquet, tables[0]!);
      if (batchRows >= 999) tables.push(await readAll(other, { path: parquet }, readings));
      await other.close();
    }
    const join = ({ columns }: ColumnBatch) => columns.map((column) => cellsOf(column).join()).join('\n');
    for (const table of tables) expect(join(table)).toBe(join(tables[0]!));
  });

  it('writeTable(path, table) keeps more than a data chunk, wide enumerations and no rows', async () => {
    const nRows = 5_000;
    const categories = Array.from({ length: 65_537 }, (_, i) => `k${String(i).padStart(6, '0')}`);
    for (const nCategories of [255, 256, 257, 65_535, 65_537]) {
      const codes = Int32Array.from({ length: nRows }, (_, i) =>
        i % 11 === 0 ? -1 : (i * 7_919) % nCategories,
      );
      const table: ColumnBatch = {
        nRows,
        columns: [{ kind: 'category', name: 'k', codes, categories: categories.slice(0, nCategories) }],
      };
      const path = scratch.path('wide.parquet');
      await engine.writeTable(path, table);
      const wide = await createDuckDbEngine();
      const read = await readAll(wide, { path }, [{ name: 'k', type: 'nominal' }]);
      await wide.close();
      expect(cellsOf(read.columns[0]!).join()).toBe(cellsOf(table.columns[0]!).join());
    }
    const empty: ColumnBatch = {
      nRows: 0,
      columns: [{ kind: 'category', name: 'k', codes: new Int32Array(), categories: [] }],
    };
    const path = scratch.path('empty.parquet');
    await engine.writeTable(path, empty);
    expect((await engine.describe({ path })).nRows).toBe(0);
  });

  it('writeTable(path, table) refuses unequal lengths and names that differ in case alone', async () => {
    const values = Float64Array.of(1);
    const column = (name: string) => ({ kind: 'numeric' as const, name, values });
    const path = scratch.path('refused.parquet');
    await expect(engine.writeTable(path, { nRows: 2, columns: [column('a')] })).rejects.toThrow(
      'must have 2 rows; got 1',
    );
    await expect(engine.writeTable(path, { nRows: 1, columns: [] })).rejects.toThrow('at least one column');
    await expect(engine.writeTable(path, { nRows: 1, columns: [column('a'), column('A')] })).rejects.toThrow(
      /^E_DUP_COLUMN/,
    );
  });
});
