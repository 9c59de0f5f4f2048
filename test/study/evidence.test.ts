import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StudyConfig } from '../../src/contract/index.ts';
import { parseStudyConfig, type StudyResult } from '../../src/study/index.ts';
import type { SurrogateChecks } from '../../src/study/surrogates.ts';
import { madeUpClients, runOn, tableFile, undrawn } from './small-study.ts';

const text = readFileSync(new URL('../../examples/bank-marketing.yaml', import.meta.url), 'utf8');
const example = parseStudyConfig(text, 'bank-marketing.yaml');
const config: StudyConfig = {
  ...example,
  imputations: ['knn'],
  pipelines: [8],
  sweep: { kFrom: 2, kTo: 4, starts: 2, swaps: 2, searchRows: 100 },
  shuffled: { ...example.shuffled, sweepCopies: 3, copies: 19, starts: 1, finalStarts: 1 },
  segments: { ...example.segments, starts: 5, swaps: 5, minCellClients: 2 },
  pictures: { ...example.pictures, linkageRows: 50, mapRows: 50, mapIterations: 50 },
};
const nRows = 400;
const nTrain = 280;

describe('what supports the segments of a small study', () => {
  let result: StudyResult & { readonly folder: string };
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(result.folder, file), 'utf8')) as T;
  beforeAll(async () => {
    result = await runOn(tableFile(madeUpClients(nRows)), config, { ports: undrawn });
  }, 120_000);

  it('surrogates.json holds every surrogate against the clustering on four kinds of rows', () => {
    const { nRows: counts, nDistinct, surrogates, thresholdRules } = read<SurrogateChecks>('surrogates.json');
    expect(counts).toMatchObject({ train: nTrain, later: nRows - nTrain, perturbed: nTrain });
    // 8 % of jobs and 3 % of loans are unknown: 1 − 0.92 × 0.97 of 400 rows are about 43.
    expect(counts.incomplete).toBeGreaterThan(20);
    expect(counts.incomplete).toBeLessThan(80);
    expect(nDistinct).toBe(result.classification.model.figures.nDistinct);
    expect(surrogates.map(({ name }) => name)).toEqual(['tree', 'threshold-tree', 'logistic']);
    for (const { agreement } of surrogates) {
      for (const share of Object.values(agreement)) expect(share).toBeGreaterThan(0.5);
    }
    // One leaf a segment, so one rule a segment.
    expect(surrogates[1]!.nLeaves).toBe(config.choice.mode === 'given' ? config.choice.k : Number.NaN);
    expect(thresholdRules.map((rules) => rules.length)).toEqual([1, 1, 1, 1]);
  });

  it('a surrogate that agrees on every train row costs what the clustering costs', () => {
    const { surrogates } = read<SurrogateChecks>('surrogates.json');
    const exact = surrogates.filter(({ agreement }) => agreement.train === 1);
    expect(exact.length).toBeGreaterThan(0);
    for (const { price } of exact) expect(price).toBe(1);
    for (const { agreement } of exact) expect(agreement.later).toBeGreaterThan(0.99);
  });
});
