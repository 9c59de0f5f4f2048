import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnBatch, ColumnReading } from '../../src/contract/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { cellsOf, createScratch, inputErrorOf, readAll } from '../engines/scratch.ts';

const CLIENTS = `id;age;job;loan;note
007;30;admin.;yes;"one; two"
008;;unknown;no;
009;-1.5e1;services;yes;"a ""quoted"" word
and a second line"
010; 41 ;admin.;unknown;Ёж
011;+7.25;  services ;no;x
`;

const TYPED: ColumnBatch = {
  nRows: 4,
  columns: [
    { kind: 'numeric', name: 'a "b"', values: Float64Array.of(0.1 + 0.2, Number.NaN, -0, 1e-300) },
    { kind: 'category', name: '__proto__', codes: Int32Array.of(1, -1, 0, 1), categories: ['да', 'нет'] },
    { kind: 'text', name: 'счёт', values: ['00012345678901234567', null, "it's", 'a\nb'] },
  ],
};
const TYPED_READINGS: readonly ColumnReading[] = [
  { name: 'a "b"', type: 'numeric' },
  { name: '__proto__', type: 'nominal' },
  { name: 'счёт', type: 'identifier' },
];

/** What every engine holds to; parts that need a capability run where the engine has it. */
export function engineSuite(name: string, createEngine: () => Promise<Engine>): void {
  describe(`the engine contract on ${name}`, () => {
    const scratch = createScratch();
    let engine: Engine;
    beforeAll(async () => {
      engine = await createEngine();
    });
    afterAll(() => engine.close());

    it('createEngine() states its name and its capabilities', () => {
      expect(engine.name).toBe(name);
      expect(Object.keys(engine.capabilities).toSorted()).toEqual(['readsFiles', 'writesParquet']);
    });

    it('describe(csv) infers the type that every non-missing cell fits', async () => {
      const rows = ['1,007,a,x,p,', '2.5,12,b,y,q,', '-3e2,1,a,x,r,', ',,,,s,'];
      const path = scratch.write(['number,id,two,again,free,empty', ...rows].join('\n'));
      const info = await engine.describe({ path });
      expect(info).toEqual({
        format: 'csv',
        nRows: 4,
        columns: [
          { name: 'number', type: 'numeric' },
          { name: 'id', type: 'identifier' },
          { name: 'two', type: 'binary' },
          { name: 'again', type: 'binary' },
          { name: 'free', type: 'text' },
          { name: 'empty', type: 'text' },
        ],
        warnings: [
          {
            code: 'W_EMPTY_COLUMN',
            message: 'every cell is missing',
            details: { kind: 'missing' },
            column: 6,
            columnName: 'empty',
          },
        ],
      });
    });

    it('describe(csv) takes integers of over 15 digits for identifiers and repeated texts for nominal', async () => {
      const rows = ['999999999999999,9999999999999999,a', '1,1,b', '2,2,c', '3,3,a', '4,4,b', '5,5,c'];
      const { columns } = await engine.describe({ path: scratch.write(['n,id,group', ...rows].join('\n')) });
      expect(columns.map(({ type }) => type)).toEqual(['numeric', 'identifier', 'nominal']);
    });

    it('describe(parquet) and describe(csv) of the same table agree', async () => {
      const csv = scratch.write('n,word,group\n1,a b,x\n2.5,c d,y\n3,e f,z\n,g h,x\n5,i j,y\n6,,z\n');
      const info = await engine.describe({ path: csv });
      const table = await readAll(engine, { path: csv }, info.columns);
      const parquet = scratch.path('described.parquet');
      await engine.writeTable(parquet, table);
      expect(await engine.describe({ path: parquet })).toEqual({ ...info, format: 'parquet' });
    });

    it('read(csv) gives numbers, codes and text, with what is missing', async () => {
      const table = await readAll(engine, { path: scratch.write(CLIENTS) }, [
        { name: 'note', type: 'text' },
        { name: 'age', type: 'numeric' },
        { name: 'job', type: 'nominal', unknown: ['unknown'] },
        { name: 'loan', type: 'binary', unknown: ['unknown'], categories: ['yes', 'no'] },
        { name: 'id', type: 'identifier' },
      ]);
      expect(table.nRows).toBe(5);
      const [note, age, job, loan, id] = table.columns;
      expect(cellsOf(note!)).toEqual(['one; two', null, 'a "quoted" word\nand a second line', 'Ёж', 'x']);
      expect(cellsOf(age!)).toEqual([30, Number.NaN, -15, 41, 7.25]);
      expect(job).toMatchObject({ categories: ['admin.', 'services'], codes: Int32Array.of(0, -1, 1, 0, 1) });
      expect(loan).toMatchObject({ categories: ['yes', 'no'], codes: Int32Array.of(0, 1, 0, -1, 1) });
      expect(cellsOf(id!)).toEqual(['007', '008', '009', '010', '011']);
    });

    it('read(source, columns) refuses a column that the file lacks and names those it has', async () => {
      const path = scratch.write('age,job\n1,a\n');
      const error = await inputErrorOf(readAll(engine, { path }, [{ name: 'aeg', type: 'numeric' }]));
      expect(error.code).toBe('E_COLUMN');
      expect(error.place).toMatchObject({ file: path, columnName: 'aeg' });
      expect(error.hint).toContain('age, job');
    });

    it('read(csv) merges the spellings of a category: outer spaces and Unicode forms', async () => {
      const composed = '\u0419\u043e\u0448\u043a\u0430\u0440-\u041e\u043b\u0430';
      const path = scratch.write(`city\n${composed}\n${composed.normalize('NFD')}\n  ${composed} \n`);
      const { columns } = await readAll(engine, { path }, [{ name: 'city', type: 'nominal' }]);
      expect(columns[0]).toMatchObject({ categories: [composed], codes: Int32Array.of(0, 0, 0) });
    });

    it('read(csv) sorts categories by code units', async () => {
      const path = scratch.write('c\nb\nB\na\nЯ\nя\nё\nA\n');
      const { columns } = await readAll(engine, { path }, [{ name: 'c', type: 'nominal' }]);
      expect(columns[0]).toMatchObject({ categories: ['A', 'B', 'a', 'b', 'Я', 'я', 'ё'] });
    });

    it('writeTable(path, table) then read(path) gives the same table', async () => {
      const path = scratch.path('typed.parquet');
      await engine.writeTable(path, TYPED);
      expect(await readAll(engine, { path }, TYPED_READINGS)).toEqual(TYPED);
    });

    it('writeTable(path, table) keeps whole numbers, booleans and lists', async () => {
      const path = scratch.path('results.parquet');
      const nRows = 3_000;
      const rows = Array.from({ length: nRows }, (_, i) => i);
      await engine.writeTable(path, {
        nRows,
        columns: [
          { kind: 'integer', name: 'k', values: Int32Array.from(rows, (i) => i - 1) },
          { kind: 'boolean', name: 'with_context', values: Uint8Array.from(rows, (i) => i % 2) },
          { kind: 'integer-list', name: 'sizes', values: rows.map((i) => rows.slice(0, i % 4)) },
        ],
      });
      const { rows: read } = await engine.query('SELECT * FROM results', [{ name: 'results', path }]);
      expect(read).toEqual(rows.map((i) => [i - 1, i % 2 === 1, JSON.stringify(rows.slice(0, i % 4))]));
    });

    it('writeTable(path, table) gives equal bytes for equal columns', async () => {
      const paths = [scratch.path('first.parquet'), scratch.path('second.parquet')];
      for (const path of paths) await engine.writeTable(path, TYPED);
      expect(readFileSync(paths[0]!).equals(readFileSync(paths[1]!))).toBe(true);
    });

    it('writeTable(path, table) replaces a file and leaves nothing beside it', async () => {
      const path = scratch.path('replaced.parquet');
      writeFileSync(path, 'old');
      await engine.writeTable(path, TYPED);
      expect((await engine.describe({ path })).nRows).toBe(4);
      expect(readdirSync(dirname(path)).filter((file) => file.includes(`${basename(path)}.`))).toEqual([]);
    });

    it('writeTable(path, table) into a folder that is absent fails and makes nothing', async () => {
      const path = join(scratch.folder, 'absent', 'x.parquet');
      const error = await inputErrorOf(engine.writeTable(path, TYPED));
      expect(error).toMatchObject({ code: 'E_OUTPUT', place: { file: path } });
      expect(existsSync(dirname(path))).toBe(false);
    });

    it('writeBatches(path, batches) gives the bytes of writeTable, however the rows are cut', async () => {
      const nRows = 5_000;
      const values = Float64Array.from({ length: nRows }, (_, i) => (i % 7 === 0 ? Number.NaN : i / 8));
      const codes = Int32Array.from({ length: nRows }, (_, i) => (i % 4) - 1);
      const categories = ['a', 'b', 'c'];
      const part = (from: number, to: number): ColumnBatch => ({
        nRows: to - from,
        columns: [
          { kind: 'numeric', name: 'x', values: values.slice(from, to) },
          { kind: 'category', name: 'group', codes: codes.slice(from, to), categories: [...categories] },
        ],
      });
      const [whole, cut] = [scratch.path('whole.parquet'), scratch.path('cut.parquet')];
      await engine.writeTable(whole, part(0, nRows));
      await engine.writeBatches(cut, [part(0, 1), part(1, 1), part(1, 3_000), part(3_000, nRows)]);
      expect(readFileSync(cut).equals(readFileSync(whole))).toBe(true);
    });

    it('writeBatches(path, batches, { delimiter }) separates a CSV by it', async () => {
      const path = scratch.path('semicolons.csv');
      const values = Float64Array.of(1, 2.5);
      const columns = ['a', 'b'].map((name) => ({ kind: 'numeric', name, values }) as const);
      await engine.writeBatches(path, [{ nRows: 2, columns }], { delimiter: ';' });
      expect(readFileSync(path, 'utf8')).toBe('a;b\n1;1\n2.5;2.5\n');
    });

    it('writeBatches(path, batches) passes on what making a batch threw, leaves the old file and nothing beside it', async () => {
      const path = scratch.path('cut-short.parquet');
      writeFileSync(path, 'old');
      const failure = new Error('no more');
      function* failing(): Generator<ColumnBatch> {
        yield TYPED;
        throw failure;
      }
      await expect(engine.writeBatches(path, failing())).rejects.toBe(failure);
      expect(readFileSync(path, 'utf8')).toBe('old');
      expect(readdirSync(dirname(path)).filter((file) => file.includes(`${basename(path)}.`))).toEqual([]);
      await engine.writeBatches(path, [TYPED]);
      expect((await engine.describe({ path })).nRows).toBe(4);
    });

    it('writeBatches(path, batches) asks for no batch after one that could not be written', async () => {
      let nMade = 0;
      function* endless(): Generator<ColumnBatch> {
        for (;;) {
          nMade += 1;
          yield TYPED;
        }
      }
      const path = join(scratch.folder, 'absent', 'x.parquet');
      expect(await inputErrorOf(engine.writeBatches(path, endless()))).toMatchObject({ code: 'E_OUTPUT' });
      const made = nMade;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(nMade).toBe(made);
    });

    it('writeBatches(path, batches) refuses no batch and batches of other columns', async () => {
      const path = scratch.path('refused.parquet');
      await expect(engine.writeBatches(path, [])).rejects.toThrow('at least one batch');
      const other = { nRows: 4, columns: TYPED.columns.slice(1) };
      await expect(engine.writeBatches(path, [TYPED, other])).rejects.toThrow(
        'the columns and the categories of the first',
      );
      expect(existsSync(path)).toBe(false);
    });

    it('query(sql, tables) gives cells as text, numbers, booleans and null', async () => {
      const path = scratch.path('queried.parquet');
      await engine.writeTable(path, TYPED);
      const sql = `SELECT "__proto__" AS answer, count(*) AS n, "a ""b""" > 0 AS positive
                   FROM "my table" GROUP BY ALL ORDER BY answer NULLS LAST, positive`;
      expect(await engine.query(sql, [{ name: 'my table', path }])).toEqual({
        columns: ['answer', 'n', 'positive'],
        rows: [
          ['да', 1, false],
          ['нет', 2, true],
          [null, 1, null],
        ],
      });
    });

    it('query(sql, tables) turns an SQL error into one line', async () => {
      const error = await inputErrorOf(engine.query('SELECT * FROM absent', []));
      expect(error.code).toBe('E_SQL');
      expect(error.message).toMatch(/^E_SQL: .*absent/);
      expect(error.message).not.toContain('\n');
    });

    it('close() may be repeated, and what follows is refused', async () => {
      const other = await createEngine();
      await other.close();
      await other.close();
      await expect(other.describe({ path: 'x.csv' })).rejects.toThrow('the engine is closed');
    });
  });
}
