import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLinkage, linkRows, truncateLinkage } from '../../../src/ml/hierarchy/index.ts';
import { fromRows } from '../../../src/ml/matrix.ts';

// Pairs 0, 1 and 10, 11 merge at 1; 30 joins the higher pair at 20; everything at 30.
const line = linkRows(fromRows([[0], [1], [10], [11], [30]]), { method: 'complete' });

describe('truncateLinkage', () => {
  it('truncateLinkage(linkage, {nLeaves}) keeps the last merges and makes leaves of the rest', () => {
    expect(line.merges.map((merge) => merge.height)).toEqual([1, 1, 11, 30]);
    expect(truncateLinkage(line, { nLeaves: 3 })).toEqual({
      method: 'complete',
      // the row 30, then the two pairs
      leafSizes: [1, 2, 2],
      merges: [
        { a: 1, b: 2, height: 11 },
        { a: 0, b: 3, height: 30 },
      ],
    });
  });

  it('truncateLinkage(linkage, {nLeaves: nRows}) is the linkage', () => {
    const { leafSizes, merges } = truncateLinkage(line, { nLeaves: 5 });
    expect(leafSizes).toEqual([1, 1, 1, 1, 1]);
    expect(merges).toEqual(line.merges.map(({ a, b, height }) => ({ a, b, height })));
  });

  it('truncateLinkage(linkage, {nLeaves: 1}) is one leaf of everything', () => {
    expect(truncateLinkage(line, { nLeaves: 1 })).toEqual({ method: 'complete', leafSizes: [5], merges: [] });
  });

  it('truncateLinkage(linkage, options) has the sizes of the flat clusters and merges every leaf once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 5 })), {
          minLength: 2,
          maxLength: 20,
        }),
        fc.nat(),
        (rows, pick) => {
          const weights = rows.map(([, weight]) => weight);
          const linkage = linkRows(fromRows(rows.map(([value]) => [value])), { method: 'ward', weights });
          const nLeaves = 1 + (pick % rows.length);
          const { leafSizes, merges } = truncateLinkage(linkage, { nLeaves, weights });
          const sizes = new Array<number>(nLeaves).fill(0);
          cutLinkage(linkage, nLeaves).forEach((label, i) => {
            sizes[label] += weights[i];
          });
          expect([...leafSizes].sort((a, b) => a - b)).toEqual(sizes.sort((a, b) => a - b));
          const used = merges.flatMap(({ a, b }) => [a, b]).sort((a, b) => a - b);
          expect(used).toEqual(Array.from({ length: 2 * nLeaves - 2 }, (_, node) => node));
        },
      ),
    );
  });

  it('truncateLinkage(linkage, {nLeaves}) refuses more leaves than rows', () => {
    expect(() => truncateLinkage(line, { nLeaves: 6 })).toThrow('nLeaves');
  });
});
