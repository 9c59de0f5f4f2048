import { beforeAll, describe, expect, it } from 'vitest';
import { type Problem, problemSchema } from '../../src/contract/index.ts';
import { jobs, mixedModel } from './mixed-model.ts';
import { makeRun, type Served, serve } from './serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(makeRun(mixedModel()));
});

const score = '/api/v1/score';
const known = { job: 'job 1', age: 30 };

/** Inputs that are refused: what is sent, and the answer's status, code and place. */
const refused: readonly (readonly [string, string | Uint8Array, number, string, string | null])[] = [
  ['an unseen category under the policy "error"', '{"rows":[{"job":"pilot"}],"unseen":"error"}', 422, 'E_VALUE', 'rows[0].job'],
  ['an extra feature', '{"rows":[{"job":"job 1"},{"salary":1}]}', 422, 'E_FIELD', 'rows[1].salary'],
  ['text for a number', '{"rows":[{"age":"12,5"}]}', 422, 'E_VALUE', 'rows[0].age'],
  ['NaN', '{"rows":[{"age":NaN}]}', 400, 'E_JSON', null],
  ['1e999, which JSON.parse makes infinite', '{"rows":[{"age":1e999}]}', 422, 'E_VALUE', 'rows[0].age'],
  ['a number beyond all squares', '{"rows":[{"age":1e300}]}', 422, 'E_VALUE', 'rows[0].age'],
  ['a name given twice', '{"rows":[{"age":1},{"age":1,"job":"job 1","age":2}]}', 422, 'E_DUPLICATE_KEY', 'rows[1].age'],
  ['a name given twice in another spelling', '{"rows":[{"age":1,"\\u0061ge":2}]}', 422, 'E_DUPLICATE_KEY', 'rows[0].age'],
  ['rows given twice', '{"rows":[{"age":1}],"rows":[{"age":2}]}', 422, 'E_DUPLICATE_KEY', 'rows'],
  ['a key __proto__', '{"rows":[{"__proto__":{"job":"job 1"}}]}', 422, 'E_FIELD', 'rows[0].__proto__'],
  ['a key __proto__ with text', '{"rows":[{"__proto__":"x"}]}', 422, 'E_FIELD', 'rows[0].__proto__'],
  ['a key constructor', '{"rows":[{"constructor":"x"}]}', 422, 'E_FIELD', 'rows[0].constructor'],
  ['a depth of 100,000', `{"rows":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400, 'E_DEPTH', null],
  ['10,001 rows', JSON.stringify({ rows: Array(10_001).fill({}) }), 422, 'E_ROWS', null],
  ['no rows', '{"rows":[]}', 422, 'E_REQUEST', 'rows'],
  ['another model', `{"rows":[{}],"model":"${'a'.repeat(64)}"}`, 422, 'E_OTHER_MODEL', 'model'],
  ['a wrong option', '{"rows":[{}],"minProbability":1.5}', 422, 'E_REQUEST', 'minProbability'],
  ['an unknown option', '{"rows":[{}],"explain":true}', 422, 'E_REQUEST', ''],
  ['a list for a client', '{"rows":[["job"]]}', 422, 'E_REQUEST', 'rows[0]'],
  ['true for a category', '{"rows":[{"job":true}]}', 422, 'E_REQUEST', 'rows[0].job'],
  ['no JSON', 'rows=1', 400, 'E_JSON', null],
  ['an empty body', '', 400, 'E_JSON', null],
  ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), 400, 'E_JSON', null],
]; // biome-ignore format: a table

describe('POST /api/v1/score, inputs that are refused', () => {
  it.each(refused)('%s', async (_, body, status, code, path) => {
    const response = await served.ask('POST', score, body);
    const problem = problemSchema.parse(await response.json());
    expect([response.status, problem.status, problem.code]).toEqual([status, status, code]);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.errors?.[0]?.path ?? null).toBe(path);
    expect(problem.type).toBe(`/api#${code}`);
  });

  it('a refused category comes with the first ten allowed values and their number', async () => {
    const response = await served.ask('POST', score, {
      rows: [{}, {}, {}, { job: 'pilot' }],
      unseen: 'error',
    });
    const { errors, detail } = (await response.json()) as Problem;
    expect(errors).toMatchObject([
      { path: 'rows[3].job', code: 'E_VALUE', allowed: jobs.slice(0, 10), allowedCount: 12 },
    ]);
    expect(detail).toContain('rows[3].job');
    expect(detail).not.toContain('pilot');
  });

  it('ten wrong values are listed of more', async () => {
    const rows = Array.from({ length: 30 }, () => ({ age: 'x' }));
    const { errors } = (await (await served.ask('POST', score, { rows })).json()) as Problem;
    expect(errors?.map(({ path }) => path)).toEqual(Array.from({ length: 10 }, (_, i) => `rows[${i}].age`));
  });

  it('says what is wrong in Russian where Accept-Language asks for it', async () => {
    const response = await served.ask(
      'POST',
      score,
      { rows: [{ age: 'x' }] },
      { headers: { 'accept-language': 'ru' } },
    );
    const { title, detail } = (await response.json()) as Problem;
    expect(title).toBe('У поля нет такого значения');
    expect(detail).toBe('rows[0].age: нужно конечное число с десятичной точкой, например 12.5.');
  });

  it('a refused batch gives no answer for its good rows', async () => {
    const rows = [...Array(600).fill(known), { age: 'x' }];
    const response = await served.ask('POST', score, { rows });
    expect([response.status, ((await response.json()) as Problem).errors?.[0]?.path]).toEqual([
      422,
      'rows[600].age',
    ]);
  });

  it('without a model: 503 E_NOT_READY', async () => {
    const bare = await serve(makeRun({ ...mixedModel(), version: 2 } as never));
    const response = await bare.ask('POST', score, { rows: [known] });
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([503, 'E_NOT_READY']);
    expect(response.headers.get('retry-after')).toBe('1');
    expect((await bare.ask('GET', '/ready')).status).toBe(503);
    expect((await bare.ask('GET', '/health')).status).toBe(200);
  });
});

