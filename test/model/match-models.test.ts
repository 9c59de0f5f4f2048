import { describe, expect, it } from 'vitest';
import type { ModelFile } from '../../src/contract/index.ts';
import { matchModels } from '../../src/model/index.ts';
import { madeModel } from './made-model.ts';
import { smallModel } from './small-model.ts';

/** The small model: 75 clients without and 25 with a housing loan; here with the segments cut elsewhere. */
function cutBy(centroids: number[][], counts: (loan: number, housing: number) => number[]): ModelFile {
  const clients = [
    { codes: [0, 0], n: 60 },
    { codes: [1, 0], n: 15 },
    { codes: [0, 1], n: 20 },
    { codes: [1, 1], n: 5 },
  ];
  const cells = clients.map(({ codes, n }) => ({
    codes,
    counts: counts(codes[0], codes[1]).map((c) => c * n),
  }));
  const model = smallModel();
  return smallModel({ centroids, cells: { ...model.cells, cells } });
}

const byHousing = smallModel();

describe('matchModels', () => {
  it('matchModels(model, itself) is the same for every segment, with all clients on the diagonal', () => {
    expect(matchModels(byHousing, byHousing)).toEqual({
      segments: [
        { id: 1, previousId: 1, overlap: 1, status: 'same', lastingId: 1 },
        { id: 2, previousId: 2, overlap: 1, status: 'same', lastingId: 2 },
      ],
      gone: [],
      migration: [
        [0.75, 0],
        [0, 0.25],
      ],
      coverage: 1,
    });
  });

  it('matchModels(model, renumbered) finds each segment under its other number', () => {
    const turned = cutBy(
      [
        [0.2, 1],
        [0.2, 0],
      ],
      (_, housing) => (housing === 1 ? [1, 0] : [0, 1]),
    );
    expect(matchModels(byHousing, turned).segments.map(({ id, lastingId }) => [id, lastingId])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('matchModels(housing, loan) keeps the large segment as changed and calls the other new', () => {
    const byLoan = cutBy(
      [
        [0, 0.25],
        [1, 0.25],
      ],
      (loan) => (loan === 1 ? [0, 1] : [1, 0]),
    );
    const { segments, gone, migration } = matchModels(byHousing, byLoan);
    // No housing loan 75, no loan 80, neither 60: 60 ÷ (75 + 80 − 60). Both loans: 5 ÷ (25 + 20 − 5).
    expect(segments).toEqual([
      { id: 1, previousId: 1, overlap: expect.closeTo(60 / 95, 12), status: 'changed', lastingId: 1 },
      { id: 2, previousId: null, overlap: expect.closeTo(0.15 / 0.8, 12), status: 'new', lastingId: 3 },
    ]);
    expect(gone).toEqual([2]);
    expect(migration.flat().map((share) => Math.round(share * 100))).toEqual([60, 15, 20, 5]);
  });

  it('matchModels(models on other fields) spreads clients by probability; shares sum to 1', () => {
    const a = madeModel({ used: ['age', 'job'], nSegments: 3 });
    const b = madeModel({ used: ['age', 'education', 'loan'], nSegments: 4 });
    const { migration, segments } = matchModels(a, b);
    expect(migration.flat().reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(new Set(segments.map(({ lastingId }) => lastingId)).size).toBe(4);
    expect(migration.flat().filter((share) => share > 0).length).toBeGreaterThan(4);
  });

  it('matchModels(numbers, other seed) finds the same clients in the same segments', () => {
    const used = ['age', 'job', 'loan'];
    const { segments } = matchModels(madeModel({ used, seed: 1 }), madeModel({ used, seed: 2 }));
    expect(segments.filter(({ status }) => status === 'same').length).toBeGreaterThanOrEqual(2);
  });
});
