import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../src/contract/index.ts';
import { createRandom } from '../../src/ml/index.ts';
import { loadModel, nextQuestions, scoreClient } from '../../src/model/index.ts';
import { launchChromium } from './chromium.ts';
import { fieldOf, findViolations, keepScreenshot, openPage } from './open-page.ts';
import { type ServedRun, serveSmallRun } from './served-run.ts';

const english = { theme: 'light', locale: 'en-GB' } as const;
const labels: Readonly<Record<string, string>> = {
  loan: 'Personal loan',
  housing: 'Housing loan',
  job: 'Job',
};

let browser: Browser;
let run: ServedRun;
let model: ModelFile;
beforeAll(async () => {
  [browser, run] = await Promise.all([launchChromium(), serveSmallRun()]);
  model = loadModel(readFileSync(join(run.folder, 'models/model.json'), 'utf8'), 'model.json');
});
afterAll(async () => {
  await browser?.close();
  await run?.close();
});

async function open() {
  const opened = await openPage(browser, run.url, english);
  await fieldOf(opened.page, 'loan').waitFor();
  return opened;
}
const headline = (page: Page) => page.locator('.headline h2').textContent();
const focused = (page: Page) => page.evaluate('document.activeElement.dataset.field');
const spoken = (page: Page) => page.locator('[role=status]').last();

/** Types values into fields as a clerk does. */
async function type(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, value] of Object.entries(values)) {
    await fieldOf(page, field).focus();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
    await expect.poll(() => fieldOf(page, field).inputValue()).toBe(value);
  }
}

/** What the page must say of a client, by the model layer. */
function expected(client: Readonly<Record<string, string>>): { headline: string; count: number } {
  const score = scoreClient(model, client, { answerRule: { minKnownFields: 2 } });
  return {
    headline: score.segmentId === null ? 'Not enough information' : `Group ${score.segmentId}`,
    count: Math.floor(score.probability * 100 + 1e-9),
  };
}

