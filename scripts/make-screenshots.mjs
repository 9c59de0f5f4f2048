// Writes docs/images/client.png, the client page of a run. Build both first:
//
//   npm run build && npm run build:web && node scripts/make-screenshots.mjs [runs/demo]
import { chromium } from 'playwright-core';
import { openServer } from '../dist/cli/open-server.js';
import { readMachine } from './test-setup/machine.mjs';
import { planChromium } from './test-setup/plan-chromium.mjs';

const run = process.argv[2] ?? 'runs/demo';
const picture = 'docs/images/client.png';
/** What is typed into the important fields, in their order: the start of each value. */
const client = ['n', 'y', 'm'];

const plan = planChromium(readMachine());
if (plan.kind !== 'found') throw new Error('there is no Chromium: run npm run test:setup');
const server = await openServer(run, { port: 4680 });
const browser = await chromium.launch({ executablePath: plan.path, args: ['--headless', '--no-sandbox'] });
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    locale: 'en-GB',
  });
  await page.goto(server.url, { waitUntil: 'networkidle' });
  for (const start of client) {
    await page.keyboard.type(start);
    await page.keyboard.press('Enter');
    // The cursor goes to the next field.
    await page.waitForTimeout(300);
  }
  await page.evaluate('document.activeElement.blur()');
  await page.waitForTimeout(400);
  await page.screenshot({ path: picture });
  console.log(picture);
} finally {
  await browser.close();
  await server.close();
}