/** Inputs that are answered: the client, the status of the answer and the fields that were not known. */
const answered: readonly (readonly [string, object, string, readonly string[]])[] = [
  ['everything known', known, 'complete', []],
  ['an unseen category under the policy "missing"', { ...known, job: 'pilot' }, 'filled', ['job']],
  ['a missing feature', { age: 30 }, 'filled', ['job']],
  ['null', { ...known, job: null }, 'filled', ['job']],
  ['an empty text', { ...known, job: '' }, 'filled', ['job']],
  ['a word for "not known"', { ...known, job: 'unknown' }, 'filled', ['job']],
  ['nothing known', {}, 'abstained', ['job', 'age']],
];

describe('POST /api/v1/score, inputs that are answered', () => {
  it.each(answered)('%s', async (_, client, status, filled) => {
    const response = await served.ask('POST', score, { rows: [client] });
    const { rows } = (await response.json()) as { rows: { status: string; filled_fields: string[] }[] };
    expect(response.status).toBe(200);
    expect(rows.map((row) => [row.status, [...row.filled_fields].sort()])).toEqual([
      [status, [...filled].sort()],
    ]);
  });

  it('places of unseen categories are said and counted, and the category is not', async () => {
    const response = await served.ask('POST', score, { rows: [{}, { job: 'astronaut' }] });
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ unseen: ['rows[1].job'] });
    const metrics = await (await served.ask('GET', '/metrics')).text();
    expect(metrics).toMatch(/clientele_unseen_categories_total\{field="job"\} [1-9]/);
    expect(`${text}${metrics}`).not.toContain('astronaut');
  });

  it('options of the request hold instead of those of the model', async () => {
    const ask = async (options: object): Promise<unknown> => {
      const response = await served.ask('POST', score, { rows: [{ age: 30 }], ...options });
      return ((await response.json()) as { rows: { status: string }[] }).rows[0]?.status;
    };
    expect([await ask({}), await ask({ minKnownFields: 2 }), await ask({ minProbability: 0 })]).toEqual([
      'filled',
      'abstained',
      'filled',
    ]);
  });
});
