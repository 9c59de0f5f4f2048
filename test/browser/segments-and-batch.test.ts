import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { findViolations, keepScreenshot, openPage, readers } from './open-page.ts';
import { type ServedRun, serveSmallRun } from './served-run.ts';

const english = { theme: 'light', locale: 'en-GB' } as const;

let browser: Browser;
let run: ServedRun;
beforeAll(async () => {
  [browser, run] = await Promise.all([launchChromium(), serveSmallRun()]);
});
afterAll(async () => {
  await browser?.close();
  await run?.close();
});

describe('the segments page', () => {
  it('shows size, contrasts and the outcome with its interval on every card', async () => {
    const { page, close } = await openPage(browser, `${run.url}/#/segments`, english);
    const cards = page.locator('.card');
    await cards.first().waitFor();
    expect(await cards.count()).toBe(4);
    for (const text of await cards.allTextContents()) {
      expect(text).toMatch(/Segment \d · \d+\.\d\u00a0% · \d+\u00a0clients/);
      expect(text).toMatch(/y = yes: \d+\.\d\u00a0% \(95 % interval/);
      expect(text).toMatch(/Differs most from all clients in.*all clients \d/);
    }
    await close();
  });

  it.each(readers)('shows how clients moved from an earlier model: $locale, $theme', async (reader) => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/segments`, reader);
    const earlier = {
      model: 'ab'.repeat(32),
      ids: [1, 2, 3, 5],
      segments: [
        { id: 1, overlap: 0.98, status: 'same' },
        { id: 2, overlap: 0.6, status: 'changed' },
        { id: 3, overlap: 0.8, status: 'same' },
        { id: 4, overlap: 0.3, status: 'new' },
      ],
      migration: [
        [0.4, 0, 0, 0.005],
        [0, 0.15, 0, 0.1],
        [0.01, 0, 0.2, 0],
        [0, 0.1, 0, 0.035],
      ],
    };
    await page.route('**/api/v1/run', async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      await route.fulfill({ response, json: { ...body, figures: { ...body.figures, earlier } } });
    });
    await page.reload({ waitUntil: 'networkidle' });
    const isRussian = reader.locale === 'ru-RU';
    const table = page.locator('table', { hasText: isRussian ? 'Что стало' : 'What became' });
    await table.scrollIntoViewIfNeeded();
    // Who stayed is 0.4 + 0.15 + 0.2: the diagonal; an id that is gone has none.
    expect(await table.locator('b').allTextContents()).toEqual(
      isRussian
        ? ['40,0\u00a0%', '15,0\u00a0%', '20,0\u00a0%']
        : ['40.0\u00a0%', '15.0\u00a0%', '20.0\u00a0%'],
    );
    expect(await findViolations(page)).toEqual([]);
    await keepScreenshot(page, `migration-${reader.theme}-${reader.locale}`);
    expect(complaints).toEqual([]);
    await close();
  });

  it('edits name, owner, description and offers, with undo; what is missing is said before', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/segments`, english);
    const edit = page.getByRole('button', { name: 'Edit Group 1' });
    await edit.click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await findViolations(page)).toEqual([]);
    await keepScreenshot(page, 'segment-editor');
    await dialog.getByLabel('Name, English').fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect(await dialog.getByRole('alert').textContent()).toBe('Write both languages.');
    await dialog.getByLabel('Name, English').fill('Home owners');
    await dialog.getByLabel('Owner').fill('A. Smith');
    await dialog.getByRole('button', { name: 'Add an offer' }).click();
    const offer = dialog.getByRole('group', { name: 'Offer 2' });
    for (const [label, text] of [
      ['What to offer, English', 'A house'],
      ['What to offer, Russian', 'Дом'],
      ['Why, English', 'to live in'],
      ['Why, Russian', 'чтобы жить'],
    ] as const) {
      await offer.getByLabel(label).fill(text);
    }
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const card = page.locator('#segment-1');
    await expect.poll(() => card.locator('h2').textContent()).toBe('Home owners');
    expect(await card.textContent()).toContain('Owner: A. Smith');
    expect(await card.textContent()).toContain('A house: to live in');
    const file = () => readFileSync(join(run.folder, 'segments.yaml'), 'utf8');
    expect(file()).toContain('Home owners');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => card.locator('h2').textContent()).toBe('Group 1');
    expect(file()).not.toContain('Home owners');
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps what was written when the server does not answer or somebody else was faster', async () => {
    const { page, close } = await openPage(browser, `${run.url}/#/segments`, english);
    await page.getByRole('button', { name: 'Edit Group 2' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name, English').fill('Mine');
    await run.stop();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('The server does not answer.').waitFor();
    await run.start();
    const other = await openPage(browser, `${run.url}/#/segments`, english);
    await other.page.getByRole('button', { name: 'Edit Group 2' }).click();
    await other.page.getByLabel('Name, English').fill('Theirs');
    await other.page.getByRole('button', { name: 'Save' }).click();
    await other.page.getByText('Saved as version').waitFor();
    await other.close();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => dialog.getByRole('alert').count()).toBe(1);
    expect(await dialog.getByLabel('Name, English').inputValue()).toBe('Mine');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => page.locator('#segment-2 h2').textContent()).toBe('Mine');
    await close();
  });
});

const table = [
  'name;Age;housing;loan;work',
  'a;41;yes;no;services',
  'b;old;yes;no;services',
  'c;35;no;no;retired',
  'd;28;;yes;',
  'e;50;maybe;no;admin.',
].join('\n');

describe('the batch page', () => {
  it('checks a table, maps its columns, lists wrong rows and gives it back with the score columns', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/batch`, english);
    await expect.poll(() => page.locator('main').textContent()).toContain('After the check');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('heading', { name: 'Result: 5\u00a0rows' }).waitFor();
    const job = page.getByLabel('Job: Column of the file');
    expect(await job.inputValue()).toBe('-1');
    await job.selectOption({ label: 'work' });
    await expect.poll(() => job.inputValue()).toBe('4');
    await page.getByRole('button', { name: 'Download as CSV' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Download as CSV' }).isEnabled()).toBe(true);
    const counts = await page.locator('table').nth(1).locator('td').allTextContents();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(5);
    await expect.poll(() => page.locator('.bad-rows').textContent()).toMatch(/6.*housing.*maybe|6.*housing/);
    expect(await findViolations(page)).toEqual([]);
    await keepScreenshot(page, 'batch-report');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('people-scored.csv');
    const text = readFileSync((await download.path())!, 'utf8');
    const [head = '', ...rows] = text.trim().split(/\r?\n/);
    expect(head).toContain('segment_id');
    expect(rows.length).toBe(5);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says what is wrong with a file that is no table, and with one that is cut', async () => {
    const { page, close } = await openPage(browser, `${run.url}/#/batch`, english);
    const choose = (name: string, text: string) =>
      page.locator('input[type=file]').setInputFiles({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(text),
      });
    await choose('people.docx', 'x');
    await page.getByText('This is neither CSV, Parquet nor Excel').waitFor();
    await choose('people.parquet', 'PAR1 and no more');
    await expect.poll(() => page.getByRole('alert').textContent()).not.toContain('neither CSV');
    expect(((await page.getByRole('alert').textContent()) ?? '').length).toBeGreaterThan(20);
    expect(await findViolations(page)).toEqual([]);
    await close();
  });
});
