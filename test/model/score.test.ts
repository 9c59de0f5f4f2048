import { describe, expect, it } from 'vitest';
import { scoreClient } from '../../src/model/index.ts';
import { smallModel } from './small-model.ts';

const model = smallModel();

describe('scoreClient with every used field known', () => {
  it.each([
    ['no', 1],
    ['yes', 2],
  ])('scoreClient(housing %s) is the nearest centroid with certainty', (housing, segmentId) => {
    expect(scoreClient(model, { loan: 'no', housing })).toEqual({
      segmentId,
      probability: 1,
      probabilities: segmentId === 1 ? [1, 0] : [0, 1],
      status: 'complete',
      filledFields: [],
      unseenFields: [],
      encoded: [0, housing === 'yes' ? 1 : 0],
    });
  });

  it('scoreClient(tie) takes the lowest id', () => {
    const tied = smallModel({
      centroids: [
        [0, 0.5],
        [0, 0.5],
      ],
    });
    expect(scoreClient(tied, { loan: 'no', housing: 'yes' }).segmentId).toBe(1);
  });

  it('scoreClient(spaces, NFD) reads the word', () => {
    expect(scoreClient(model, { loan: ' no ', housing: 'yes' }).segmentId).toBe(2);
  });
});

describe('scoreClient with fields unknown', () => {
  it('scoreClient(loan only) has the shares of the clients alike: 60 of 80 without a loan', () => {
    const score = scoreClient(model, { loan: 'no' });
    expect(score.probabilities).toEqual([60 / 80, 20 / 80]);
    expect([score.segmentId, score.status, score.filledFields]).toEqual([null, 'abstained', ['housing']]);
  });

  it('scoreClient(housing only) is sure: all such clients are in one segment', () => {
    const score = scoreClient(model, { housing: 'yes', loan: 'unknown' });
    expect([score.segmentId, score.probability, score.status, score.filledFields]).toEqual([
      2,
      1,
      'filled',
      ['loan'],
    ]);
  });

  it('scoreClient(nothing) has the sizes of the segments', () => {
    expect(scoreClient(model, {}).probabilities).toEqual([0.75, 0.25]);
  });

  it('scoreClient(minKnownFields 2) abstains on one known field', () => {
    const strict = smallModel({ answerRule: { minProbability: 0.8, minKnownFields: 2 } });
    expect(scoreClient(strict, { housing: 'yes' }).status).toBe('abstained');
  });

  it('scoreClient(minProbability) answers at it and above', () => {
    const lax = smallModel({ answerRule: { minProbability: 0.75, minKnownFields: 0 } });
    expect(scoreClient(lax, { loan: 'no' }).status).toBe('filled');
  });

  it('scoreClient(cells that cover too little) goes by per-field counts', () => {
    // Cells of at least 20 clients hold 80 of 100, below 95 %.
    const coarse = smallModel({}, 20, 0.95);
    expect(coarse.cells.cells.map((cell) => cell.counts)).toEqual([
      [60, 0],
      [0, 20],
    ]);
    // Segment 1: 0.75 × (60 + 1) ÷ (75 + 2); segment 2: 0.25 × (20 + 1) ÷ (25 + 2).
    const [a, b] = [(0.75 * 61) / 77, (0.25 * 21) / 27];
    const { probabilities } = scoreClient(coarse, { loan: 'no' });
    expect(probabilities[0]).toBeCloseTo(a / (a + b), 12);
    expect(probabilities[0] + probabilities[1]).toBeCloseTo(1, 12);
  });
});

describe('scoreClient on fields that are made or stand for something else', () => {
  const [loan, housing, age] = smallModel().fields;

  it('a derived field that is not given is made of its column', () => {
    const derived = { from: 'debt', bucket: { edges: [0], labels: ['no', 'yes'] } };
    const made = smallModel({ fields: [loan, { ...housing, derived }, age] });
    expect(scoreClient(made, { loan: 'no', debt: 5 }).segmentId).toBe(2);
    expect(scoreClient(made, { loan: 'no', debt: '0' }).segmentId).toBe(1);
    expect(scoreClient(made, { loan: 'no', debt: 5, housing: 'no' }).segmentId).toBe(1);
    expect(scoreClient(made, { loan: 'no' }).filledFields).toEqual(['housing']);
  });

  it('a sentinel is read as what it stands for, also as text', () => {
    const numeric = {
      kind: 'column-transformer',
      blocks: [{ columns: ['age'], encoder: null, scaler: null }],
    } as const;
    const model = smallModel({
      transformer: numeric as never,
      centroids: [[-1], [500]],
      cells: { fields: [{ name: 'age', edges: [0] }], minClients: 1, coverage: 1, cells: [] },
      fields: [loan, housing, { ...age, used: true, sentinels: [{ value: 999, replaceBy: -1 }] }],
    });
    expect(scoreClient(model, { age: 999 })).toMatchObject({ segmentId: 1, encoded: [-1] });
    expect(scoreClient(model, { age: '999' }).encoded).toEqual([-1]);
    expect(scoreClient(model, { age: 998 }).encoded).toEqual([998]);
  });
});

describe('scoreClient refuses', () => {
  it.each([
    [{ hous: 'yes' }, 'E_FIELD: rows[3].hous is not a field of this model; use one of loan, housing, age'],
    [{ housing: 'maybe' }, 'E_VALUE: rows[3].housing has no value "maybe"; use one of no, yes'],
    [{ housing: 5 }, 'E_VALUE: rows[3].housing has no value "5"; use one of no, yes'],
    [
      JSON.parse('{"__proto__": "x"}') as Record<string, string>,
      /E_FIELD: rows\[3\]\.__proto__ is not a field/,
    ],
  ])('%j', (client, message) => {
    expect(() => scoreClient(model, client as Record<string, string>, { place: 'rows[3].' })).toThrow(
      message,
    );
  });

  it('unseen: missing reads an unseen category as unknown', () => {
    const lenient = smallModel({ unseen: 'missing' });
    expect(scoreClient(lenient, { housing: 'maybe', loan: 'no' }).filledFields).toEqual(['housing']);
  });

  it('names of Object.prototype are not fields of a client', () => {
    expect(
      scoreClient(model, Object.create({ housing: 'yes' }) as Record<string, string>).filledFields,
    ).toEqual(['loan', 'housing']);
  });
});
