import { beforeAll, describe, expect, it } from 'vitest';
import { distinctRows, selectFrameRows, transformColumns } from '../../src/ml/index.ts';
import { type Client, scoreClient, smallestChanges } from '../../src/model/index.ts';
import { meetsRule } from '../../src/study/segment-facts.ts';
import { checkStability } from '../../src/study/stability.ts';
import { checkSurrogates } from '../../src/study/surrogates.ts';
import { type ChosenModel, chosenModel, exampleConfig } from '../model/chosen-model.ts';
import { randomClients } from '../model/random-clients.ts';
import { realTable } from '../real-table.ts';

const table = realTable();

describe.skipIf(table === null)('what supports the described segments on the real table', () => {
  let chosen: ChosenModel;
  beforeAll(async () => {
    chosen = await chosenModel(table!, exampleConfig());
  }, 300_000);

  it('the rules of the segments cover each of the 44 distinct rows exactly once', () => {
    const { train, transformer } = chosen.segments;
    const { inverse, rows } = distinctRows(transformColumns(transformer, train));
    expect(rows.nRows).toBe(44);
    const first = Array.from({ length: rows.nRows }, (_, r) => inverse.indexOf(r));
    const one = selectFrameRows(train, Int32Array.from(first));
    const tests = chosen.model.segments.flatMap(({ rules }) => rules.map((rule) => meetsRule(rule, one)));
    for (let i = 0; i < one.nRows; i++) expect(tests.filter((meets) => meets(i))).toHaveLength(1);
  });

  it('the smallest change really moves the client, for 1,000 random clients', () => {
    let nClients = 0;
    let nChanges = 0;
    for (const { client, kind } of randomClients(chosen.model, { n: 5000, seed: 11 })) {
      if (kind !== 'complete' || nClients === 1000) continue;
      nClients++;
      const own = scoreClient(chosen.model, client).segmentId;
      for (const { segmentId, changes } of smallestChanges(chosen.model, client)) {
        const changed: Client = {
          ...client,
          ...Object.fromEntries(changes.map(({ field, to }) => [field, to])),
        };
        expect(scoreClient(chosen.model, changed).segmentId).toBe(segmentId);
        expect(segmentId).not.toBe(own);
        nChanges++;
      }
    }
    expect(nClients).toBe(1000);
    // Every other segment is within reach of three fields.
    expect(nChanges).toBe(3 * nClients);
  }, 60_000);

  it('tree and threshold tree agree with the clustering everywhere: 44 rows leave them nothing to miss', async () => {
    const { choice, segments, classification, split, ports } = chosen;
    const { value } = await checkSurrogates(choice, segments, classification, split, exampleConfig(), ports);
    console.log(JSON.stringify(value.surrogates));
    expect(value.nDistinct).toBe(44);
    const tree = value.surrogates.find(({ name }) => name === 'tree')!;
    expect(Object.values(tree.agreement)).toEqual([1, 1, 1, 1]);
    expect(tree.price).toBe(1);
    const threshold = value.surrogates.find(({ name }) => name === 'threshold-tree')!;
    expect(threshold.nLeaves).toBe(4);
    expect(threshold.price).toBeGreaterThanOrEqual(1);
  });

  it('no segment comes again more wholly than clusters of unrelated columns do', async () => {
    const config = { ...exampleConfig(), stability: { resamples: 10, copies: 2, starts: 5 } };
    const { value } = await checkStability(
      chosen.choice,
      chosen.segments,
      [1, 2, 3, 4],
      config,
      chosen.ports,
      () => {},
    );
    console.log(JSON.stringify(value));
    for (const { resampled, shuffled } of value.segments) {
      // Three of ten resamples cut the codes of job elsewhere, at nearly the same inertia.
      expect(resampled).toBeGreaterThan(0.75);
      expect(resampled! - shuffled!).toBeLessThan(0.05);
    }
  }, 60_000);
});
