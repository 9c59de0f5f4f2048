import { type Browser, chromium } from 'playwright-core';
import { readMachine } from '../../scripts/test-setup/machine.mjs';
import { planChromium } from '../../scripts/test-setup/plan-chromium.mjs';

/** Calm and offline: nothing of the browser's own goes out. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that `npm run test:setup` finds; without one the test fails. */
export async function launchChromium(): Promise<Browser> {
  const plan = planChromium(readMachine());
  if (plan.kind !== 'found') throw new Error('there is no Chromium: run npm run test:setup');
  return chromium.launch({ executablePath: plan.path, args: flags });
}
