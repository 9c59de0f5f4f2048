import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Client,
  completeFields,
  encodedFeatures,
  explainClient,
  nextQuestions,
  scoreClient,
  smallestChanges,
} from '../../src/model/index.ts';
import { madeModel } from './made-model.ts';
import { randomClients } from './random-clients.ts';
import { smallModel } from './small-model.ts';

const small = smallModel();
const made = madeModel();
const mixed = madeModel({ used: ['age', 'job', 'called'], pipeline: 1, nSegments: 4 });

describe('nextQuestions', () => {
  it('nextQuestions(nothing known) asks first for the field that settles the segment', () => {
    const [first, second] = nextQuestions(small, {});
    // Housing alone decides: 80 of 100 have no loan, and of them 60 no housing loan, below 0.8.
    expect(first).toEqual({
      field: 'housing',
      answered: 1,
      expectedProbability: 1,
      values: [
        { value: 'no', bin: null, probability: 0.75, segmentId: 1, top: 1 },
        { value: 'yes', bin: null, probability: 0.25, segmentId: 2, top: 1 },
      ],
    });
    expect(second).toMatchObject({
      field: 'loan',
      answered: 0,
      expectedProbability: expect.closeTo(0.75, 12),
    });
  });

  it('nextQuestions(too few known fields) goes by the expected probability where nothing can be answered', () => {
    const questions = nextQuestions(small, {}, { answerRule: { minKnownFields: 2 } });
    expect(questions.map(({ field, answered }) => [field, answered])).toEqual([
      ['housing', 0],
      ['loan', 0],
    ]);
  });

  it('nextQuestions(complete) asks nothing', () => {
    expect(nextQuestions(small, { loan: 'no', housing: 'no' })).toEqual([]);
  });

  it.each([
    ['categories', made],
    ['numbers', mixed],
  ])('answers of a question are all that there are, and the last one settles it: %s', (_, model) => {
    for (const { client } of randomClients(model, { n: 200, seed: 3 })) {
      const questions = nextQuestions(model, client);
      for (const { values, answered, expectedProbability } of questions) {
        expect(values.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(answered).toBeLessThanOrEqual(1 + 1e-9);
        expect(expectedProbability).toBeLessThanOrEqual(1 + 1e-9);
        if (questions.length === 1) expect(answered).toBeCloseTo(1, 9);
      }
    }
  });

  it('an answer leads where the question says', () => {
    for (const { client } of randomClients(made, { n: 200, seed: 4 })) {
      for (const { field, values } of nextQuestions(made, client)) {
        for (const { value, segmentId, top } of values) {
          const then = scoreClient(made, { ...client, [field]: value });
          expect([then.segmentId, then.probability]).toEqual([segmentId, top]);
        }
      }
    }
  });
});

describe('completeFields', () => {
  it('completeFields(housing known) says the likeliest loan and how likely it is', () => {
    expect(completeFields(small, { housing: 'no' })).toEqual([
      { field: 'loan', value: 'no', bin: null, probability: 60 / 75 },
    ]);
  });
});

describe('explainClient', () => {
  it('explainClient(complete) says what decides: housing, and not loan', () => {
    const { deciding, contributions, likeliest, runnerUp, path, features } = explainClient(small, {
      loan: 'no',
      housing: 'no',
    });
    expect([likeliest, runnerUp]).toEqual([1, 2]);
    // Of 80 clients without a loan 60 are in segment 1; with housing known loan changes nothing.
    expect(deciding).toEqual([
      { field: 'housing', value: 'no', support: 1 - 60 / 80 },
      { field: 'loan', value: 'no', support: 0 },
    ]);
    // (0 − 1)² − (0 − 0)² and (0 − 0.2)² − (0 − 0.2)².
    expect(contributions).toEqual([
      { field: 'loan', value: 'no', contribution: 0 },
      { field: 'housing', value: 'no', contribution: 1 },
    ]);
    expect(path).toEqual([{ kind: 'category', column: 'housing', values: ['no'] }]);
    expect(features?.map(({ name, value }) => [name, value])).toEqual([
      ['loan', 0],
      ['housing', 0],
    ]);
  });

  it('contributions sum to the margin between runner-up and segment', () => {
    for (const { client } of randomClients(mixed, { n: 100, seed: 5 })) {
      const { score, contributions, likeliest, runnerUp } = explainClient(mixed, client);
      if (!score.encoded || runnerUp === null) continue;
      const distance = (id: number): number =>
        score.encoded!.reduce((sum, x, j) => sum + (x - mixed.centroids[id - 1][j]) ** 2, 0);
      const sum = contributions.reduce((total, { contribution }) => total + contribution, 0);
      expect(sum).toBeCloseTo(distance(runnerUp) - distance(likeliest), 9);
      expect(sum).toBeGreaterThanOrEqual(-1e-9);
    }
  });

  it('explainClient(a proxy decides) names the proxy', () => {
    expect(made.proxies.length).toBeGreaterThan(0);
    const [{ field, by, cells }] = made.proxies;
    const named = [...made.cells.fields.map(({ name }) => name).filter((name) => name !== field), by.name];
    const explained = cells.map(({ codes, counts }) => {
      const client: Client = Object.fromEntries(
        named.map((name, i) => [name, made.fields.find((one) => one.name === name)!.categories![codes[i]]]),
      );
      const { score, deciding } = explainClient(made, client);
      expect(score.probability).toBe(Math.max(...counts) / counts.reduce((sum, count) => sum + count, 0));
      return deciding.map((one) => one.field);
    });
    expect(explained.some((fields) => fields.includes(by.name))).toBe(true);
  });
});

describe('smallestChanges', () => {
  it('smallestChanges(complete) changes the one field that decides', () => {
    expect(smallestChanges(small, { loan: 'yes', housing: 'no' })).toEqual([
      { segmentId: 2, changes: [{ field: 'housing', from: 'no', to: 'yes' }], distance: 1 },
    ]);
  });

  it('smallestChanges(fixed) leaves those fields as they are', () => {
    expect(smallestChanges(small, { loan: 'yes', housing: 'no' }, { fixed: ['housing'] })).toEqual([]);
  });

  it('smallestChanges(something unknown) says nothing', () => {
    expect(smallestChanges(small, { housing: 'no' })).toEqual([]);
  });

  it.each([
    ['categories', made, ['loan', 'housing "loan"', 'job']],
    ['numbers', mixed, ['age', 'job']],
  ] as const)(
    'what is changed as said leads to the segment, and no fewer fields do: %s',
    (_, model, names) => {
      const categories = (name: string) => model.fields.find((field) => field.name === name)!.categories;
      let nChanges = 0;
      for (const { client, kind } of randomClients(model, { n: 120, seed: 6 })) {
        if (kind !== 'complete') continue;
        const own = scoreClient(model, client).segmentId;
        for (const { segmentId, changes } of smallestChanges(model, client, { fixed: ['called'] })) {
          const changed = { ...client, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) };
          expect(scoreClient(model, changed).segmentId).toBe(segmentId);
          expect(segmentId).not.toBe(own);
          nChanges++;
          if (changes.length < 2) continue;
          for (const name of names) {
            for (const value of categories(name) ?? [0, 20, 40, 60, 80, 100]) {
              expect(scoreClient(model, { ...client, [name]: value }).segmentId).not.toBe(segmentId);
            }
          }
        }
      }
      expect(nChanges).toBeGreaterThan(20);
    },
  );

  it('a number moves just over the border: half of the way there is not enough', () => {
    for (const { client, kind } of randomClients(mixed, { n: 100, seed: 8 })) {
      if (kind !== 'complete') continue;
      for (const { segmentId, changes } of smallestChanges(mixed, client, { maxFields: 1 })) {
        const [{ field, from, to }] = changes;
        if (typeof from !== 'number' || typeof to !== 'number') continue;
        const halfWay = { ...client, [field]: from + (to - from) / 2 };
        expect(scoreClient(mixed, halfWay).segmentId).not.toBe(segmentId);
      }
    }
  });
});

