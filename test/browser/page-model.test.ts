import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModel, scoreClient } from '../../src/model/index.ts';
import { madeModel } from '../model/made-model.ts';
import { randomClients } from '../model/random-clients.ts';
import { launchChromium } from './chromium.ts';
import { openPage } from './open-page.ts';
import { makeSmallRun, type ServedRun, serveFolder } from './served-run.ts';

const web = join(import.meta.dirname, '../../web');
const nClients = 10_000;
const chunk = /^page-model-.*\.js$/;

/** A score as text, or why there is none. */
function said(score: () => unknown): string {
  try {
    return JSON.stringify(score());
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

let browser: Browser;
let run: ServedRun;
let pageFolder: string;
beforeAll(async () => {
  pageFolder = mkdtempSync(join(tmpdir(), 'clientele-page-'));
  await build({
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir: pageFolder,
      rolldownOptions: {
        input: [join(web, 'index.html'), join(import.meta.dirname, 'page-model.ts')],
        preserveEntrySignatures: 'strict',
      },
    },
  });
  [browser, run] = await Promise.all([
    launchChromium(),
    makeSmallRun().then((folder) => serveFolder(folder, pageFolder)),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await run?.close();
});

describe('the page answers as the model layer does', () => {
  it('for 10,000 random clients: complete, partial, with unseen and hostile categories', async () => {
    const served = loadModel(readFileSync(join(run.folder, 'models/model.json'), 'utf8'), 'model.json');
    const models = [
      served,
      madeModel(),
      madeModel({ used: ['age', 'job', 'debt class', 'called'], pipeline: 1, nSegments: 5 }),
      madeModel({
        used: ['education', 'loan', 'region'],
        answerRule: { minProbability: 0.6, minKnownFields: 2 },
      }),
    ];
    const cases = models.map((model) => ({
      text: JSON.stringify(model),
      clients: randomClients(model, { n: nClients / models.length, seed: 11 }).map(({ client }) => client),
    }));
    const assets = readdirSync(join(pageFolder, 'assets'));
    const entry = assets.find((name) => chunk.test(name));
    const { page, complaints, close } = await openPage(browser, `${run.url}/`, {
      theme: 'light',
      locale: 'en-GB',
    });
    const found = (await page.evaluate(
      `(async () => {
        const { loadModel, scoreClient, explainClient } = await import('/assets/${entry}');
        return ${JSON.stringify(cases)}.map(({ text, clients }) => {
          const model = loadModel(text, 'model.json');
          const say = (score) => {
            try { return JSON.stringify(score()); } catch (error) { return error.message; }
          };
          return clients.map((client) => [
            say(() => scoreClient(model, client)),
            say(() => explainClient(model, client, { unseen: 'missing' }).score),
          ]);
        });
      })()`,
    )) as [string, string][][];
    const statuses = new Map<string, number>();
    let nRefused = 0;
    models.forEach((model, m) => {
      const differing = (cases[m]?.clients ?? []).filter((client, i) => {
        const known = scoreClient(model, client, { unseen: 'missing' });
        statuses.set(known.status, (statuses.get(known.status) ?? 0) + 1);
        const expected = [said(() => scoreClient(model, client)), JSON.stringify(known)];
        if (expected[0]?.startsWith('E_VALUE')) nRefused += 1;
        return JSON.stringify(found[m]?.[i]) !== JSON.stringify(expected);
      });
      expect(differing.map((client) => JSON.stringify(client).slice(0, 300))).toEqual([]);
    });
    expect([...statuses.values()].reduce((sum, n) => sum + n, 0)).toBe(nClients);
    expect([...statuses.keys()].sort()).toEqual(['abstained', 'complete', 'filled']);
    for (const n of statuses.values()) expect(n).toBeGreaterThan(500);
    expect(nRefused).toBeGreaterThan(500);
    expect(complaints).toEqual([]);
    await close();
  });

  it('with code that the page itself loads', () => {
    const assets = readdirSync(join(pageFolder, 'assets')).filter((name) => name.endsWith('.js'));
    const read = (name: string) => readFileSync(join(pageFolder, 'assets', name), 'utf8');
    const ours = read(assets.find((name) => chunk.test(name)) ?? '');
    const theirs = read(assets.find((name) => name.startsWith('index-')) ?? '');
    const importsOf = (text: string) =>
      [...text.matchAll(/from\s*["']\.\/([\w.-]+\.js)["']/g)].map(([, name]) => name);
    const shared = importsOf(ours).filter((name) => importsOf(theirs).includes(name));
    // No computing of its own: the entry only hands on.
    expect(shared.length).toBeGreaterThan(0);
    expect(ours.length).toBeLessThan(1000);
  });
});
