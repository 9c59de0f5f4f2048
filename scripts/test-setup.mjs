// Finds, or installs, what the tests need beside the packages. Run by "npm run test:setup".
import '../bin/require-node.js';
import { ensureChromium } from './test-setup/ensure-chromium.mjs';

/** Each says what it does, and whether the tests can count on it. */
const needs = [ensureChromium];

const isReady = needs.map((ensure) => ensure()).every(Boolean);
process.exitCode = isReady ? 0 : 1;
