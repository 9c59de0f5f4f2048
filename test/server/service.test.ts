import { beforeAll, describe, expect, it } from 'vitest';
import { type Problem, runResponseSchema } from '../../src/contract/index.ts';
import { operations } from '../../src/server/http/operations.ts';
import { jobs, mixedModel } from './mixed-model.ts';
import { makeRun, namesOf, type Served, serve } from './serve.ts';

const model = mixedModel();
let served: Served;
beforeAll(async () => {
  served = await serve(makeRun(model, namesOf(model)), { version: '1.2.3' });
});
const json = async (path: string): Promise<Record<string, unknown>> =>
  (await (await served.ask('GET', path)).json()) as Record<string, unknown>;

describe('/openapi.json and /api', () => {
  it('describe every operation, its errors as problems, and the fields of the model', async () => {
    const { openapi, info, paths, components } = (await json('/openapi.json')) as {
      openapi: string;
      info: { version: string };
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>;
      components: { schemas: { Client: { properties: Record<string, { examples?: string[] }> } } };
    };
    expect([openapi, info.version]).toEqual(['3.1.0', '1.2.3']);
    const described = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(described.map(({ operationId }) => operationId).sort()).toEqual(
      operations.map(({ id }) => id).sort(),
    );
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/v1/dashboards/{id}', '/api/v1/dashboards/{id}/data']),
    );
    expect(Object.keys(paths['/api/v1/dashboards/{id}'] ?? {}).sort()).toEqual(['get', 'put']);
    for (const { responses } of described)
      expect(responses[429]).toMatchObject({ content: { 'application/problem+json': {} } });
    expect(Object.keys(components.schemas.Client.properties)).toEqual(['job', 'age', 'note']);
    expect(components.schemas.Client.properties.job?.examples).toEqual(jobs.slice(0, 10));
  });

  it('/api is a page in the language of the reader, with a call that works and no script', async () => {
    const russian = await (
      await served.ask('GET', '/api', undefined, { headers: { 'accept-language': 'ru' } })
    ).text();
    expect(russian).toContain('<h1>API Clientele</h1>');
    const page = await (await served.ask('GET', '/api')).text();
    expect(page).not.toContain('<script');
    for (const { path } of operations) expect(page).toContain(`${path}</code>`);
    const call = /-d &#39;(.*)&#39;<\/pre>/.exec(page)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect((await served.ask('POST', '/api/v1/score', call)).status).toBe(200);
  });

  it('each error has its place on the page, where the type of a problem points', async () => {
    const page = await (await served.ask('GET', '/api')).text();
    const { type } = (await (await served.ask('GET', '/api/v1/nowhere')).json()) as Problem;
    expect(type).toBe('/api#E_NOT_FOUND');
    expect(page).toContain('id="E_NOT_FOUND"');
  });
});

describe('/health, /ready, /metrics and what is told of the run', () => {
  it('say the version and the model', async () => {
    expect(await json('/health')).toEqual({ status: 'ok', version: '1.2.3' });
    expect(await json('/ready')).toEqual({ status: 'ready', model_hash: model.hash });
    expect(await json('/api/v1/models')).toMatchObject({
      models: [{ hash: model.hash, nSegments: 2, current: true }],
    });
    expect(await json(`/api/v1/models/${model.hash}`)).toEqual(JSON.parse(JSON.stringify(model)));
    expect((await served.ask('GET', `/api/v1/models/${'0'.repeat(64)}`)).status).toBe(404);
    expect(runResponseSchema.parse(await json('/api/v1/run'))).toMatchObject({
      figures: null,
      profile: null,
    });
  });

  it('count answers by status, those of the page too, and no client', async () => {
    await served.ask('POST', '/api/v1/score', { rows: [{ job: 'job 7', age: 61.25 }, {}] });
    const counted = await served.ask('POST', '/api/v1/answers', { model_hash: model.hash, count: 5 });
    expect([counted.status, await counted.text()]).toEqual([204, '']);
    const metrics = await (await served.ask('GET', '/metrics')).text();
    expect(metrics).toMatch(/clientele_answers_total\{status="complete",source="api"\} [1-9]/);
    expect(metrics).toMatch(/clientele_answers_total\{status="abstained",source="api"\} [1-9]/);
    expect(metrics).toMatch(/clientele_answers_total\{status="any",source="page"\} 5/);
    expect(metrics).toMatch(
      /clientele_request_seconds_count\{route="\/api\/v1\/score",method="POST",status="200"\} [1-9]/,
    );
    expect(metrics).toContain(`clientele_model_info{hash="${model.hash}"} 1`);
    expect(metrics).not.toMatch(/job 7|61\.25/);
  });

  it('a count for another model is 422', async () => {
    const response = await served.ask('POST', '/api/v1/answers', { model_hash: 'a'.repeat(64), count: 5 });
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([422, 'E_OTHER_MODEL']);
  });
});
