import { describe, expect, it } from 'vitest';
import type { Machine } from '../../scripts/test-setup/plan-chromium.d.mts';
import { planChromium } from '../../scripts/test-setup/plan-chromium.mjs';

/** A Linux machine, root unless told otherwise, with programs at /usr/bin. */
function machine(programs: readonly string[], change: Partial<Machine> = {}): Machine {
  return {
    env: {},
    platform: 'linux',
    isRoot: true,
    find: (program) =>
      programs.includes(program) ? { path: `/usr/bin/${program}`, version: `${program} 1.0` } : null,
    ...change,
  };
}

describe('planChromium(machine)', () => {
  it.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])(
    'takes a %s that runs, with its version',
    (name) => {
      expect(planChromium(machine(['apt-get', name]))).toEqual({
        kind: 'found',
        path: `/usr/bin/${name}`,
        version: `${name} 1.0`,
      });
    },
  );

  it('takes CHROME_PATH before any other, and no other when that does not run', () => {
    const env = { CHROME_PATH: 'mine' };
    expect(planChromium(machine(['chromium', 'mine'], { env }))).toMatchObject({ path: '/usr/bin/mine' });
    expect(planChromium(machine(['chromium', 'apt-get'], { env }))).toEqual({
      kind: 'ask',
      advice: 'CHROME_PATH is "mine", which does not run: correct or unset it',
    });
  });

  it('installs as root with apt-get', () => {
    expect(planChromium(machine(['apt-get']))).toEqual({ kind: 'install' });
  });

  it('names the command to whoever is not root', () => {
    expect(planChromium(machine(['apt-get'], { isRoot: false }))).toEqual({
      kind: 'ask',
      advice: "run: sudo sh -c 'apt-get update && apt-get install -y chromium'",
    });
  });

  it('names what to do where there is no apt-get', () => {
    expect(planChromium(machine([]))).toMatchObject({
      kind: 'ask',
      advice: expect.stringMatching('CHROME_PATH'),
    });
    expect(planChromium(machine([], { platform: 'darwin', isRoot: false }))).toEqual({
      kind: 'ask',
      advice: 'run: brew install --cask chromium',
    });
    expect(planChromium(machine([], { platform: 'win32' }))).toMatchObject({ kind: 'ask' });
  });
});
