import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, withConnection } from '../../../src/engines/duckdb/database.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { Engine, TableLimits, TableWarning } from '../../../src/engines/index.ts';
import { cellsOf, createScratch, inputErrorOf, readAll } from '../scratch.ts';
import { HARD_ROWS, type HardRow, metOtherwise, type Place } from './hardening-rows.ts';

const N_ROWS = 46;
/** Rows whose tests stand in this file. */
const ELSEWHERE = [38];

const placeOf = ({ code, line, column }: TableWarning): Place => [code, line, column];
const byText = (places: readonly Place[]) => places.map((place) => JSON.stringify(place)).toSorted();

describe('the catalogue of bad tables', () => {
  const scratch = createScratch();
  let engine: Engine;
  beforeAll(async () => {
    engine = await createDuckDbEngine();
  });
  afterAll(() => engine.close());

  it(`HARD_ROWS holds every row from 1 to ${N_ROWS}, and metOtherwise gives a reason once a row`, () => {
    const rows = new Set([...HARD_ROWS.map(({ row }) => row), ...ELSEWHERE]);
    expect([...rows].toSorted((a, b) => a - b)).toEqual(Array.from({ length: N_ROWS }, (_, i) => i + 1));
    expect(new Set(metOtherwise.map(({ row }) => row)).size).toBe(metOtherwise.length);
    for (const { reason } of metOtherwise) expect(reason).not.toBe('');
  });

  const refused = HARD_ROWS.filter(({ error }) => error !== undefined);
  it.each(refused)('$row: $what is refused with $error', async (row) => {
    const path = scratch.write(row.content());
    const source = { ...row.options, path };
    const attempts = row.readings
      ? [() => readAll(engine, source, row.readings ?? [])]
      : [() => engine.describe(source), ...(row.undeclared ? [] : [() => readAll(engine, source, [])])];
    for (const attempt of attempts) {
      const { code, place, hint, exitCode, message } = await inputErrorOf(attempt());
      expect([code, place.line, place.column]).toEqual([row.error?.[0], row.error?.[1], row.error?.[2]]);
      expect([place.file, exitCode]).toEqual([path, 2]);
      expect(message).not.toMatch(/[\n\r]/);
      expect(hint ?? message).not.toBe('');
      if (row.says !== undefined) expect(message).toMatch(row.says);
    }
  });

  const accepted = HARD_ROWS.filter(({ error }) => error === undefined);
  it.each(accepted)('$row: $what is read', async (row: HardRow) => {
    const source = { ...row.options, path: scratch.write(row.content()) };
    const info = await engine.describe(source);
    if (row.types !== undefined) expect(info.columns.map(({ type }) => type)).toEqual(row.types);
    expect(byText(info.warnings.map(placeOf))).toEqual(byText((row.warnings ?? []).map(pad)));
    if (row.says !== undefined) expect(info.warnings.map(({ message }) => message).join()).toMatch(row.says);

    const warned: Place[] = [];
    const onWarning = (warning: TableWarning) => warned.push(placeOf(warning));
    const table = await readAll(engine, source, row.readings ?? info.columns, { onWarning });
    expect(table.nRows).toBe(info.nRows);
    expect(byText(warned)).toEqual(byText((row.readWarnings ?? []).map(pad)));
    if (row.cells !== undefined) expect(table.columns.map(cellsOf)).toEqual(row.cells);

    if (table.columns.length === 0) return;
    // What is accepted survives a file of our own.
    const parquet = scratch.path('accepted.parquet');
    await engine.writeTable(parquet, table);
    const again = await readAll(engine, { path: parquet }, row.readings ?? info.columns);
    expect(again.columns.map(cellsOf)).toEqual(table.columns.map(cellsOf));
  });

  function pad([code, line, column]: Place): Place {
    return [code, line, column];
  }

  it('25: writeTable(csv) escapes formulas that read(csv) keeps', async () => {
    const source = { path: scratch.write('x\n=1+1\n@SUM(A1)\n') };
    const path = scratch.path('escaped.csv');
    await engine.writeTable(path, await readAll(engine, source, [{ name: 'x', type: 'text' }]));
    const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
    for (const line of lines) expect(line).toMatch(/^"?'[=@]/);
  });

  it('38: a file that is one line of 64 MB is refused after its first megabytes', async () => {
    const path = scratch.write(Buffer.alloc(64 << 20, 'x,'));
    const quoted = scratch.write(Buffer.concat([Buffer.from('"'), Buffer.alloc(64 << 20, 'x')]));
    const bare = scratch.write(Buffer.alloc(64 << 20, 'x'));
    const before = process.memoryUsage().arrayBuffers;
    expect((await inputErrorOf(engine.describe({ path }))).code).toBe('E_TOO_MANY_COLUMNS');
    expect((await inputErrorOf(engine.describe({ path: bare }))).code).toBe('E_FIELD_TOO_LONG');
    expect((await inputErrorOf(engine.describe({ path: quoted }))).code).toBe('E_FIELD_TOO_LONG');
    const row = scratch.write(Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(64 << 20, 'x,')]));
    const error = await inputErrorOf(engine.describe({ path: row }));
    expect([error.code, error.place.line, error.place.column]).toEqual(['E_RAGGED', 2, 3]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(400 << 20);
  });

  it.skipIf(!existsSync('/dev/zero'))('38: what is no regular file is refused unread', async () => {
    for (const path of ['/dev/zero', '-', scratch.folder]) {
      expect((await inputErrorOf(engine.describe({ path }))).code).toBe('E_NOT_A_FILE');
    }
  });

  async function writeSql(sql: string): Promise<string> {
    const database = await openDatabase({ threads: 1, memoryLimit: '1GB' });
    const path = scratch.write('', 'parquet');
    await withConnection(database, (connection) =>
      connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`),
    );
    database.closeSync();
    return path;
  }

  it('P1: a small Parquet file of 1e8 rows is refused from its footer', async () => {
    const path = await writeSql('SELECT 1 AS x FROM range(100000000)');
    expect(statSync(path).size).toBeLessThan(200_000);
    for (const attempt of [
      () => engine.describe({ path }),
      () => readAll(engine, { path }, [{ name: 'x', type: 'numeric' }]),
    ]) {
      const error = await inputErrorOf(attempt());
      expect(error).toMatchObject({ code: 'E_TOO_MANY_ROWS', place: { file: path } });
      expect(error.message).toContain('100000000 rows');
    }
  });

  it('P2: Parquet that is cut, or has a wrong footer or beginning, is refused with E_PARQUET', async () => {
    const sound = readFileSync(await writeSql('SELECT range AS x FROM range(100)'));
    const wrongLength = Buffer.from(sound);
    wrongLength.writeUInt32LE(0x0fff_ffff, sound.length - 8);
    const wrongFooter = Buffer.from(sound).fill(0xff, sound.length - 40, sound.length - 10);
    for (const content of [sound.subarray(0, 200), wrongLength, wrongFooter, Buffer.from('PAR2rest')]) {
      const path = scratch.write(content, 'parquet');
      expect(await inputErrorOf(engine.describe({ path }))).toMatchObject({
        code: 'E_PARQUET',
        place: { file: path },
      });
    }
  });

  it('P3: nested columns are refused by name, decimals are numbers while a double holds them', async () => {
    const nested = await writeSql(`SELECT 1 AS a, [1, 2] AS tags`);
    const error = await inputErrorOf(engine.describe({ path: nested }));
    expect(error).toMatchObject({ code: 'E_COLUMN_TYPE', place: { column: 2, columnName: 'tags' } });

    const path = await writeSql(
      `SELECT 1.50::DECIMAL(9, 2) AS short, '12345678901234567890.12'::DECIMAL(38, 2) AS long`,
    );
    const { columns } = await engine.describe({ path });
    expect(columns.map(({ type }) => type)).toEqual(['numeric', 'text']);
    const table = await readAll(engine, { path }, columns);
    expect(table.columns.map(cellsOf)).toEqual([[1.5], ['12345678901234567890.12']]);
  });

  it('P3: INT96 is a time in ISO 8601, decimals stored as integers are numbers, a list of structs is refused', async () => {
    const fixture = (name: string) => ({ path: join(import.meta.dirname, 'fixtures', `${name}.parquet`) });
    const { columns, warnings } = await engine.describe(fixture('int96'));
    expect(columns.map(({ type }) => type)).toEqual(['numeric', 'text']);
    expect(warnings.map(placeOf)).toEqual([['W_DATE', undefined, 2]]);
    const times = await readAll(engine, fixture('int96'), columns);
    expect(cellsOf(times.columns[1]!)).toEqual(['2024-02-29T12:30:15.123456', null, '1900-01-01T00:00:00']);

    const described = await engine.describe(fixture('decimals'));
    expect(described.columns[0]?.type).toBe('numeric');
    const table = await readAll(engine, fixture('decimals'), [
      { name: 'short', type: 'numeric' },
      { name: 'long', type: 'text' },
      { name: 'word', type: 'nominal' },
      { name: 'half', type: 'numeric' },
    ]);
    expect(table.columns.map(cellsOf)).toEqual([
      [1.5, Number.NaN, -0.25],
      ['1.50', null, '-12345678901234567890.12'],
      ['a', null, 'b'],
      [0.5, Number.NaN, 2],
    ]);

    expect(await inputErrorOf(engine.describe(fixture('nested')))).toMatchObject({
      code: 'E_COLUMN_TYPE',
      place: { column: 2, columnName: 'tags' },
    });
  });

  it('limits of a source refuse rows, columns, cells and bytes at their number, and not below', async () => {
    const parquet = await writeSql(`SELECT range AS x, repeat('y', 2000) AS y FROM range(1000)`);
    const csv = scratch.write(`x,y\n${`1,${'y'.repeat(2_000)}\n`.repeat(1_000)}`);
    const { nRows } = await engine.describe({ path: parquet });
    expect(nRows).toBe(1_000);
    const bytes = await unpackedBytes(parquet);
    const cases: readonly (readonly [string, TableLimits, TableLimits, string])[] = [
      [parquet, { maxRows: 999 }, { maxRows: 1_000 }, 'E_TOO_MANY_ROWS'],
      [parquet, { maxColumns: 1 }, { maxColumns: 2 }, 'E_TOO_MANY_COLUMNS'],
      [parquet, { maxFieldBytes: 1_999 }, { maxFieldBytes: 2_000 }, 'E_FIELD_TOO_LONG'],
      [parquet, { maxUnpackedBytes: bytes - 1 }, { maxUnpackedBytes: bytes }, 'E_UNPACKED_SIZE'],
      [csv, { maxRows: 999 }, { maxRows: 1_000 }, 'E_TOO_MANY_ROWS'],
      [csv, { maxColumns: 1 }, { maxColumns: 2 }, 'E_TOO_MANY_COLUMNS'],
      [csv, { maxFieldBytes: 1_999 }, { maxFieldBytes: 2_000 }, 'E_FIELD_TOO_LONG'],
    ];
    for (const [path, low, high, code] of cases) {
      const reading = [{ name: 'y', type: 'text' }] as const;
      for (const attempt of [
        () => engine.describe({ path, limits: low }),
        () => readAll(engine, { path, limits: low }, reading),
      ]) {
        expect(await inputErrorOf(attempt())).toMatchObject({ code, place: { file: path } });
      }
      expect((await engine.describe({ path, limits: high })).nRows).toBe(1_000);
      expect((await readAll(engine, { path, limits: high }, reading)).nRows).toBe(1_000);
    }
    await expect(engine.describe({ path: csv, limits: { maxRows: 0 } })).rejects.toThrow(RangeError);
  });

  async function unpackedBytes(path: string): Promise<number> {
    const sql = 'SELECT sum(total_uncompressed_size) FROM parquet_metadata';
    const database = await openDatabase({ threads: 1, memoryLimit: '1GB' });
    const reader = await withConnection(database, (connection) =>
      connection.runAndReadAll(`${sql}('${path}')`),
    );
    database.closeSync();
    return Number(reader.value(0, 0));
  }

  it('P3: a million distinct texts are text, and refused as categories', async () => {
    const path = await writeSql(`SELECT 'k' || range AS x FROM range(1000000)`);
    const { columns } = await engine.describe({ path });
    expect(columns).toEqual([{ name: 'x', type: 'text' }]);
    const error = await inputErrorOf(readAll(engine, { path }, [{ name: 'x', type: 'nominal' }]));
    expect(error).toMatchObject({ code: 'E_TOO_MANY_CATEGORIES', place: { column: 1, columnName: 'x' } });
  });
});
