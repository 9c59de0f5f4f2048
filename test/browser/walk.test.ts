import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../src/contract/index.ts';
import { loadModel, scoreClient } from '../../src/model/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { filesOf } from '../study/small-study.ts';
import { launchChromium } from './chromium.ts';
import { fieldOf, findViolations, keepScreenshot, openPage, type Reader, readers } from './open-page.ts';
import { type ServedProcess, serveByProcess } from './served-process.ts';
import { makeSmallRun } from './served-run.ts';

/** Things of clients that stand nowhere else: whatever holds one of them has leaked it. */
const secrets = Object.freeze({
  age: '41,375',
  job: 'housemaid',
  name: 'Quartz-Zebedee',
  bad: 'perhaps-7311',
});
const table = [
  'name;age;housing;loan;job',
  `${secrets.name};41.375;yes;no;${secrets.job}`,
  `${secrets.name};35;${secrets.bad};no;services`,
  `${secrets.name};35;no;no;retired`,
  `${secrets.name};28;;yes;`,
].join('\n');

let browser: Browser;
let server: ServedProcess;
let folder: string;
let model: ModelFile;
beforeAll(async () => {
  folder = await makeSmallRun();
  model = loadModel(readFileSync(join(folder, 'models/model.json'), 'utf8'), 'model.json');
  [browser, server] = await Promise.all([launchChromium(), serveByProcess(folder)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const focused = (page: Page) => page.evaluate('document.activeElement.dataset.field');

/** Presses Tab until what has the cursor fits a selector, as whoever has no mouse. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(`${selector}:focus-visible`)})`))
      return;
    await page.keyboard.press(key);
  }
  throw new Error(`${selector} is not reached by ${key}`);
}

describe.each(readers)('a walk through the app, $theme, $locale', (reader: Reader) => {
  const words = wordsFor(reader.locale === 'ru-RU' ? 'ru' : 'en');
  const { client: said, batch, shell } = words.web;
  const name = (step: string): string => `walk-${step}-${reader.theme}-${reader.locale}`;
  const shown = (value: string): string => (value === 'yes' || value === 'no' ? said.values[value] : value);

  it('clients of 0 to 3 important fields by keyboard, a table with bad rows, a restart; nothing of a client leaks', async () => {
    const { page, complaints, requests, close } = await openPage(browser, `${server.url}/`, reader);
    const before = filesOf(folder);
    const look = async (step: string): Promise<void> => {
      expect(await findViolations(page), step).toEqual([]);
      await keepScreenshot(page, name(step));
    };
    const headline = page.locator('.headline h2');
    const client: Record<string, string> = {};
    const expectAnswer = async (): Promise<void> => {
      const { segmentId, probability } = scoreClient(model, client, { answerRule: { minKnownFields: 2 } });
      const segment = reader.locale === 'ru-RU' ? `Group ${segmentId} по-русски` : `Group ${segmentId}`;
      await expect.poll(() => headline.textContent()).toBe(segmentId === null ? said.notEnough : segment);
      const count = said.ofHundred(Math.floor(probability * 100 + 1e-9));
      await expect.poll(() => page.locator('.figure b').textContent()).toBe(count);
    };

    await expect.poll(() => headline.textContent()).toBe(said.nothingKnown);
    await look('client-0-fields');
    for (const [field, value] of [
      ['loan', 'no'],
      ['housing', 'yes'],
      ['job', secrets.job],
    ] as const) {
      await expect.poll(() => focused(page)).toBe(field);
      await page.keyboard.type(shown(value).slice(0, 4));
      await page.keyboard.press('Enter');
      await expect.poll(() => fieldOf(page, field).inputValue()).toBe(shown(value));
      client[field] = value;
      await expectAnswer();
      await look(`client-${Object.keys(client).length}-fields`);
    }

    await tabTo(page, '.details [role=tab]');
    for (const tab of [said.deciding, said.path, said.change, said.encoded]) {
      await page.keyboard.press('ArrowRight');
      await expect
        .poll(() => page.getByRole('tab', { name: tab }).getAttribute('aria-selected'))
        .toBe('true');
      expect((await page.locator('.details-panel:visible').textContent())?.trim()).not.toBe('');
    }
    await look('client-encoded');
    await tabTo(page, '.other-fields summary', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-field=age]');
    await page.keyboard.type(secrets.age);
    await expectAnswer();
    await look('client-other-fields');
    await tabTo(page, '[role=switch]', 'Shift+Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => page.getByRole('switch').isChecked()).toBe(false);
    await page.keyboard.press('Space');
    await tabTo(page, '.page-head button', 'Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate('navigator.clipboard.readText()'))
      .toContain(await headline.textContent());
    await page.keyboard.press('Escape');
    await expect.poll(() => headline.textContent()).toBe(said.nothingKnown);
    await page.keyboard.press('Alt+z');
    await expectAnswer();

    await page.keyboard.press('Alt+3');
    await page.waitForSelector('.drop');
    await page.locator('input[type=file]').setInputFiles({
      name: `${secrets.name}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(table),
    });
    await page.locator('.bad-rows').waitFor();
    expect(await page.locator('.bad-rows tbody tr').count()).toBe(1);
    await look('batch-bad-rows');

    expect(await server.stop()).toBe(0);
    await page.getByRole('button', { name: batch.downloadAs('CSV') }).click();
    await page.getByText(shell.offline).waitFor();
    await look('batch-offline');
    await server.start();
    await page.getByRole('button', { name: shell.retry }).click();
    await page.getByText(shell.offline).waitFor({ state: 'hidden' });
    const button = page.getByRole('button', { name: batch.downloadAs('CSV') });
    await expect.poll(() => button.isEnabled(), { timeout: 30_000 }).toBe(true);
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split(/\r?\n/),
    ).toHaveLength(5);

    for (const digit of ['2', '4', '5', '1']) {
      await page.keyboard.press(`Alt+${digit}`);
      await page.locator('h1').waitFor();
    }
    await expectAnswer();

    // One refusal of the browser's own: the request that the stopped server did not take.
    expect(complaints.filter((line) => !line.includes('ERR_CONNECTION'))).toEqual([]);
    const leaks = Object.values(secrets).flatMap((secret) => [secret, encodeURIComponent(secret)]);
    const holding = (text: string) => leaks.filter((secret) => text.includes(secret));
    const scores = `POST ${server.url}/api/v1/score/file?`;
    for (const request of requests) {
      // The table itself must be sent to be scored; its address says nothing of it.
      const told = request.startsWith(scores)
        ? request.slice(0, request.indexOf(' ', scores.length))
        : request;
      expect([told.slice(0, 200), holding(told)]).toEqual([told.slice(0, 200), []]);
    }
    expect(requests.filter((request) => request.startsWith(scores)).length).toBeGreaterThan(1);
    const kept = await page.evaluate(
      'JSON.stringify([location.href, document.cookie, { ...localStorage }, { ...sessionStorage }, history.state])',
    );
    expect(holding(String(kept))).toEqual([]);
    expect(holding(server.said())).toEqual([]);
    expect(complaints.flatMap(holding)).toEqual([]);
    expect([...filesOf(folder).keys()]).toEqual([...before.keys()]);
    await close();
  });
});