describe('hostile input', () => {
  const anything = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.constant('12,5'), fc.integer());

  it('scoreClient(anything) answers or refuses with a code, and never dies otherwise', () => {
    fc.assert(
      fc.property(fc.record({ age: anything, job: anything, called: anything }), (client) => {
        try {
          const { probabilities } = scoreClient(mixed, client);
          expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        } catch (error) {
          expect(error).toMatchObject({ status: 422, details: { path: 'age', field: 'age' } });
        }
      }),
    );
  });

  it.each([['12,5'], ['0x10'], ['1e999'], [Number.NaN], [Number.POSITIVE_INFINITY], [1e101], ['-']])(
    'scoreClient(age %s) is refused with a hint',
    (age) => {
      expect(() => scoreClient(mixed, { age })).toThrow(
        /E_VALUE: age must be a finite number.*decimal point/,
      );
    },
  );

  it('a message repeats forty characters at most of what was given', () => {
    const client = { job: 'x'.repeat(1_000_000) };
    expect(() => scoreClient(mixed, client, { unseen: 'error' })).toThrow(
      `job has no value "${'x'.repeat(40)}…"`,
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no category and no field',
    (word) => {
      expect(scoreClient(mixed, { job: word }).unseenFields).toEqual(['job']);
      const client = JSON.parse(`{"${word}": "x"}`) as Client;
      expect(() => scoreClient(mixed, client)).toThrow(`E_FIELD: ${word} is not a field`);
    },
  );

  it('encodedFeatures name what encoded holds', () => {
    const { encoded } = scoreClient(mixed, { age: 40, job: 'back\\slash', pdays: 999 });
    expect(encoded).toHaveLength(encodedFeatures(mixed.transformer).length);
  });
});
