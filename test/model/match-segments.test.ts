import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSegments } from '../../src/model/index.ts';

/** Counts of the same clients in groups (by row) and segments (by column); groups and segments share none. */
function countsOf(shared: number[][]) {
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    shared,
    groups: shared.map(sum),
    segments: shared[0]!.map((_, s) => sum(shared.map((row) => row[s]!))),
  };
}

describe('matchSegments(counts)', () => {
  it('gives the overlap |a ∩ b| ÷ |a ∪ b|: 60 of 60 + 20 + 10', () => {
    const [first, second] = matchSegments(countsOf([[60, 20], [10, 40]])); // biome-ignore format: a table
    expect(first).toEqual({ segment: 0, group: 0, overlap: 60 / 90, isChanged: true });
    expect(second).toEqual({ segment: 1, group: 1, overlap: 40 / 70, isChanged: true });
  });

  it.each([
    [100, 0, 1, false],
    [75, 25, 0.75, false],
    [74, 26, 0.74, true],
    [50, 50, 0.5, true],
  ])(
    'of %i clients shared and %i only in the segment: overlap %d, changed %s',
    (both, rest, overlap, isChanged) => {
      const [match] = matchSegments({ shared: [[both]], groups: [both], segments: [both + rest] });
      expect(match).toEqual({ segment: 0, group: 0, overlap, isChanged });
    },
  );

  it('leaves a segment below one half unmatched and says the nearest overlap', () => {
    const [match] = matchSegments({ shared: [[49]], groups: [49], segments: [100] });
    expect(match).toEqual({ segment: 0, group: null, overlap: 0.49, isChanged: false });
  });

  it('gives a segment that two groups fit to the closer one, whatever their order', () => {
    const near = { shared: [[80], [90]], groups: [80, 90], segments: [100] };
    expect(matchSegments(near)[0]).toMatchObject({ group: 1, overlap: 0.9 });
    const far = { shared: [[90], [80]], groups: [90, 80], segments: [100] };
    expect(matchSegments(far)[0]).toMatchObject({ group: 0, overlap: 0.9 });
  });

  it('gives a group that halves two segments to the first of them alone', () => {
    const matches = matchSegments({ shared: [[50, 50]], groups: [100], segments: [50, 50] });
    expect(matches.map(({ group }) => group)).toEqual([0, null]);
  });

  it('has nothing to match with empty groups and segments', () => {
    const matches = matchSegments({ shared: [[0, 0]], groups: [0], segments: [0, 10] });
    expect(matches.map(({ group, overlap }) => [group, overlap])).toEqual([
      [null, 0],
      [null, 0],
    ]);
  });

  it('matches one to one, and permuted segments and groups the same way', () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([nGroups, nSegments]) =>
        fc.record({
          shared: fc.array(
            fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: nSegments, maxLength: nSegments }),
            { minLength: nGroups, maxLength: nGroups },
          ),
          order: fc.shuffledSubarray([...Array(nSegments).keys()], {
            minLength: nSegments,
            maxLength: nSegments,
          }),
        }),
      );
    fc.assert(
      fc.property(table, ({ shared, order }) => {
        const matches = matchSegments(countsOf(shared));
        const given = matches.flatMap(({ group }) => (group === null ? [] : [group]));
        expect(new Set(given).size).toBe(given.length);
        const permuted = matchSegments(countsOf(shared.map((row) => order.map((s) => row[s]!))));
        // Exactly one half on both sides is a tie, which goes to the first.
        fc.pre(matches.every(({ overlap }) => overlap !== 0.5));
        order.forEach((s, place) => {
          expect(permuted[place]).toEqual({ ...matches[s], segment: place });
        });
      }),
    );
  });
});
