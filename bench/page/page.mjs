import { rmSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { readMachine } from '../../scripts/test-setup/machine.mjs';
import { planChromium } from '../../scripts/test-setup/plan-chromium.mjs';
import { makeRun, startOurs } from '../serving/servers.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
/** The start of each value, in the order of the important fields. */
const client = ['n', 'y', 'm'];

/** How long a clerk waits: for the form, and for the answer after a key. */
export const page = {
  name: 'page',
  title: 'The client page: first answer',
  async run({ log }) {
    const plan = planChromium(readMachine());
    if (plan.kind !== 'found') throw new Error('there is no Chromium: run npm run test:setup');
    const made = await makeRun();
    const server = await startOurs(made);
    const measured = [];
    try {
      for (let round = 0; round < rounds; round++) {
        const one = await measure(plan.path, `http://127.0.0.1:${server.port}/`);
        measured.push(one);
        log(JSON.stringify(one));
      }
    } finally {
      await server.stop();
      rmSync(made.folder, { recursive: true, force: true });
    }
    const row = (what, unit, key, wanted) => ({
      what,
      unit,
      wanted,
      ours: measured.map((one) => one[key]),
      peer: null,
    });
    return {
      peer: null,
      versions: { chromium: measured[0].version },
      rows: [
        row('address to a form that takes keys', 's', 'form'),
        row('address to the first whole answer, keys at once', 's', 'answer', '< 2'),
        row('slowest key to the answer painted', 'ms', 'key'),
      ],
      notes: [
        'A fresh Chromium with an empty cache in each round; three fields are typed as soon as the page takes keys, without a pause.',
      ],
    };
  },
};

async function measure(executablePath, address) {
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] });
  try {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
    const begun = performance.now();
    await opened.goto(address, { waitUntil: 'commit' });
    await opened.waitForFunction(() => document.activeElement?.getAttribute('data-field') !== null);
    const form = (performance.now() - begun) / 1000;
    let slowest = 0;
    for (const start of client) {
      const before = await answerOf(opened);
      const pressed = performance.now();
      const field = await fieldOf(opened);
      await opened.keyboard.type(start);
      await opened.keyboard.press('Enter');
      await opened.waitForFunction(
        ([field, before]) =>
          document.activeElement?.getAttribute('data-field') !== field &&
          document.querySelector('.answer, [aria-live]')?.textContent !== before,
        [field, before],
      );
      slowest = Math.max(slowest, performance.now() - pressed);
    }
    await opened.waitForFunction(() => document.querySelector('.figure b') !== null);
    return { form, answer: (performance.now() - begun) / 1000, key: slowest, version: browser.version() };
  } finally {
    await browser.close();
  }
}

const answerOf = (opened) =>
  opened.evaluate(() => document.querySelector('.answer, [aria-live]')?.textContent ?? '');
const fieldOf = (opened) => opened.evaluate(() => document.activeElement?.getAttribute('data-field'));
