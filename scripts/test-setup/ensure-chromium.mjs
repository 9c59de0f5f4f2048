import { spawnSync } from 'node:child_process';
import { readMachine } from './machine.mjs';
import { planChromium } from './plan-chromium.mjs';

/** Finds Chromium or installs it; says what it does. Whether there is one at the end. */
export function ensureChromium() {
  const plan = planChromium(readMachine());
  if (plan.kind !== 'install') return report(plan);
  console.log('Chromium: not found; installing it with apt-get');
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium']);
  return report(planChromium(readMachine()));
}

function report(plan) {
  if (plan.kind === 'found') {
    console.log(`Chromium: ${plan.path} (${plan.version})`);
    return true;
  }
  const advice = plan.kind === 'ask' ? plan.advice : 'see above why apt-get did not install it';
  console.error(`Chromium: not found, and the browser tests need it; ${advice}`);
  return false;
}

/** Runs a command without questions, shows what it says, and how long it took. */
function run(command, args) {
  const line = [command, ...args].join(' ');
  console.log(`  ${line}`);
  const startedAt = Date.now();
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `  ${command} ${args[0]}: ${status === 0 ? 'done' : `ended with ${status}`} after ${seconds} s`,
  );
}
