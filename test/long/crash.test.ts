import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failAt, faults, operationsOf } from '../study/crash/faults.ts';
import { killStudies, killText } from '../study/crash/kills.ts';
import { cutPower } from '../study/crash/power-cuts.ts';
import { openTinyRuns, type TinyRuns } from '../study/crash/tiny-run.ts';

const hours = 3_600_000;

describe('a study that is cut', () => {
  let runs: TinyRuns;
  beforeAll(async () => {
    runs = await openTinyRuns();
  });
  afterAll(() => runs.close());

  it('300 kills', { timeout: 2 * hours }, async () => {
    const killed = await killStudies({ nKills: 300, seed: 3, nThreads: 2 });
    console.log(killText(killed));
    expect(killed).toHaveLength(300);
  });

  it('300 power cuts', { timeout: hours }, async () => {
    expect(await cutPower(runs, { nCuts: 300, seed: 3 })).toBe(0);
  });

  it.each([0, 1])('every operation fails in turn, round %i of faults', { timeout: hours }, async (round) => {
    const { length: nOperations } = await operationsOf(runs);
    let nFailed = 0;
    for (let at = 0; at < nOperations; at++) {
      if (await failAt(at, faults[(at + round) % faults.length], runs)) nFailed++;
    }
    console.log(`${nOperations} operations failed in turn: ${nFailed} ended a study`);
    expect(nFailed).toBeGreaterThan(0.9 * nOperations);
  });
});
