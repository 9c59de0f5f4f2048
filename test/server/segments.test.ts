import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Problem, SegmentsResponse } from '../../src/contract/index.ts';
import { openRunFolder } from '../../src/store/index.ts';
import { parseNamedSegments } from '../../src/study/index.ts';
import { mixedModel } from './mixed-model.ts';
import { makeRun, namesOf, type Served, serve } from './serve.ts';

const address = '/api/v1/segments';
const model = mixedModel();
let served: Served;
beforeEach(async () => {
  served = await serve(makeRun(model, namesOf(model)));
});

const read = async (query = ''): Promise<SegmentsResponse> =>
  (await (await served.ask('GET', `${address}${query}`)).json()) as SegmentsResponse;

/** What a page would send to call segment 1 something else. */
function renamed(from: SegmentsResponse, name: string): object {
  const segments = from.segments.map(({ id, described }) => ({
    id,
    described:
      described && id === 1 ? { ...described, name: { en: name, ru: name }, owner: 'A. Smith' } : described,
  }));
  return { version: from.version, segments };
}

describe('/api/v1/segments', () => {
  it('GET gives names, sizes and offers of every segment', async () => {
    const { version, versions, segments } = await read();
    expect([version, versions]).toEqual([1, [1]]);
    expect(segments.map(({ id, described }) => [id, described?.name.en])).toEqual([
      [1, 'name 1'],
      [2, 'name 2'],
    ]);
    expect(segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('PUT writes segments.yaml, and answers carry the new name at once', async () => {
    const response = await served.ask('PUT', address, renamed(await read(), 'Young clients'));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ version: 2, versions: [1, 2] });
    const file = join(served.folder, 'segments.yaml');
    const named = parseNamedSegments(readFileSync(file, 'utf8'), file);
    expect(named.segments[0]?.described).toMatchObject({ name: { en: 'Young clients' }, owner: 'A. Smith' });
    expect(named.segments[0]?.overlap).toBe(0.9);
    const answer = await served.ask('POST', '/api/v1/score', { rows: [{ age: 25, job: 'job 1' }] });
    expect(await answer.json()).toMatchObject({ rows: [{ segment: 'Young clients' }] });
  });

  it('a change is undone by putting the version before it', async () => {
    const before = await read();
    await served.ask('PUT', address, renamed(before, 'Young clients'));
    const earlier = await read('?version=1');
    expect(earlier.segments).toEqual(before.segments);
    const segments = earlier.segments.map(({ id, described }) => ({ id, described }));
    expect((await served.ask('PUT', address, { version: 2, segments })).status).toBe(200);
    const now = await read();
    expect([now.version, now.segments]).toEqual([3, before.segments]);
  });

  it('of two changes to one version the second is 409 and changes nothing', async () => {
    const before = await read();
    const answers = await Promise.all([
      served.ask('PUT', address, renamed(before, 'first')),
      served.ask('PUT', address, renamed(before, 'second')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
    expect(((await answers[1].json()) as Problem).code).toBe('E_CONFLICT');
    expect((await read()).segments[0]?.described?.name.en).toBe('first');
  });

  it('a file that something else has written is a version of its own, and stays', async () => {
    await served.ask('PUT', address, renamed(await read(), 'Young clients'));
    const file = join(served.folder, 'segments.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('Young clients', 'By hand'));
    expect((await read()).versions).toEqual([1, 2, 3]);
    await served.ask('PUT', address, renamed(await read(), 'Afterwards'));
    const names = await Promise.all([1, 2, 3, 4].map((version) => read(`?version=${version}`)));
    expect(names.map(({ segments }) => segments[0]?.described?.name.en)).toEqual([
      'name 1',
      'Young clients',
      'By hand',
      'Afterwards',
    ]);
  });

  it('a run without names takes some', async () => {
    served = await serve(makeRun(model));
    const before = await read();
    expect(before.segments.map(({ described }) => described)).toEqual([null, null]);
    const { segments } = namesOf(model);
    const body = { version: 1, segments: segments.map(({ id, described }) => ({ id, described })) };
    expect((await served.ask('PUT', address, body)).status).toBe(200);
    expect((await read()).segments[1]?.described?.name.en).toBe('name 2');
  });

  it.each([
    ['a segment too few', (s: object[]) => s.slice(1), 'E_SEGMENTS', 'segments'],
    ['a segment twice', (s: object[]) => [...s, s[0]], 'E_SEGMENTS', 'segments'],
    ['an unknown segment', (s: object[]) => [s[0], { id: 9, described: null }], 'E_SEGMENTS', 'segments'],
    ['an empty name', (s: { id: number }[]) => [{ id: s[0]?.id, described: { id: 'x', name: { en: ' ', ru: 'x' }, description: { en: 'x', ru: 'x' } } }, s[1]], 'E_REQUEST', 'segments[0].described.name.en'],
    ['an unknown key', (s: object[]) => [{ ...s[0], color: 'red' }, s[1]], 'E_REQUEST', 'segments[0]'],
  ] as const)('%s is 422', async (_, change, code, path) => {
    const { segments } = await read();
    const plain = segments.map(({ id, described }) => ({ id, described }));
    const response = await served.ask('PUT', address, { version: 1, segments: change(plain) });
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code, problem.errors?.[0]?.path]).toEqual([422, code, path]);
    expect(existsSync(join(served.folder, 'segments'))).toBe(false);
  }); // biome-ignore format: a table

  it('while a study writes the run it is 409 E_RUN_IN_USE', async () => {
    const body = renamed(await read(), 'x');
    const response = await openRunFolder(served.folder).exclusively(() => served.ask('PUT', address, body));
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([409, 'E_RUN_IN_USE']);
  });

  it('a version that there is not is 404', async () => {
    expect((await served.ask('GET', `${address}?version=2`)).status).toBe(404);
  });
});

describe('a model that is published anew', () => {
  it('answers after reload(), and one that is damaged does not', async () => {
    const next = mixedModel({ answerRule: { minProbability: 0.5, minKnownFields: 0 } });
    const file = join(served.folder, 'models/model.json');
    writeFileSync(file, JSON.stringify({ ...next, hash: model.hash }));
    await expect(served.models.reload()).rejects.toThrow('E_MODEL_HASH');
    const hashOf = async (): Promise<unknown> =>
      ((await (await served.ask('GET', '/ready')).json()) as { model_hash: string }).model_hash;
    expect(await hashOf()).toBe(model.hash);
    writeFileSync(file, JSON.stringify(next));
    await served.models.reload();
    expect(await hashOf()).toBe(next.hash);
    // The names belong to the model before.
    expect((await read()).segments.map(({ described }) => described)).toEqual([null, null]);
  });
});
