import { beforeAll, describe, expect, it } from 'vitest';
import {
  clusterJaccard,
  distinctRows,
  fitKMeans,
  fromRows,
  nearestRow,
  selectFrameRows,
  squaredDistance,
  transformColumns,
} from '../../src/ml/index.ts';
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

  it('segments come again as often as the runner-up cut of the codes of job loses on a resample', async () => {
    const nResamples = 40;
    const config = { ...exampleConfig(), stability: { resamples: nResamples, copies: 2, starts: 5 } };
    const { choice, segments, ports } = chosen;
    const { value } = await checkStability(choice, segments, [1, 2, 3, 4], config, ports, () => {});
    const { flips, jaccards } = runnerUp(chosen);
    console.log(JSON.stringify({ flips, jaccards, stability: value }));
    value.segments.forEach(({ resampled, shuffled }, s) => {
      // A resample finds either cut, so the mean index is 1 − flips × (1 − index between the two cuts).
      const lost = 1 - jaccards[s];
      const error = lost * Math.sqrt((flips * (1 - flips)) / nResamples);
      expect(Math.abs(resampled! - (1 - flips * lost))).toBeLessThan(3 * error + 0.02);
      expect(resampled! - shuffled!).toBeLessThan(0.05);
    });
  }, 60_000);
});

/**
 * The second best minimum of the chosen clustering: the Jaccard index of each segment with it, and the chance that a
 * bootstrap resample prefers it. The difference of the two inertias is a sum over the rows; over resamples it is
 * normal about its value with the standard deviation √(Σ d² − (Σ d)² ÷ n).
 */
function runnerUp({ segments }: ChosenModel): { flips: number; jaccards: number[] } {
  const { train, transformer, model } = segments;
  const { rows, weights } = distinctRows(transformColumns(transformer, train));
  const minima = Array.from({ length: 60 }, (_, seed) =>
    fitKMeans(rows, { nClusters: model.totals.length, nStarts: 1, seed, weights }),
  ).sort((a, b) => a.inertia - b.inertia);
  const [best] = minima;
  const second = minima.find(({ inertia }) => inertia > best.inertia * 1.001)!;
  const costs = [best, second].map(({ centroids }) => {
    const centres = fromRows(centroids);
    const labels = nearestRow(rows, centres);
    return { labels, costs: Array.from(labels, (label, i) => squaredDistance(rows, i, centres, label)) };
  });
  let n = 0;
  let sum = 0;
  let squares = 0;
  weights.forEach((weight, i) => {
    const d = costs[1].costs[i] - costs[0].costs[i];
    n += weight;
    sum += weight * d;
    squares += weight * d * d;
  });
  // Labels as the segments count them: by nearest centroid of the chosen model.
  const own = nearestRow(rows, fromRows(model.centroids));
  return {
    flips: normalBelow(-sum / Math.sqrt(squares - (sum * sum) / n)),
    jaccards: clusterJaccard(own, costs[1].labels, { nClusters: model.totals.length, weights }),
  };
}

/** Φ(z), by Zelen and Severo (1964), error below 1e-5. */
function normalBelow(z: number): number {
  if (z > 0) return 1 - normalBelow(-z);
  const t = 1 / (1 - 0.33267 * z);
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  return density * t * (0.4361836 + t * (-0.1201676 + t * 0.937298));
}
