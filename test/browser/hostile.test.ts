import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile, NamedSegments } from '../../src/contract/index.ts';
import { nameModel } from '../../src/model/index.ts';
import { sha256 } from '../../src/store/index.ts';
import { smallModel } from '../model/small-model.ts';
import { makeRun } from '../server/serve.ts';
import { launchChromium } from './chromium.ts';
import { hostileNames } from './hostile-names.ts';
import { keepScreenshot, openPage } from './open-page.ts';
import { type ServedRun, serveFolder } from './served-run.ts';

/** A model whose columns, categories and study have hostile names: two of the columns decide. */
function hostileModel(): ModelFile {
  const { hash: _, ...model } = smallModel();
  const rename = (names: readonly string[]): ModelFile => {
    const text = JSON.stringify(model)
      .replaceAll('"loan"', JSON.stringify(names[0]))
      .replaceAll('"housing"', JSON.stringify(names[1]))
      .replaceAll('"no"', JSON.stringify(names[2]))
      .replaceAll('"yes"', JSON.stringify(names[3]));
    return JSON.parse(text) as ModelFile;
  };
  const renamed = rename(hostileNames);
  const fields = hostileNames.slice(2).map((name, i): ModelFile['fields'][number] => ({
    ...renamed.fields[0]!,
    name,
    label: i % 2 === 0 ? { en: name, ru: name } : null,
    used: false,
    categories: [name, hostileNames[i]!, `${name} again`],
  }));
  return nameModel(
    {
      ...renamed,
      study: { ...renamed.study, name: hostileNames[1]! },
      fields: [...renamed.fields.filter(({ used }) => used), ...fields],
    },
    sha256,
  );
}

/** Names, descriptions and offers of the segments: every name once among them. */
function hostileSegments(model: ModelFile): NamedSegments {
  const both = (text: string) => ({ en: text.trim() || 'blank', ru: text.trim() || 'blank' });
  return {
    version: 1,
    model: model.hash,
    segments: model.segments.map(({ id }) => ({
      id,
      overlap: 0.9,
      described: {
        id: `segment-${id}`,
        name: both(hostileNames[id]!),
        description: both(hostileNames[id + 4]!),
        owner: both(hostileNames[id + 6]!).en,
        offers: hostileNames.map((name) => ({ title: both(name), reason: both(name) })),
      },
    })),
    notes: [],
  };
}

let browser: Browser;
let run: ServedRun;
const model = hostileModel();
beforeAll(async () => {
  [browser, run] = await Promise.all([launchChromium(), serveFolder(makeRun(model, hostileSegments(model)))]);
});
afterAll(async () => {
  await browser?.close();
  await run?.close();
});

describe('names from outside', () => {
  it('there are forty of them', () => {
    expect(new Set(hostileNames).size).toBe(40);
  });

  it('are shown as text on every page: no script runs, no element comes of them, no policy is broken', async () => {
    const { page, complaints, close } = await openPage(browser, run.url, {
      theme: 'light',
      locale: 'en-GB',
    });
    const foreign = () =>
      page.evaluate(
        `document.querySelectorAll('iframe, math, body script, img, object, embed, [onerror], [onload], a[href^="javascript"], a[href*="evil"]').length`,
      );
    await page.locator('.other-fields summary').click();
    const [first = ''] = hostileNames;
    await expect.poll(() => page.locator('.client-form').textContent()).toContain(first);
    // Every value is chosen once: categories stand in the list, in the answer and in what decides.
    for (const control of await page.locator('fieldset [data-field]').all()) {
      await control.click();
      await page.getByRole('option').first().click();
    }
    for (const tab of ['What decides', 'Way through the tree', 'Smallest change', 'Encoded values']) {
      await page.getByRole('tab', { name: tab }).click();
    }
    await expect.poll(() => page.locator('.headline h2').textContent()).toBe(hostileNames[1]);
    expect(await page.locator('.offers li b').count()).toBe(40);
    expect(await foreign()).toBe(0);
    await keepScreenshot(page, 'hostile-client');
    for (const address of [
      '#/segments',
      '#/segments/sizes',
      '#/batch',
      '#/model',
      '#/model/coefficients',
      '#/model/card',
      '#/about',
    ]) {
      await page.goto(`${run.url}/${address}`);
      await page.waitForSelector('h1');
      await page.waitForTimeout(150);
      expect([address, await foreign()]).toEqual([address, 0]);
      await keepScreenshot(page, `hostile${address.replace(/\W+/g, '-')}`);
    }
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(complaints).toEqual([]);
    await close();
  });

  it('a table with hostile columns and cells is checked and shown as text', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/batch`, {
      theme: 'light',
      locale: 'en-GB',
    });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const head = hostileNames.filter((name) => !/[\t\n]/.test(name) && name.length < 1000 && name.trim());
    const lines = [head, head, head].map((cells) => cells.map(quoted).join(','));
    await page.locator('input[type=file]').setInputFiles({
      name: '"><img src=x onerror=hacked=1>.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\n')),
    });
    await page.locator('table, .failure').first().waitFor();
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img, iframe').count()).toBe(0);
    await keepScreenshot(page, 'hostile-table');
    // A table that is refused answers 422, which the console tells.
    expect(complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
    await close();
  });
});
