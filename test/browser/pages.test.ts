import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFiguresSchema } from '../../src/contract/index.ts';
import { exportSql, loadModel } from '../../src/model/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { launchChromium } from './chromium.ts';
import { findViolations, keepScreenshot, openPage, readers } from './open-page.ts';
import { type ServedRun, serveSmallRun } from './served-run.ts';

let browser: Browser;
let run: ServedRun;
beforeAll(async () => {
  [browser, run] = await Promise.all([launchChromium(), serveSmallRun()]);
});
afterAll(async () => {
  await browser?.close();
  await run?.close();
});

/** Every page and tab, with something that stands there when it is whole. */
const addresses: readonly (readonly [string, string])[] = [
  ['#/client', '.answer'],
  ['#/segments', '.chart svg'],
  ['#/segments/radar', '.chart svg'],
  ['#/segments/means', '.chart svg'],
  ['#/segments/map', '.chart svg'],
  ['#/segments/sizes', '.chart svg'],
  ['#/batch', '.drop'],
  ['#/model', '.tree-view svg'],
  ['#/model/coefficients', '.chart svg'],
  ['#/model/confusion', '.chart svg'],
  ['#/model/balance', '.chart svg'],
  ['#/model/checks', '.checks .chart svg'],
  ['#/model/card', '.model-card table'],
  ['#/model/downloads', 'a[download]'],
  ['#/about', '.chart svg'],
  ['#/nowhere', '.lost'],
];

describe.each(readers)('every page, $theme, $locale', (reader) => {
  it('opens by its address, breaks no policy, and axe finds nothing', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/`, reader);
    const found: string[] = [];
    for (const [address, whole] of addresses) {
      await page.goto(`${run.url}/${address}`);
      await page.waitForSelector(whole);
      expect(await page.locator('html').getAttribute('lang')).toBe(reader.locale.slice(0, 2));
      found.push(...(await findViolations(page)).map((line) => `${address} ${line}`));
      await keepScreenshot(page, `${address.replace(/\W+/g, '-')}-${reader.theme}-${reader.locale}`);
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the frame', () => {
  it('language and theme change at once and are kept', async () => {
    const { page, close } = await openPage(browser, `${run.url}/#/about`, readers[0]!);
    await page.getByText('Русский').click();
    await page.waitForSelector('h1:has-text("Об этом исследовании")');
    await page.getByText('Тёмная').click({ force: true });
    await page.reload();
    await page.waitForSelector('h1:has-text("Об этом исследовании")');
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await close();
  });

  it('? lists the shortcuts and Alt with a digit goes to a page', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/`, readers[0]!);
    await page.locator('nav').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('Alt+2');
    await page.waitForSelector('.cards');
    expect(complaints).toEqual([]);
    await close();
  });

  it('on a phone every page fits the width and the way to the others stands below', async () => {
    const phone = { ...readers[0]!, viewport: { width: 360, height: 740 } };
    const { page, complaints, close } = await openPage(browser, `${run.url}/`, phone);
    for (const [address, whole] of addresses) {
      await page.goto(`${run.url}/${address}`);
      await page.waitForSelector(whole);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect([address, width]).toEqual([address, 360]);
      const place = await page.locator('nav').boundingBox();
      expect(place!.y + place!.height).toBe(740);
      await keepScreenshot(page, `${address.replace(/\W+/g, '-')}-phone`);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('the report opens without a complaint, and an address of nothing leads back', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/report`, readers[0]!);
    expect(await page.locator('svg').count()).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
    await page.goto(`${run.url}/nowhere`);
    await expect.poll(() => page.locator('h1').textContent()).toBe('There is no such page');
    await page.locator('a[href="/"]').click();
    await page.waitForSelector('.client-form');
    await close();
  });
});

