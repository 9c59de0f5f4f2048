import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CategoryColumn, type Frame, isMissing, type NumericColumn } from '../../../src/ml/frame.ts';
import { hideCells, missingGroups, recommendFill, scoreFill } from '../../../src/ml/lab/index.ts';

const category = (name: string, codes: readonly number[]): CategoryColumn => ({
  kind: 'category',
  name,
  codes: Int32Array.from(codes),
  categories: ['a', 'b', 'c'],
});
const numeric = (name: string, values: readonly number[]): NumericColumn => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
});
const frameOf = (...columns: Frame['columns']): Frame => ({
  nRows: columns[0]!.kind === 'numeric' ? columns[0]!.values.length : columns[0]!.codes.length,
  columns,
});

describe('hideCells', () => {
  it('hideCells(frame, columns) hides known cells of these columns together, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: fc.integer({ min: -1, max: 2 }), b: fc.integer({ min: -1, max: 2 }) }), {
          minLength: 4,
          maxLength: 60,
        }),
        fc.nat(),
        (rows, seed) => {
          const frame = frameOf(
            category(
              'a',
              rows.map(({ a }) => a),
            ),
            numeric(
              'b',
              rows.map(({ b }) => (b < 0 ? Number.NaN : b)),
            ),
            category(
              'c',
              rows.map(() => 1),
            ),
          );
          const { frame: made, rows: hidden } = hideCells(frame, ['a', 'b'], { seed, minCells: 5 });
          const known = rows.filter(({ a, b }) => a >= 0 && b >= 0).length;
          expect(hidden.length).toBe(Math.min(5, Math.floor(known / 2)));
          frame.columns.forEach((column, j) => {
            for (let i = 0; i < frame.nRows; i++) {
              const isHidden = j < 2 && hidden.includes(i);
              if (isHidden) expect(isMissing(column, i)).toBe(false);
              expect(isMissing(made.columns[j]!, i)).toBe(isHidden || isMissing(column, i));
            }
          });
        },
      ),
    );
  });

  it('hideCells(frame, columns) hides the share of many cells, between the least and the most', () => {
    const frame = frameOf(
      category(
        'a',
        Array.from({ length: 1000 }, () => 0),
      ),
    );
    const nHidden = (options: { minCells?: number; maxCells?: number; share?: number }) =>
      hideCells(frame, ['a'], { seed: 1, ...options }).rows.length;
    expect(nHidden({ minCells: 1 })).toBe(50); // 0.05 × 1000
    expect(nHidden({})).toBe(300);
    expect(nHidden({ minCells: 1, maxCells: 20 })).toBe(20);
    expect(nHidden({ minCells: 900 })).toBe(500); // half of the known
  });

  it('hideCells(frame, columns) hides the same cells for the same seed, others for another', () => {
    const frame = frameOf(
      category(
        'a',
        Array.from({ length: 1000 }, () => 0),
      ),
    );
    const rows = (seed: number) => hideCells(frame, ['a'], { seed }).rows;
    expect(rows(1)).toEqual(rows(1));
    expect(rows(1)).not.toEqual(rows(2));
  });
});

describe('missingGroups', () => {
  it('missingGroups(frame) joins columns that miss over half of the same rows, and leaves out complete ones', () => {
    const frame = frameOf(
      category('whole', [0, 0, 0, 0, 0, 0]),
      category('a', [-1, -1, -1, 0, 0, 0]),
      category('b', [0, 0, 0, 0, -1, 0]),
      category('c', [-1, -1, 0, 0, 0, 0]), // both 2 of either 3
    );
    expect(missingGroups(frame)).toEqual([['a', 'c'], ['b']]);
  });

  it('missingGroups(frame) keeps apart columns that share half', () => {
    const frame = frameOf(category('a', [-1, -1, 0]), category('b', [-1, 0, 0]));
    expect(missingGroups(frame)).toEqual([['a'], ['b']]);
  });
});

describe('scoreFill', () => {
  it('scoreFill(truth, filled, baseline) counts right categories, the gain and the distance of shares', () => {
    const truth = category('a', [0, 0, 1, 2]);
    const filled = category('a', [0, 1, 1, 1]);
    const mode = category('a', [0, 0, 0, 0]);
    const score = scoreFill(truth, filled, mode);
    expect(score.score).toBe(2 / 4);
    expect(score.gain).toBe(2 / 4 - 2 / 4);
    // Gains 0, −1, 1, 0 have variance ½; its root ÷ √4.
    expect(score.gainError).toBeCloseTo(Math.sqrt(0.5 / 4), 12);
    // Shares 2, 1, 1 of 4 against 1, 3, 0: ½ (1 + 2 + 1) ÷ 4.
    expect(score.marginalDistance).toBe(0.5);
    expect(scoreFill(truth, truth, mode)).toMatchObject({ score: 1, gain: 0.5, marginalDistance: 0 });
  });

  it('scoreFill(truth, filled, baseline) of numbers is the mean error, and gain is error saved', () => {
    const truth = numeric('n', [1, 2, 3, 4]);
    const score = scoreFill(truth, numeric('n', [1, 2, 3, 6]), numeric('n', [2.5, 2.5, 2.5, 2.5]));
    expect(score.score).toBe(2 / 4);
    expect(score.gain).toBe((1.5 + 0.5 + 0.5 + 1.5) / 4 - 2 / 4);
  });

  it('scoreFill(truth, filled, baseline) refuses cells that stayed missing', () => {
    const truth = category('a', [0, 1]);
    expect(() => scoreFill(truth, category('a', [0, -1]), truth)).toThrow('row 1');
  });
});

describe('recommendFill', () => {
  const score = (method: 'vote' | 'mean', gain: number, gainError: number, value = 0.5) => ({
    method,
    score: value,
    gain,
    gainError,
    marginalDistance: 0,
  });

  it('recommendFill(category, scores) takes the best that gains 0.02 and three standard errors', () => {
    expect(recommendFill('category', [score('mean', 0.1, 0.01), score('vote', 0.2, 0.01)])).toBe('vote');
    expect(recommendFill('category', [score('vote', 0.019, 0.001)])).toBeNull();
    expect(recommendFill('category', [score('vote', 0.05, 0.017)])).toBeNull();
    expect(recommendFill('category', [])).toBeNull();
  });

  it('recommendFill(numeric, scores) wants 5 % of the error of the median', () => {
    // The median's mean error is score + gain: 9.6 + 0.4 = 10, of which 0.4 is 4 %.
    expect(recommendFill('numeric', [score('mean', 0.4, 0.01, 9.6)])).toBeNull();
    expect(recommendFill('numeric', [score('mean', 0.6, 0.01, 9.4)])).toBe('mean');
  });
});
