import { existsSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createDuckDbEngine } from '../../dist/engines/duckdb/index.js';
import { readMachine } from '../../scripts/test-setup/machine.mjs';
import { planChromium } from '../../scripts/test-setup/plan-chromium.mjs';
import { makeRun, startOurs } from '../serving/servers.mjs';

const real = fileURLToPath(new URL('../../../shared/data/bank-additional-full.csv', import.meta.url));
/** Fields whose marks are clicked, a tile each. */
const clicked = ['job', 'education', 'marital', 'month', 'contact', 'weekday', 'age', 'segment'];
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const patience = 180_000;

/** How long a reader waits after a click on a mark until every tile shows the new numbers. */
export const dashboard = {
  name: 'dashboard',
  title: 'The dashboard: from a click to the last tile painted',
  async run({ log }) {
    const plan = planChromium(readMachine());
    if (plan.kind !== 'found') throw new Error('there is no Chromium: run npm run test:setup');
    const tables = [
      { what: 'the real table', path: real, wanted: ['< 150', '< 300'] },
      { what: 'BENCH_TABLE', path: process.env.BENCH_TABLE ?? '', wanted: ['< 1,000', ''] },
    ].filter(({ path }) => path !== '' && existsSync(path));
    if (tables.length === 0) throw new Error('there is no table: BENCH_TABLE=clients.parquet');
    const rows = [];
    const notes = [];
    let version = '';
    const made = await makeRun();
    try {
      for (const { what, path, wanted } of tables) {
        const nRows = await putClients(path, join(made.run, 'data/clients.parquet'));
        const server = await startOurs(made);
        try {
          const measured = await measure(plan.path, `http://127.0.0.1:${server.port}/#/data`, log);
          version = measured.version;
          const all = measured.clicks.map(({ whole }) => whole);
          const name = `${what}, ${nRows.toLocaleString('en')} clients`;
          const row = (part, value, limit) => ({
            what: `${name}: ${part}`,
            unit: 'ms',
            wanted: limit,
            ours: [value],
            peer: null,
          });
          rows.push(
            row('median', quantile(all, 0.5), wanted[0]),
            row('95 of 100', quantile(all, 0.95), wanted[1]),
          );
          for (const part of ['sent', 'server', 'transfer', 'render'])
            rows.push(
              row(
                `of it ${part}, median`,
                quantile(
                  measured.clicks.map((one) => one[part]),
                  0.5,
                ),
              ),
            );
          rows.push(row('from the address to the first tiles', measured.first));
          notes.push(
            `${name}: ${all.length} clicks; ${measured.pairs} of them on a second mark while a first one filters.`,
          );
        } finally {
          await server.stop();
        }
      }
    } finally {
      rmSync(made.folder, { recursive: true, force: true });
    }
    return {
      peer: null,
      versions: { chromium: version },
      rows,
      notes: [
        ...notes,
        'From the event of the pointer to the first frame after the last tile has its new numbers: sent (until the request leaves), server (until its answer begins), transfer, render (reading, drawing, layout, paint).',
        `Load average at the end: ${loadavg()
          .map((one) => one.toFixed(1))
          .join(', ')}.`,
      ],
    };
  },
};

/** The table as a run keeps it: rows numbered, with segments. */
async function putClients(path, target) {
  const engine = await createDuckDbEngine();
  const { nRows, columns } = await engine.describe({ path });
  const readings = columns.map(({ name, type }) => ({ name, type: type === 'numeric' ? type : 'nominal' }));
  async function* numbered() {
    let before = 0;
    for await (const batch of engine.read({ path }, readings)) {
      const rows = Array.from({ length: batch.nRows }, (_, i) => before + i + 1);
      const loans = batch.columns.find(({ name }) => name === 'loan');
      before += batch.nRows;
      yield {
        nRows: batch.nRows,
        columns: [
          { kind: 'integer', name: 'row', values: Int32Array.from(rows) },
          ...batch.columns,
          { kind: 'integer', name: 'segment_id', values: loans.codes.map((code) => code + 1) },
        ],
      };
    }
  }
  await engine.writeBatches(target, numbered());
  await engine.close();
  return nRows;
}

async function measure(executablePath, address, log) {
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    page.setDefaultTimeout(patience);
    const begun = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.querySelectorAll('.tile-ground svg').length > 25);
    const first = performance.now() - begun;
    await page.evaluate(watch);
    const clicks = [];
    let pairs = 0;
    for (let round = 0; round < rounds; round++) {
      for (const [i, field] of clicked.entries()) {
        clicks.push(await click(page, field, round));
        // Every second time, a mark of another tile while the first one filters.
        if (i % 2 === 1) {
          clicks.push(await click(page, clicked[(i + 3) % clicked.length], round + 1));
          pairs++;
        }
        await page.keyboard.press('Escape');
        await page.waitForFunction(
          () => document.querySelector('.dashboard').dataset.shown.includes('?') === false,
        );
        await page.waitForTimeout(100);
      }
      log(
        `round ${round + 1}: ${clicks
          .slice(-12)
          .map(({ whole }) => Math.round(whole))
          .join(', ')} ms; load ${loadavg()[0].toFixed(1)}`,
      );
    }
    return { first, clicks, pairs, version: browser.version() };
  } finally {
    await browser.close();
  }
}

/** Clicks one mark of the tile; the parts of the wait. */
function click(page, field, number) {
  const tile = { month: 'deposits_month', segment: 'segment_rates' }[field] ?? field;
  return page.evaluate(
    async ([id, n]) => {
      const marks = [...document.querySelectorAll(`#tile-${id} [data-mark]`)];
      const mark = marks[n % marks.length];
      mark.scrollIntoView({ block: 'center' });
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
      window.expectAnswer();
      const { left, top } = mark.getBoundingClientRect();
      for (const name of ['pointerdown', 'pointerup'])
        mark.dispatchEvent(new PointerEvent(name, { bubbles: true, clientX: left, clientY: top }));
      return window.painted;
    },
    [tile, number],
  );
}

/** In the page: tells when an answer that was asked for by a click is painted. */
function watch() {
  window.expectAnswer = () => {
    const board = document.querySelector('.dashboard');
    let clickedAt = 0;
    addEventListener(
      'pointerup',
      (event) => {
        clickedAt = event.timeStamp;
      },
      { capture: true, once: true },
    );
    performance.clearResourceTimings();
    window.painted = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        // The frame of this change, then what comes after it is painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const end = performance.now();
            const asked = performance
              .getEntriesByType('resource')
              .filter(({ name }) => name.endsWith('/data'))
              .at(-1);
            resolve({
              whole: end - clickedAt,
              sent: asked.requestStart - clickedAt,
              server: asked.responseStart - asked.requestStart,
              transfer: asked.responseEnd - asked.responseStart,
              render: end - asked.responseEnd,
            });
          };
          port2.postMessage(null);
        });
      });
      observer.observe(board, { attributes: true, attributeFilter: ['data-shown'] });
    });
  };
}

function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];
}
