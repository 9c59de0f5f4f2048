import { describe, expect, it } from 'vitest';
import { killStudies, killText } from './kills.ts';

describe('clientele study, killed', () => {
  it('20 kills: whole files at any moment, the same bytes at the end, nothing finished is done twice', {
    timeout: 1_800_000,
  }, async () => {
    const killed = await killStudies({ nKills: 20, seed: 1 });
    console.log(killText(killed));
    expect(new Set(killed.map(({ stage }) => stage)).size).toBeGreaterThan(4);
  });

  it('a naive writer is found out by the same kills', { timeout: 1_800_000 }, async () => {
    const killed = await killStudies({ nKills: 20, seed: 2, isNaive: true });
    const share = killed.filter(({ isBroken }) => isBroken).length / killed.length;
    console.log(`naive writer: ${(100 * share).toFixed(0)} % broken; ${killText(killed)}`);
    expect(share).toBeGreaterThan(0.3);
  });
});
