import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { DashboardAnswer, DashboardResponse, Problem } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { type MadeTables, madeDashboard, makeTables } from './fuzz/made-tables.ts';
import { mixedModel } from './mixed-model.ts';
import { makeRun, type Served, serve } from './serve.ts';

const address = '/api/v1/dashboards/made';
const ask = { filters: {}, compare: null };
let engine: Engine;
let tables: MadeTables;
let served: Served;
beforeAll(async () => {
  engine = await createDuckDbEngine();
  tables = await makeTables(engine);
});
afterAll(async () => {
  await tables?.close();
  await engine?.close();
});
const text = `# Made by hand.\n${stringify(madeDashboard)}`;
/** A server that writes nothing. */
const readOnly = { writeRunFiles: undefined } as unknown as object;
const dashboards = () => ({ ...tables.dashboards, given: [{ id: 'made', text }] });
beforeEach(async () => {
  served = await serve(makeRun(mixedModel()), { dashboards: dashboards() });
});

const read = async (): Promise<DashboardResponse> =>
  (await (await served.ask('GET', address)).json()) as DashboardResponse;
/** The dashboard with another tile in its place. */
const withTile = (change: object, other: object = {}) => {
  const [chapter] = madeDashboard.chapters;
  return {
    ...madeDashboard,
    ...other,
    chapters: [{ ...chapter, tiles: [{ ...chapter?.tiles[0], ...change }] }],
  };
};

describe('/api/v1/dashboards/{id}', () => {
  it('GET says whether changes are taken', async () => {
    expect((await read()).canSave).toBe(true);
    const reading = await serve(served.folder, { dashboards: dashboards(), ...readOnly });
    expect(await (await reading.ask('GET', address)).json()).toMatchObject({ version: 0, canSave: false });
    const refused = await reading.ask('PUT', address, { version: 0, dashboard: madeDashboard });
    expect(refused.status).toBe(403);
  });

  it('PUT changes the lines of what has changed and keeps the comments', async () => {
    const dashboard = withTile({ layout: { x: 3, y: 0, w: 6, h: 4 } });
    const saved = await served.ask('PUT', address, { version: 0, dashboard });
    expect(await saved.json()).toMatchObject({ version: 1 });
    const file = readFileSync(join(served.folder, 'bi/made/1.yaml'), 'utf8');
    expect(file).toBe(text.replace('x: 0', 'x: 3'));
  });

  it('of two changes to one version the second is 409 and writes nothing', async () => {
    const put = (x: number) =>
      served.ask('PUT', address, { version: 0, dashboard: withTile({ layout: { x, y: 0, w: 6, h: 4 } }) });
    const answers = await Promise.all([put(1), put(2)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
    expect(existsSync(join(served.folder, 'bi/made/2.yaml'))).toBe(false);
    expect((await read()).dashboard.chapters[0]?.tiles[0]?.layout.x).toBe(1);
  });
});

describe('POST /api/v1/dashboards/{id}/data', () => {
  const post = (dashboard?: object) => served.ask('POST', `${address}/data`, { ...ask, dashboard });

  it('answers for a draft and keeps nothing of it', async () => {
    const [own, draft] = await Promise.all([
      post().then((one) => one.json() as Promise<DashboardAnswer>),
      post(withTile({ chart: 'number', by: [] })).then((one) => one.json() as Promise<DashboardAnswer>),
    ]);
    expect(own.tiles[0]?.rows.map(({ keys, values }) => [keys, values])).toEqual([
      [['no'], [1]],
      [['yes'], [2]],
    ]);
    expect(draft.tiles[0]).toMatchObject({ by: [], total: { n: 3, values: [3] } });
    expect((await read()).version).toBe(0);
  });

  it('refuses a draft that lacks what its chart needs, at the tile', async () => {
    const refused = await post(withTile({ chart: 'heat' }));
    expect(refused.status).toBe(422);
    const { errors = [] } = (await refused.json()) as Problem;
    expect(errors.map(({ path }) => path)).toEqual(['dashboard.chapters[0].tiles[0]']);
  });

  it('refuses a draft of other fields: its table is not loaded', async () => {
    const [field] = madeDashboard.fields;
    const refused = await post(withTile({}, { fields: [{ ...field, column: 'housing' }] }));
    expect(refused.status).toBe(422);
    const { errors = [] } = (await refused.json()) as Problem;
    expect(errors.map(({ path }) => path)).toEqual(['dashboard.fields']);
  });

  it('answers for what is saved as soon as it is saved', async () => {
    await post();
    await served.ask('PUT', address, { version: 0, dashboard: withTile({ chart: 'number', by: [] }) });
    expect(await (await post()).json()).toMatchObject({ tiles: [{ by: [], total: { values: [3] } }] });
  });
});
