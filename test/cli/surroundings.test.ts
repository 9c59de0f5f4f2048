import { describe, expect, it } from 'vitest';
import { forwardCommand, hasDisplay, isAttended, type Surroundings } from '../../src/cli/surroundings.ts';

/** A desktop with Linux, unless told otherwise. */
function place(change: Partial<Surroundings> = {}): Surroundings {
  const env = { DISPLAY: ':0' };
  return { env, platform: 'linux', isTerminal: true, user: 'anna', host: 'box', ...change };
}

describe('isAttended(surroundings)', () => {
  it('is true at a terminal and false without one or in a build', () => {
    expect(isAttended(place())).toBe(true);
    expect(isAttended(place({ isTerminal: false }))).toBe(false);
    expect(isAttended(place({ env: { CI: 'true' } }))).toBe(false);
    expect(isAttended(place({ env: { CI: '1' } }))).toBe(false);
    expect(isAttended(place({ env: { CI: 'false' } }))).toBe(true);
  });
});

describe('hasDisplay(surroundings)', () => {
  it.each<readonly [string, Partial<Surroundings>, boolean]>([
    ['X', {}, true],
    ['Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }, true],
    ['a server', { env: {} }, false],
    ['ssh to a desktop', { env: { DISPLAY: ':0', SSH_CONNECTION: '10.0.0.2 1 10.0.0.3 22' } }, false],
    ['a Mac', { env: {}, platform: 'darwin' }, true],
    ['ssh to a Mac', { env: { SSH_CONNECTION: '10.0.0.2 1 10.0.0.3 22' }, platform: 'darwin' }, false],
    ['Windows', { env: {}, platform: 'win32' }, true],
  ])('%s', (_, change, expected) => {
    expect(hasDisplay(place(change))).toBe(expected);
  });
});

describe('forwardCommand(surroundings, port)', () => {
  it('names port, user and host', () => {
    expect(forwardCommand(place(), 4601)).toBe('ssh -N -L 4601:127.0.0.1:4601 anna@box');
  });
});
