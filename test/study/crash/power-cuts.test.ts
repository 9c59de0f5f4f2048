import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutPower } from './power-cuts.ts';
import { openTinyRuns, type TinyRuns } from './tiny-run.ts';

const nCuts = 20;

describe('a study whose power is cut', () => {
  let runs: TinyRuns;
  beforeAll(async () => {
    runs = await openTinyRuns();
  });
  afterAll(() => runs.close());

  it('leaves whole files, and the same command comes to the same bytes', { timeout: 300_000 }, async () => {
    expect(await cutPower(runs, { nCuts, seed: 1 })).toBe(0);
  });

  it('of a naive writer leaves broken files', { timeout: 300_000 }, async () => {
    const share = (await cutPower(runs, { nCuts, seed: 1, isNaive: true })) / nCuts;
    console.log(`naive writer: ${(100 * share).toFixed(0)} % of power cuts left a broken file`);
    expect(share).toBeGreaterThan(0.3);
  });
});