describe('the model page', () => {
  it('shows the card of the run in the language of the reader, and gives model, card and SQL', async () => {
    const model = loadModel(readFileSync(join(run.folder, 'models/model.json'), 'utf8'), 'model.json');
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/model/card`, readers[1]!);
    const card = page.locator('.model-card');
    await card.waitFor();
    expect(await card.locator('h2').first().textContent()).toBe('Карточка модели: small');
    expect(await card.locator('table').count()).toBeGreaterThan(3);
    expect(await card.textContent()).not.toMatch(/\\[|_*]|\| ---/);
    await page.goto(`${run.url}/#/model/downloads`);
    const taken = async (click: () => Promise<void>): Promise<readonly [string, string]> => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()]);
      return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
    };
    const runFile = (path: string) => readFileSync(join(run.folder, path), 'utf8');
    expect(await taken(() => page.locator('a[href="model.json"]').click())).toEqual([
      'model.json',
      runFile('models/model.json'),
    ]);
    expect(await taken(() => page.locator('a[href*="card"]').click())).toEqual([
      'card.ru.md',
      runFile('models/card.ru.md'),
    ]);
    await page.getByLabel('Таблица').fill('bank.clients');
    await page.getByLabel('База данных').selectOption('duckdb');
    expect(await taken(() => page.getByRole('button', { name: 'Скачать SQL' }).click())).toEqual([
      'segments.duckdb.sql',
      exportSql(model, {
        dialect: 'duckdb',
        table: ['bank', 'clients'],
        nameOf: (id) => `Group ${id} по-русски`,
      }),
    ]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the checks of the model', () => {
  it.each(readers)('say with sentence and table what was tried, $locale', async (reader) => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/model/checks`, reader);
    await page.waitForSelector('.checks .chart svg');
    const figures = runFiguresSchema.parse(
      JSON.parse(readFileSync(join(run.folder, 'figures.json'), 'utf8')),
    );
    const words = wordsFor(reader.locale === 'en-GB' ? 'en' : 'ru');
    const { stability, surrogates } = figures;
    const heads = await page.locator('.checks h2').allTextContents();
    expect(heads).toEqual([
      words.evidence.stability.title,
      ...figures.orders.filter(({ nOrders }) => nOrders > 0).map(() => words.checks.order.title),
      words.rowOrder.heading,
      words.evidence.surrogates.title,
      words.checks.lab.title,
    ]);
    const text = (await page.locator('.checks').textContent()) ?? '';
    expect(text).toContain(words.evidence.stability.intro(stability!));
    expect(text).toContain(
      words.evidence.surrogates.intro({ nDistinct: surrogates!.nDistinct, nRows: surrogates!.nRows.train }),
    );
    const [order] = figures.orders;
    if (order)
      expect(text).toContain(
        words.checks.order.intro({
          column: reader.locale === 'en-GB' ? 'Job' : 'Работа',
          nOrders: order.nOrders,
        }),
      );
    const again = words.format.fixed(stability!.segments[0]!.resampled, 2);
    expect(await page.locator('.checks table').first().locator('tbody tr').first().textContent()).toContain(
      again,
    );
    expect(complaints).toEqual([]);
    await page.goto(`${run.url}/#/segments`);
    const { resampled, shuffled } = stability!.segments[0]!;
    await page
      .getByText(words.web.segments.again({ resampled: resampled!, shuffled }))
      .first()
      .waitFor();
    await close();
  });
});

describe('charts', () => {
  it('the space turns by arrow keys and by dragging, and comes back', async () => {
    const { page, close } = await openPage(browser, `${run.url}/#/segments`, readers[0]!);
    const place = page.locator('.is-turning');
    const look = () => page.locator('.is-turning svg').innerHTML();
    await place.locator('svg').waitFor();
    const first = await look();
    await place.focus();
    await page.keyboard.press('ArrowLeft');
    const turned = await look();
    expect(turned).not.toBe(first);
    await place.scrollIntoViewIfNeeded();
    const box = (await place.boundingBox())!;
    await page.mouse.move(box.x + 200, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 260, box.y + 220, { steps: 3 });
    await page.mouse.up();
    expect(await look()).not.toBe(turned);
    await page.getByRole('button', { name: 'First view' }).click();
    expect(await look()).toBe(first);
    await close();
  });

  it('the tree zooms and moves by buttons and keys, and fits again', async () => {
    const { page, close } = await openPage(browser, `${run.url}/#/model`, readers[0]!);
    const svg = page.locator('.tree-view svg');
    await svg.waitFor();
    const look = () => svg.getAttribute('viewBox');
    const fit = await look();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const near = await look();
    expect(near).not.toBe(fit);
    await page.locator('.tree-view').focus();
    await page.keyboard.press('ArrowRight');
    expect(await look()).not.toBe(near);
    await page.keyboard.press('0');
    expect(await look()).toBe(fit);
    await close();
  });

  it('the table of a chart is one key away', async () => {
    const { page, close } = await openPage(browser, `${run.url}/#/segments/sizes`, readers[0]!);
    await page.locator('figure summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('figure table tbody tr').count()).toBe(4);
    await close();
  });
});
