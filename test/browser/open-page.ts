import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

export interface Reader {
  readonly theme: 'light' | 'dark';
  readonly locale: 'en-GB' | 'ru-RU';
  /** Pixels; defaults to 1280 × 720. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Both languages in both themes. */
export const readers: readonly Reader[] = [
  { theme: 'light', locale: 'en-GB' },
  { theme: 'dark', locale: 'ru-RU' },
  { theme: 'dark', locale: 'en-GB' },
  { theme: 'light', locale: 'ru-RU' },
];

export interface OpenPage {
  readonly page: Page;
  /** What console, policies and network had to object to. */
  readonly complaints: string[];
  /** Every request with its body, as one text. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Opens an address as a reader does. */
export async function openPage(browser: Browser, address: string, reader: Reader): Promise<OpenPage> {
  const context = await browser.newContext({
    colorScheme: reader.theme,
    locale: reader.locale,
    viewport: reader.viewport ?? { width: 1280, height: 720 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const { origin } = new URL(address);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) {
      complaints.push(`left for ${request.url()}`);
    }
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  return { page, complaints, requests, close: () => context.close() };
}

/** What axe-core objects to, one line a rule and place. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // What is on its way to another colour would be measured half way.
  await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})))');
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
      id + ': ' + html.slice(0, 160) + ' ' + (failureSummary || '').slice(0, 200))))`);
}

/** Keeps a picture where SCREENSHOTS names a folder. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** A field of the client form by its column. */
export const fieldOf = (page: Page, name: string) => page.locator(`[data-field=${JSON.stringify(name)}]`);
