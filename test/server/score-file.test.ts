import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type FileReport, fileReportSchema, type Problem, tableTypes } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { createScoreFile } from '../../src/server/index.ts';
import { mixedModel } from './mixed-model.ts';
import { makeRun, namesOf, type Served, serve } from './serve.ts';

const model = mixedModel();
let engine: Engine;
let served: Served;
beforeAll(async () => {
  engine = await createDuckDbEngine();
  served = await serve(makeRun(model, namesOf(model)), { scoreFile: createScoreFile(engine) });
});
afterAll(() => engine.close());

const ask = (
  query: string,
  body: string | Uint8Array,
  type: string = tableTypes.csv,
  headers = {},
): Promise<Response> =>
  served.ask('POST', `/api/v1/score/file${query}`, body, { headers: { 'content-type': type, ...headers } });
const report = async (query: string, body: string | Uint8Array, type?: string): Promise<FileReport> => {
  const response = await ask(`?format=json${query}`, body, type);
  expect(response.status).toBe(200);
  return fileReportSchema.parse(await response.json());
};
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

const clients = 'id,job,age\n1,job 1,25\n2,job 2,55\n3,,\n';

describe('POST /api/v1/score/file', () => {
  it('gives a CSV back with the score columns after its own', async () => {
    const response = await ask('', clients);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="scored.csv"');
    expect((await response.text()).split('\n').slice(0, 4)).toEqual([
      'id,job,age,segment_id,segment,probability,status,filled_fields,model_hash',
      `1,job 1,25,1,name 1,1,complete,"",${model.hash}`,
      `2,job 2,55,2,name 2,1,complete,"",${model.hash}`,
      expect.stringContaining('abstained'),
    ]);
    expect(JSON.parse(response.headers.get('clientele-counts') ?? '')).toEqual({
      complete: 2,
      filled: 0,
      abstained: 1,
      invalid: 0,
    });
  });

  it('with format=json says what was found, without the table', async () => {
    expect(await report('', clients)).toMatchObject({
      format: 'csv',
      nRows: 3,
      columns: [
        { name: 'id', field: null },
        { name: 'job', field: 'job' },
        { name: 'age', field: 'age' },
      ],
      absentFields: [],
      counts: { complete: 2, abstained: 1, invalid: 0 },
      segments: [
        { id: 1, nRows: 1 },
        { id: 2, nRows: 1 },
      ],
      badRows: [],
    });
  });

  it('lists wrong cells with line, row and column, and scores the other rows', async () => {
    const csv = 'job,age,note\n"job 1","25","two\nlines"\n\njob 1,old,\njob 2,55,\njob 3,"12,5",\n';
    const { badRows, counts } = await report('', csv);
    expect(badRows).toEqual([
      {
        line: 5,
        row: 2,
        column: 'age',
        code: 'E_VALUE',
        detail: expect.stringContaining('age must be a finite number'),
      },
      { line: 7, row: 4, column: 'age', code: 'E_VALUE', detail: expect.any(String) },
    ]);
    expect(counts).toEqual({ complete: 2, filled: 0, abstained: 0, invalid: 2 });
    const lines = (await (await ask('', csv)).text()).split('\n');
    expect(lines[0]).toMatch(/,model_hash,problem$/);
    expect(lines.find((line) => line.startsWith('job 1,old'))).toMatch(
      /,,,,invalid,.*age must be a finite number/,
    );
  });

  it('goes by a map of columns, and counts unseen categories by column', async () => {
    const csv = 'Beruf,Alter,job\njob 1,25,x\npilot,55,y\n';
    const map = encodeURIComponent(JSON.stringify({ Beruf: 'job', Alter: 'age', job: null }));
    const found = await report(`&map=${map}`, csv);
    expect(found.columns.map(({ field }) => field)).toEqual(['job', 'age', null]);
    expect(found.unseen).toEqual([{ column: 'Beruf', nRows: 1 }]);
    expect(found.counts).toMatchObject({ complete: 1, filled: 1 });
  });

  it.each([
    ['an unknown column', { nothing: 'job' }, 'map.nothing'],
    ['an unknown field', { id: 'salary' }, 'map.id'],
    ['a field twice', { id: 'job', job: 'job' }, 'map.job'],
    ['no names', ['job'], 'map'],
  ])('a map with %s is 422 E_MAPPING', async (_, map, path) => {
    const response = await ask(`?map=${encodeURIComponent(JSON.stringify(map))}`, clients);
    const { code, errors } = (await response.json()) as Problem;
    expect([response.status, code, errors?.[0]?.path]).toEqual([422, 'E_MAPPING', path]);
  });

  it('takes and gives Parquet and Excel: the same answers as CSV', async () => {
    const asCsv = await (await ask('', clients)).text();
    const parquet = await bytesOf(await ask('?format=parquet', clients));
    const again = await ask('?format=csv', parquet, tableTypes.parquet);
    expect(await again.text()).toBe(asCsv);
    const xlsx = await bytesOf(await ask('', clients, tableTypes.csv, { accept: tableTypes.xlsx }));
    const rows = await readSheet(xlsx);
    expect(rows[1]?.slice(0, 8)).toEqual([1, 'job 1', 25, 1, 'name 1', 1, 'complete', null]);
    const found = await report('', xlsx, tableTypes.xlsx);
    expect(found).toMatchObject({ format: 'xlsx', nRows: 3, counts: { complete: 2, abstained: 1 } });
  });

  it('lists the lines of a sheet', async () => {
    const sheet = await writeXlsxFile([
      ['job', 'age'],
      ['job 1', 25],
      [null, null],
      ['job 1', 'old'],
    ]).toBuffer();
    const { badRows, nRows } = await report('', sheet, tableTypes.xlsx);
    expect([nRows, badRows.map(({ line, row }) => [line, row])]).toEqual([2, [[4, 2]]]);
  });

  it('refuses what is no table with 422 E_TABLE and its place, without the cell or a path', async () => {
    const ragged = await ask('', 'job,age\njob 1,25\nsecret\n');
    const problem = (await ragged.json()) as Problem;
    expect([ragged.status, problem.code]).toEqual([422, 'E_TABLE']);
    expect(problem.detail).toMatch(/^E_RAGGED line 3/);
    const broken = [
      await ask('', 'not a workbook', tableTypes.xlsx),
      await ask('', 'PAR1', tableTypes.parquet),
      await ask('', ''),
      await ask('', Uint8Array.of(0, 1, 2, 3)),
    ];
    for (const response of broken) {
      expect([response.status, ((await response.json()) as Problem).code]).toEqual([422, 'E_TABLE']);
    }
    expect(served.bodies.filter((text) => /secret|clientele-\w{6}|\/tmp/.test(text))).toEqual([]);
  });

  it('answers a type or a format that it does not know with 415 and 406', async () => {
    expect((await ask('', clients, 'application/json')).status).toBe(415);
    expect((await ask('?format=pdf', clients)).status).toBe(406);
    expect((await ask('', clients, tableTypes.csv, { accept: 'image/png' })).status).toBe(406);
    expect((await ask('?delimiter=%0a', clients)).status).toBe(422);
  });

  it('cells that a spreadsheet would run stay text', async () => {
    const csv = 'id,job,age\n"=1+1",job 1,25\n';
    expect(await (await ask('', csv)).text()).toContain("'=1+1");
    const rows = await readSheet(await bytesOf(await ask('?format=xlsx', csv)));
    expect(rows[1]?.[0]).toBe('=1+1');
  });

  it('leaves nothing behind', async () => {
    const count = (): number => readdirSync(tmpdir()).filter((name) => /^clientele-\w{6}$/.test(name)).length;
    const before = count();
    await (await ask('', clients)).text();
    await ask('?format=json', clients);
    await ask('?format=xlsx', 'job,age\nx\n');
    await expect.poll(count).toBeLessThanOrEqual(before);
  });
});