describe('the client page', () => {
  it('from an empty form to a sentence that can be said takes at most 12 keys', async () => {
    const { page, complaints, close } = await open();
    await expect.poll(() => focused(page)).toBe('loan');
    let nKeys = 0;
    const press = async (key: string): Promise<void> => {
      nKeys += 1;
      await page.keyboard.press(key);
    };
    for (const [field, start, value] of [
      ['loan', 'n', 'no'],
      ['housing', 'y', 'yes'],
      ['job', 'm', 'management'],
    ] as const) {
      await expect.poll(() => focused(page)).toBe(field);
      for (const key of start) await press(key);
      await press('Enter');
      await expect.poll(() => fieldOf(page, field).inputValue()).toBe(value);
    }
    const { headline: name } = expected({ loan: 'no', housing: 'yes', job: 'management' });
    await expect.poll(() => spoken(page).textContent()).toMatch(new RegExp(`^${name}\\. Because .*\\.$`));
    expect(nKeys).toBeLessThanOrEqual(12);
    // Enter in the last field goes to the answer.
    expect(await page.evaluate('document.activeElement.className')).toBe('answer-column');
    expect(complaints).toEqual([]);
    await close();
  });

  it('understands whoever types faster than the lists open, and takes what was typed on Tab', async () => {
    const { page, close } = await open();
    await page.evaluate(
      `(() => { const field = document.querySelector('[data-field=loan]');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, 'n');
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true })); })()`,
    );
    await expect.poll(() => fieldOf(page, 'loan').inputValue()).toBe('no');
    await expect.poll(() => focused(page)).toBe('housing');
    await page.keyboard.type('ye');
    await page.keyboard.press('Tab');
    await expect.poll(() => fieldOf(page, 'housing').inputValue()).toBe('yes');
    await fieldOf(page, 'job').fill('astronaut');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('job');
    await expect.poll(() => page.getByText('No such value').isVisible()).toBe(true);
    await close();
  });

  it('says what it knows with three, two, one and no important fields', async () => {
    const { page, complaints, close } = await open();
    await expect.poll(() => headline(page)).toBe('Nothing is known yet');
    const clients = [
      { loan: 'no' },
      { loan: 'no', housing: 'no' },
      { loan: 'no', housing: 'no', job: 'retired' },
    ] as const;
    for (const client of clients) {
      await page.keyboard.press('Escape');
      await type(page, client);
      const { headline: name, count } = expected(client);
      await expect.poll(() => headline(page)).toBe(name);
      await expect
        .poll(() => page.locator('.figure b').textContent())
        .toBe(`${count} of 100 clients like this`);
      expect(await findViolations(page)).toEqual([]);
      await keepScreenshot(page, `client-${Object.keys(client).length}-fields`);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('asks the question that helps most, and its button puts the cursor there', async () => {
    const { page, close } = await open();
    await type(page, { loan: 'no' });
    const [question] = nextQuestions(model, { loan: 'no' }, { answerRule: { minKnownFields: 2 } });
    const button = page.getByRole('button', { name: `Ask: ${labels[question!.field]}` });
    await button.click();
    await expect.poll(() => focused(page)).toBe(question!.field);
    await close();
  });

  it('the rule of two important fields is a switch', async () => {
    const { page, close } = await open();
    await type(page, { loan: 'yes' });
    const answerOf = (minKnownFields: number) =>
      scoreClient(model, { loan: 'yes' }, { answerRule: { minKnownFields } }).segmentId;
    expect(answerOf(2)).toBeNull();
    await expect
      .poll(() => page.locator('.because').textContent())
      .toContain('2\u00a0important fields are needed');
    await page.getByRole('switch').click({ force: true });
    const answered = answerOf(0);
    await expect
      .poll(() => headline(page))
      .toBe(answered === null ? 'Not enough information' : `Group ${answered}`);
    await expect.poll(() => page.locator('.because').textContent()).not.toContain('are needed');
    await close();
  });

  it('Esc starts the next client and the last one can be brought back', async () => {
    const { page, close } = await open();
    await type(page, { loan: 'no', housing: 'yes' });
    await page.keyboard.press('Escape');
    await expect.poll(() => fieldOf(page, 'loan').inputValue()).toBe('');
    await expect.poll(() => focused(page)).toBe('loan');
    // Half a word is emptied too, wherever the cursor is.
    for (const field of ['loan', 'job']) {
      await fieldOf(page, field).focus();
      await page.keyboard.type('re');
      await page.keyboard.press('Escape');
      for (const one of ['loan', 'housing', 'job']) {
        await expect.poll(() => fieldOf(page, one).inputValue()).toBe('');
      }
    }
    await type(page, { loan: 'no', housing: 'yes' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+z');
    await expect.poll(() => fieldOf(page, 'loan').inputValue()).toBe('no');
    await expect.poll(() => fieldOf(page, 'housing').inputValue()).toBe('yes');
    await close();
  });

  it('answers as the model layer does for random clients', async () => {
    const { page, complaints, close } = await open();
    const random = createRandom(5);
    const fields = ['loan', 'housing', 'job'] as const;
    for (let i = 0; i < 10; i++) {
      await page.keyboard.press('Escape');
      const client = Object.fromEntries(
        fields.flatMap((name) => {
          const categories = model.fields.find((field) => field.name === name)?.categories ?? [];
          return random.next() < 0.3 ? [] : [[name, categories[random.nextInt(categories.length)]!]];
        }),
      );
      if (Object.keys(client).length === 0) continue;
      await type(page, client);
      expect([client, await headline(page)]).toEqual([client, expected(client).headline]);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('fits 1280 × 720 without scrolling, and nothing moves when the answer changes', async () => {
    const { page, close } = await open();
    const places = () =>
      page.evaluate(
        `['.headline', '.figure', '.because', '.ask', '.answer .offers', '.details', '.model-note', '.client-form']
          .map((one) => { const box = document.querySelector(one).getBoundingClientRect(); return [one, box.top, box.height]; })`,
      );
    const first = await places();
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(720);
    for (const client of [{ loan: 'no' }, { housing: 'yes' }, { job: 'admin.' }]) {
      await type(page, client);
      expect(await places()).toEqual(first);
    }
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(720);
    await close();
  });

  it('shows what decides, the path, the smallest change and the encoded values', async () => {
    const { page, close } = await open();
    await type(page, { loan: 'no', housing: 'yes', job: 'services' });
    const panel = page.locator('.details-panel:visible');
    const shown = async (tab: string): Promise<string> => {
      await page.getByRole('tab', { name: tab }).click();
      return (await panel.textContent()) ?? '';
    };
    expect(await shown('What decides')).toContain('Housing loan: yes');
    expect(await shown('Way through the tree')).toMatch(/Housing loan is yes|Personal loan is no/);
    expect(await shown('Smallest change')).toMatch(/instead of/);
    expect(await shown('Encoded values')).toMatch(/Housing loan1/);
    await close();
  });

  it('a number that is none is said beside its field, and the answer stays', async () => {
    const { page, close } = await open();
    await type(page, { loan: 'no', housing: 'no', job: 'retired' });
    const before = await headline(page);
    await page.locator('.other-fields summary').click();
    await fieldOf(page, 'age').fill('old');
    await expect.poll(() => page.locator('.client-form').textContent()).toContain('Age must be a number');
    await expect.poll(() => headline(page)).toBe(before);
    await fieldOf(page, 'age').fill('41,5');
    await expect.poll(() => page.locator('.client-form').textContent()).not.toContain('Age must be a number');
    await close();
  });

  it('copies one sentence and the offers', async () => {
    const { page, close } = await open();
    await type(page, { loan: 'no', housing: 'no', job: 'retired' });
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const text = await page.evaluate('navigator.clipboard.readText()');
    expect(text).toMatch(/^Group \d\. Because .*\n– an offer: a reason$/);
    await close();
  });

  it('what was typed stays over pages, languages and a restart of the server, and leaves the page in nothing', async () => {
    const { page, requests, close } = await open();
    await type(page, { loan: 'no', housing: 'yes', job: 'housemaid' });
    const before = await headline(page);
    await run.stop();
    await page.keyboard.press('Alt+2');
    await page.waitForSelector('.cards');
    await page.keyboard.press('Alt+1');
    await expect.poll(() => fieldOf(page, 'job').inputValue()).toBe('housemaid');
    await expect.poll(() => headline(page)).toBe(before);
    await run.start();
    await page.getByText('Русский').click();
    await page.waitForSelector('h1:has-text("В каком сегменте этот клиент?")');
    await expect.poll(() => fieldOf(page, 'job').inputValue()).toBe('housemaid');
    await page.keyboard.press('Escape');
    await expect.poll(() => fieldOf(page, 'job').inputValue()).toBe('');
    const counted = requests.filter((request) => request.startsWith('POST'));
    expect(counted).toEqual([
      `POST ${run.url}/api/v1/answers ${JSON.stringify({ model_hash: model.hash, count: 1 })}`,
    ]);
    expect(requests.filter((request) => request.includes('housemaid'))).toEqual([]);
    expect(page.url()).not.toContain('housemaid');
    await close();
  });
});
