import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ExplainResponse,
  FileReport,
  ScoreResponse,
  SegmentsResponse,
} from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { createScoreFile } from '../../src/server/index.ts';
import { mixedModel } from './mixed-model.ts';
import { makeRun, namesOf, runRecord, serve } from './serve.ts';

/** Forty names that break what takes text for markup, code, a path or a header. */
const names: readonly string[] = [
  '<script>alert(1)</script>', '</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>',
  "'><b onmouseover='alert(1)'>", '<!--', '-->', ']]>', '<![CDATA[x]]>', '&lt;b&gt;', '&amp;', '&#x3c;script&#x3e;', '<style>*{display:none}</style>',
  '<a href="javascript:alert(1)">x</a>', '<iframe src=//evil.example>', '<base href=//evil.example>', '<meta http-equiv=refresh content=0>',
  'javascript:alert(1)', '{{7*7}}', '\u0024{7*7}', '`id`', '$(id)', "'; DROP TABLE clients; --", '"; DROP TABLE clients; --', '\\', '\\"', "O'Brien",
  '=1+1', '+1', '@SUM(A1)', '../../etc/passwd', 'C:\\con', 'a\r\nSet-Cookie: x=1', '\u202eabc', '\u2066x\u2069', '\u200b', 'x\ufeffy', 'Йошкар-Ола', '👩‍👩‍👧‍👦', 'x'.repeat(10_000),
]; // biome-ignore format: a list

let engine: Engine;
beforeAll(async () => {
  engine = await createDuckDbEngine();
});
afterAll(() => engine.close());

describe('a hostile name of a column, a category, a segment or a file', () => {
  it('there are forty', () => {
    expect(new Set(names).size).toBe(40);
  });

  it.each(names.map((name) => [name.slice(0, 30), name]))(
    '%j is text in every JSON and HTML view',
    async (_, name) => {
      const model = mixedModel({ study: { ...mixedModel().study, name } }, { name, first: name });
      const folder = makeRun(
        model,
        namesOf(model, () => name.trim()),
        {
          ...runRecord,
          input: { ...runRecord.input, file: name },
          stages: [
            {
              name: 'pictures',
              key: 'a'.repeat(64),
              seconds: 0,
              reused: false,
              files: [{ path: `images/${name}.svg`, sha256: 'a'.repeat(64), bytes: 1 }],
            },
          ],
        },
      );
      const { ask } = await serve(folder, { scoreFile: createScoreFile(engine) });
      const json = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
        const response = await ask(method, path, body);
        expect([response.status, response.headers.get('content-type')], path).toEqual([
          200,
          'application/json; charset=utf-8',
        ]);
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        return (await response.json()) as T;
      };
      const client = Object.fromEntries([
        [name, name],
        ['age', 25],
      ]);
      const { rows } = await json<ScoreResponse>('POST', '/api/v1/score', { rows: [client] });
      expect(rows).toMatchObject([{ segment: name.trim(), status: 'complete' }]);
      const { deciding, offers } = await json<ExplainResponse>('POST', '/api/v1/explain', { client });
      expect(deciding).toContainEqual(expect.objectContaining({ field: name, value: name }));
      expect(offers).toEqual([{ title: 'an offer', reason: 'a reason' }]);
      const { segments } = await json<SegmentsResponse>('GET', '/api/v1/segments');
      expect(segments[0]?.described?.name.en).toBe(name.trim());
      const changed = await json<SegmentsResponse>('PUT', '/api/v1/segments', {
        version: 1,
        segments: segments.map(({ id, described }) => ({
          id,
          described: described && { ...described, owner: `by ${name}` },
        })),
      });
      expect(changed.segments[0]?.described?.owner).toBe(`by ${name}`.trim());
      const description = await json<{ components: { schemas: { Client: { properties: object } } } }>(
        'GET',
        '/openapi.json',
      );
      expect(Object.keys(description.components.schemas.Client.properties)).toContain(name);
      const run = await json<{ pictures: string[] }>('GET', '/api/v1/run');
      expect(run.pictures.every((address) => /^[!-~]+$/.test(address) && !/[<>"]/.test(address))).toBe(true);
      await json('GET', '/api/v1/models');

      const refused = await ask('POST', '/api/v1/score', { rows: [{ [`${name}?`]: 1 }] });
      expect([refused.status, (await refused.text()).length < 4000 + 12 * 10_000]).toEqual([422, true]);
      const page = await (await ask('GET', '/api')).text();
      const tags = new Set(page.match(/<[^a-z/!]|<\/?[a-z0-9!]+/gi));
      expect([...tags].filter((tag) => !known.has(tag))).toEqual([]);
      expect((page.match(/<[^>]*>/g) ?? []).filter((tag) => /\son\w+=|href="(?!\/)/.test(tag))).toEqual([]);
    },
  );

  it.each(
    names
      .filter((name) => !/[\r\n]/.test(name) && name.length < 1000 && name.trim() === name)
      .map((name) => [name]),
  )('%j is text as a column of a table', async (name) => {
    const model = mixedModel({}, { name });
    const { ask } = await serve(makeRun(model), { scoreFile: createScoreFile(engine) });
    const csv = `"${name.replaceAll('"', '""')}",age\njob 1,25\n`;
    const response = await ask('POST', '/api/v1/score/file?format=json', csv, {
      headers: { 'content-type': 'text/csv' },
    });
    const report = (await response.json()) as FileReport;
    // A byte-order mark and what surrounds a name are no part of it.
    const inFile = name.replace(/^\ufeff/, '').normalize('NFC');
    expect(report.columns?.[0]?.name).toBe(inFile);
    expect(report.counts?.invalid).toBe(0);
  });
});

/** Every tag that the page of the API has by itself. */
const known = new Set(
  ['!doctype', 'html', 'head', 'meta', 'title', 'style', 'body', 'h1', 'h2', 'h3', 'p', 'a', 'pre', 'code', 'section', 'details', 'summary', 'dl', 'dt', 'dd'].flatMap(
    (tag) => [`<${tag}`, `</${tag}`],
  ),
); // biome-ignore format: a list
