import { describe, expect, it } from 'vitest';
import { studyProgress } from '../../src/cli/progress.ts';
import { stageNames } from '../../src/study/index.ts';
import { wordsFor } from '../../src/words/index.ts';

const nStages = stageNames.length;
const sweepPlace = stageNames.indexOf('sweep') + 1;

/** What is said without a terminal while a stage goes on, at given seconds. */
function lines(
  language: 'en' | 'ru',
  steps: readonly (readonly [seconds: number, fraction: number])[],
): string[] {
  const said: string[] = [];
  let now = 0;
  const io = { out: () => {}, err: (line: string) => said.push(line), isTerminal: false };
  const listener = studyProgress(io, wordsFor(language), () => now * 1000);
  listener.onStart?.('sweep');
  for (const [seconds, fraction] of steps) {
    now = seconds;
    listener.onProgress?.('sweep', fraction);
  }
  listener.onDone?.('sweep', now, false);
  return said;
}

describe('studyProgress', () => {
  it('says the stage, the share done and the time left: a quarter in 25 s leaves 75 s', () => {
    expect(lines('en', [[25, 0.25]])).toEqual([
      `${sweepPlace}/${nStages} Cluster at every k …`,
      `${sweepPlace}/${nStages} Cluster at every k: 25\u00a0% 1 min 15 s left`,
      `${sweepPlace}/${nStages} Cluster at every k: 25 s`,
    ]);
  });

  it('speaks Russian', () => {
    expect(lines('ru', [[30, 0.5]])[1]).toBe(
      `${sweepPlace}/${nStages} Кластеризация при каждом k: 50\u00a0% осталось 30 с`,
    );
  });

  it('prints at most one line in ten seconds, and no guess before 2 % are done', () => {
    const said = lines('en', [
      [1, 0.001],
      [11, 0.01],
      [12, 0.02],
      [22, 0.05],
    ]);
    expect(said.slice(1, -1)).toEqual([
      `${sweepPlace}/${nStages} Cluster at every k: 1\u00a0% `,
      `${sweepPlace}/${nStages} Cluster at every k: 5\u00a0% 6 min 58 s left`,
    ]);
  });

  it('says when a stage was kept from an earlier run', () => {
    const said: string[] = [];
    const listener = studyProgress(
      { out: () => {}, err: (line) => said.push(line), isTerminal: false },
      wordsFor('en'),
    );
    listener.onStart?.('read');
    listener.onDone?.('read', 0.1, true);
    expect(said.at(-1)).toBe(`1/${nStages} Read the table: kept from an earlier run`);
  });
});
