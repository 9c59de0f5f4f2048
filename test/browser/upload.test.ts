import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { findViolations, keepScreenshot, openPage } from './open-page.ts';
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

const table = [
  'age;member;since',
  '31;yes;2024-02-29',
  '44;no', // line 3: ragged
  'old;no;2023-01-05', // line 4: no number
  '61;no;2020-02-01',
].join('\n');

const said = {
  en: {
    typeOf: 'Type of age',
    make: 'Make the table',
    done: /Table mine_en is there: 2\u00a0rows\./,
    query: 'Query in SQL',
  },
  ru: {
    typeOf: 'Тип столбца age',
    make: 'Создать таблицу',
    done: /Таблица mine_ru готова: 2\u00a0строки\./,
    query: 'Запрос в SQL',
  },
} as const;

describe('the page of uploads', () => {
  it.each([
    ['en', 'en-GB', 'light'],
    ['ru', 'ru-RU', 'dark'],
  ] as const)(
    'in %s makes a table of a file and lists the rows that do not fit',
    async (language, locale, theme) => {
      const words = said[language];
      const reader = { theme, locale } as const;
      const { page, complaints, close } = await openPage(browser, `${run.url}/#/data/upload`, reader);
      await page.setInputFiles('input[type=file]', {
        name: `mine ${language}.csv`,
        mimeType: 'text/csv',
        buffer: Buffer.from(table),
      });
      // One of the four cells is no number, so the column is one of text until it is chosen.
      const type = page.getByLabel(words.typeOf);
      await type.waitFor();
      expect(await type.inputValue()).toBe('text');
      await type.selectOption('number');
      expect(await findViolations(page)).toEqual([]);
      await keepScreenshot(page, `upload-preview-${language}`);
      await page.getByRole('button', { name: words.make }).click();
      await page.getByText(words.done).waitFor();
      const rows = await page.locator('.upload-rows tbody tr').allTextContents();
      expect(rows[0]).toMatch(/^3since44;no/);
      expect(rows[1]).toMatch(/^4ageold/);
      expect(await findViolations(page)).toEqual([]);
      await keepScreenshot(page, `upload-done-${language}`);
      await page.getByRole('link', { name: words.query }).last().click();
      await page.getByRole('button', { name: `mine_${language}`, exact: true }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await keepScreenshot(page, `upload-sql-${language}`);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
