import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DashboardResponse } from '../../src/contract/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { writeBankClients } from './bank-clients.ts';
import { launchChromium } from './chromium.ts';
import { findViolations, keepScreenshot, openPage } from './open-page.ts';
import { makeSmallRun, type ServedRun, serveFolder } from './served-run.ts';

const example = readFileSync(
  join(import.meta.dirname, '../../examples/dashboards/portugal-bank.yaml'),
  'utf8',
);
const nClients = 3000;
const chapters = ['general', 'clients_chapter', 'campaign', 'earlier_chapter', 'context', 'segments'];
let browser: Browser;
let run: ServedRun;
beforeAll(async () => {
  const folder = await makeSmallRun();
  await writeBankClients(folder, nClients);
  [browser, run] = await Promise.all([
    launchChromium(),
    serveFolder(folder, undefined, { hasDashboards: true }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await run?.close();
});

const tileOf = (page: Page, id: string): Locator => page.locator(`#tile-${id}`);
const nShown = async (page: Page): Promise<number> =>
  Number(await page.locator('.dashboard').getAttribute('data-rows'));
const chips = (page: Page): Promise<string[]> => page.locator('.chips li').allTextContents();
const boxOf = async (locator: Locator) => {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not shown');
  return box;
};
/** Presses the pointer at one point and lets go at another, as a hand does: in steps. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
  await page.mouse.move(...to, { steps: 3 });
  await page.mouse.up();
}

describe.each([
  { theme: 'light', locale: 'en-GB' },
  { theme: 'dark', locale: 'ru-RU' },
] as const)('the dashboard, $theme, $locale', (reader) => {
  const language = reader.locale === 'ru-RU' ? 'ru' : 'en';
  const words = wordsFor(language);
  const { page: said } = words.dashboard;

  it('draws all its tiles with numbers and reads well', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/data`, reader);
    await page.locator('.dashboard .tile').first().waitFor();
    const ids = [...example.matchAll(/^ {6}- id: (\w+)/gm)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThanOrEqual(33);
    expect(
      (await page.locator('.tile').evaluateAll((all: { id: string }[]) => all.map(({ id }) => id))).sort(),
    ).toEqual(ids.map((id) => `tile-${id}`).sort());
    for (const title of await page.locator('.tile h3, .chapter-summary').allTextContents()) {
      expect(title.trim()).not.toBe('');
      expect(title).not.toMatch(/[{}]|undefined|NaN/);
    }
    expect(await page.locator('.tile svg[role=img]').count()).toBe(
      ids.length - [...example.matchAll(/chart: markdown/g)].length,
    );
    expect(await page.locator('.dashboard section').count()).toBe(chapters.length);
    expect(await nShown(page)).toBe(nClients);
    expect(await findViolations(page)).toEqual([]);
    await keepScreenshot(page, `dashboard-${reader.theme}-${language}`);
    expect(complaints).toEqual([]);
    await close();
  });

  it('a click, a brush and the keyboard filter every tile; the link keeps it, Esc clears it', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/data`, reader);
    const job = tileOf(page, 'job');
    await job.locator('[data-mark]').first().waitFor();
    const before = await tileOf(page, 'marital').locator('svg').innerHTML();
    const box = await boxOf(job.locator('[data-mark] rect, [data-mark] path').first());
    await page.mouse.click(box.x + 3, box.y + box.height / 2);
    await expect.poll(() => chips(page)).toHaveLength(1);
    await expect.poll(() => nShown(page)).toBeLessThan(nClients);
    await expect.poll(() => tileOf(page, 'marital').locator('svg').innerHTML()).not.toBe(before);
    const [chosen, n] = [await chips(page), await nShown(page)];
    expect(await findViolations(page)).toEqual([]);
    await keepScreenshot(page, `dashboard-filtered-${reader.theme}-${language}`);
    await page.reload();
    await expect.poll(() => chips(page)).toEqual(chosen);
    await expect.poll(() => nShown(page)).toBe(n);
    await page.keyboard.press('Escape');
    await expect.poll(() => chips(page)).toEqual([]);
    await expect.poll(() => nShown(page)).toBe(nClients);

    const age = await boxOf(tileOf(page, 'age').locator('.tile-ground svg'));
    const middle = age.y + age.height / 2;
    await drag(page, [age.x + age.width * 0.4, middle], [age.x + age.width * 0.7, age.y + age.height - 40]);
    await expect.poll(async () => (await chips(page)).length).toBeGreaterThan(1);
    await expect.poll(() => nShown(page)).toBeLessThan(nClients);
    await page.locator('.chips button').first().click();
    await page.getByRole('button', { name: said.clear }).click();
    await expect.poll(() => nShown(page)).toBe(nClients);

    await tileOf(page, 'housing').locator('summary', { hasText: said.numbers }).focus();
    await page.keyboard.press('Enter');
    const first = tileOf(page, 'housing').locator('tbody button').first();
    await first.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => first.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => chips(page)).toHaveLength(1);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe.each([
  { theme: 'dark', locale: 'en-GB' },
  { theme: 'light', locale: 'ru-RU' },
] as const)('a dashboard that is edited, $theme, $locale', (reader) => {
  const language = reader.locale === 'ru-RU' ? 'ru' : 'en';
  const words = wordsFor(language);
  const said = words.dashboardEdit;
  const tall = { ...reader, viewport: { width: 1280, height: 1000 } };
  const title = { en: `Everybody we called ${language}`, ru: `Все клиенты звонков ${language}` };
  const layoutOf = (page: Page, id: string): Promise<string> =>
    tileOf(page, id).evaluate((tile) => (tile as unknown as { style: { gridArea: string } }).style.gridArea);
  const handleOf = (page: Page, id: string): Locator => tileOf(page, id).locator('.tile-handle');
  const saved = async (): Promise<DashboardResponse> =>
    (await (await fetch(`${run.url}/api/v1/dashboards/portugal-bank`)).json()) as DashboardResponse;
  const layoutSaved = ({ dashboard }: DashboardResponse, id: string) =>
    dashboard.chapters.flatMap(({ tiles }) => tiles).find((tile) => tile.id === id)?.layout;
  const button = (page: Page, name: string): Locator =>
    page.locator('.dashboard-bar').getByRole('button', { name, exact: true });
  const startEditing = async (page: Page): Promise<void> => {
    await button(page, said.edit).click();
    await page.locator('.is-edited .tile-handle').first().waitFor();
  };

  it('moves by keyboard and by pointer, changes by form with live numbers, saves, and the file has it', async () => {
    const { page, complaints, close } = await openPage(browser, `${run.url}/#/data`, tall);
    const old = await saved();
    await startEditing(page);
    expect(await findViolations(page)).toEqual([]);
    await keepScreenshot(page, `dashboard-edit-${reader.theme}-${language}`);

    await handleOf(page, 'segment_about').focus();
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowDown');
    const status = page.locator('[data-part=edit-notice]');
    await expect.poll(() => status.textContent()).toMatch(/8.*5.*\d/);
    expect(await page.evaluate('document.activeElement.className')).toBe('tile-handle');
    const about = layoutSaved(old, 'segment_about');
    const grid = ({ x, y, w, h }: { x: number; y: number; w: number; h: number }): string =>
      `${y + 1} / ${x + 1} / span ${h} / span ${w}`;
    const moved = about && { ...about, y: about.y + 1, h: about.h - 1 };
    expect(await layoutOf(page, 'segment_about')).toBe(moved && grid(moved));

    const handle = handleOf(page, 'earlier_agreed');
    await handle.evaluate((one) =>
      (one as unknown as { scrollIntoView(how: object): void }).scrollIntoView({ block: 'center' }),
    );
    const from = await boxOf(handle);
    const other = await handleOf(page, 'earlier').boundingBox();
    const point = [from.x + 10, from.y + from.height / 2] as const;
    await drag(page, point, [point[0], point[1] + (other?.y ?? 0) - from.y]);
    const order = () => Promise.all([layoutOf(page, 'earlier_agreed'), layoutOf(page, 'earlier')]);
    const before = [layoutSaved(old, 'earlier_agreed'), layoutSaved(old, 'earlier')];
    await expect.poll(order).not.toEqual(before.map((one) => one && grid(one)));
    await page.keyboard.press('Control+z');
    await expect.poll(order).toEqual(before.map((one) => one && grid(one)));
    await button(page, said.redo).click();

    await tileOf(page, 'clients').locator('.tile-tools .plain-button').click();
    const panel = page.locator('.edit-panel');
    const field = (n: number): Locator => panel.locator('.twins').first().locator('textarea').nth(n);
    await field(0).fill('');
    await page.locator('.edit-faults').waitFor();
    expect(await button(page, said.save).isDisabled()).toBe(true);
    await expect.poll(() => panel.textContent()).toContain(said.required);
    await field(0).fill(title.en);
    await field(1).fill(title.ru);
    await panel.getByLabel(said.form.metric(2)).selectOption('deposits');
    await expect
      .poll(() => tileOf(page, 'clients').locator('.tile-ground').textContent())
      .toContain(language === 'ru' ? 'Вкладов' : 'Deposits');
    expect(await tileOf(page, 'clients').locator('h3').textContent()).toBe(title[language]);
    expect(await findViolations(page)).toEqual([]);
    await keepScreenshot(page, `dashboard-form-${reader.theme}-${language}`);
    expect(await saved()).toEqual(old);

    await button(page, said.save).click();
    await page.locator('.dashboard:not(.is-edited)').waitFor();
    await expect.poll(() => page.getByText(said.saved(old.version + 1)).count()).toBe(1);
    await page.reload();
    await expect.poll(() => tileOf(page, 'clients').locator('h3').textContent()).toBe(title[language]);
    expect(await layoutOf(page, 'segment_about')).toBe(moved && grid(moved));

    const file = readFileSync(join(run.folder, `bi/portugal-bank/${old.version + 1}.yaml`), 'utf8');
    expect(file).toContain(`en: ${title.en}, ru: ${title.ru}`);
    const earlier = new Set(
      (old.version === 0
        ? example
        : readFileSync(join(run.folder, `bi/portugal-bank/${old.version}.yaml`), 'utf8')
      ).split('\n'),
    );
    // Title, metrics, and the layouts of the tiles that moved.
    expect(file.split('\n').filter((line) => !earlier.has(line)).length).toBeLessThan(8);
    expect(file.startsWith("# A bank's campaign")).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('adds and removes a tile, asks before discarding, and keeps the draft when somebody was faster', async () => {
    const { page, close } = await openPage(browser, `${run.url}/#/data`, reader);
    const old = await saved();
    await startEditing(page);
    const nTiles = await page.locator('.tile').count();
    await page
      .getByRole('button', { name: said.addTo(old.dashboard.chapters[0]?.title[language] ?? '') })
      .click();
    const added = tileOf(page, 'tile_1');
    await added.locator('svg[role=img]').waitFor();
    await page.locator('.edit-panel').getByLabel(said.form.chart, { exact: true }).selectOption('heat');
    await expect.poll(() => added.textContent()).toContain(said.needs.heat);
    await page.locator('.edit-panel').getByLabel(said.form.series).selectOption('job');
    await added.locator('svg[role=img]').waitFor();
    await page.locator('.edit-panel').getByRole('button', { name: said.form.remove }).click();
    await expect.poll(() => page.locator('.tile').count()).toBe(nTiles);
    await button(page, said.undo).click();
    await expect.poll(() => page.locator('.tile').count()).toBe(nTiles + 1);
    // Another page may be looked at meanwhile.
    await page.evaluate("location.hash = '#/about'");
    await page.locator('.dashboard').waitFor({ state: 'detached' });
    await page.evaluate("location.hash = '#/data'");
    await page.locator('.is-edited').waitFor();
    expect(await page.locator('.tile').count()).toBe(nTiles + 1);

    await button(page, said.discard).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(said.discardText).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: said.keep }).click();
    await expect.poll(() => dialog.count()).toBe(0);

    const theirs = {
      version: old.version,
      dashboard: { ...old.dashboard, title: { en: `Theirs ${language}`, ru: `Чужой ${language}` } },
    };
    const put = await fetch(`${run.url}/api/v1/dashboards/portugal-bank`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(theirs),
    });
    expect(put.status).toBe(200);
    await button(page, said.save).click();
    await page.getByText(said.conflict(old.version + 1)).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await keepScreenshot(page, `dashboard-conflict-${reader.theme}-${language}`);
    expect(await page.locator('.tile').count()).toBe(nTiles + 1);
    await page.getByRole('button', { name: said.takeTheirs }).click();
    await expect.poll(() => page.locator('h1').textContent()).toBe(theirs.dashboard.title[language]);
    expect(existsSync(join(run.folder, `bi/portugal-bank/${old.version + 2}.yaml`))).toBe(false);

    await startEditing(page);
    await button(page, said.discard).click();
    await page.locator('.dashboard:not(.is-edited)').waitFor();
    await close();
  });
});

describe('a server that may not write', () => {
  it('shows the dashboard without the button to edit', async () => {
    const reading = await serveFolder(run.folder, undefined, { hasDashboards: true, isReadOnly: true });
    try {
      const { page, close } = await openPage(browser, `${reading.url}/#/data`, {
        theme: 'light',
        locale: 'en-GB',
      });
      const { page: said } = wordsFor('en').dashboard;
      await page.getByRole('button', { name: said.share }).waitFor();
      const { edit } = wordsFor('en').dashboardEdit;
      expect(await page.getByRole('button', { name: edit, exact: true }).count()).toBe(0);
      await close();
    } finally {
      await reading.close();
    }
  });
});
