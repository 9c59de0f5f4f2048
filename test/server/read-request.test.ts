import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainRequestSchema, scoreRequestSchema } from '../../src/contract/index.ts';
import { readExplainRequest, readScoreRequest } from '../../src/server/request/read-request.ts';
import { RequestError } from '../../src/server/request/request-error.ts';

const cell = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.boolean(), fc.array(fc.string()));
const goodCell = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);
const client = (one: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('job', '__proto__', 'constructor')), one, {
    maxKeys: 5,
  });
const options = fc.record(
  {
    minProbability: fc.oneof(fc.double(), fc.constantFrom(0, 1, 0.5, '0.5', null)),
    minKnownFields: fc.oneof(fc.integer({ min: -2, max: 1002 }), fc.constantFrom(0.5, null)),
    unseen: fc.constantFrom('error', 'missing', 'other', null),
    model: fc.oneof(fc.constant('a'.repeat(64)), fc.string(), fc.constant('A'.repeat(64))),
    extra: fc.constant(1),
  },
  { requiredKeys: [] },
);
const requests = (key: string, main: fc.Arbitrary<unknown>) =>
  fc.oneof(
    fc.tuple(main, options).map(([value, rest]) => ({ [key]: value, ...rest })),
    fc.tuple(main, fc.constant({})).map(([value, rest]) => ({ [key]: value, ...rest })),
    fc.anything(),
  );

/** Whether a reader takes a value; it must refuse with a RequestError that names what is wrong. */
function takes(read: (value: unknown) => unknown, value: unknown): boolean {
  try {
    read(value);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError);
    expect((error as RequestError).values.length).toBeGreaterThan(0);
    return false;
  }
}

describe('readScoreRequest(value) and readExplainRequest(value)', () => {
  it('take what the schema of /score takes, and nothing else', () => {
    const rows = fc.oneof(
      fc.array(client(cell), { maxLength: 4 }),
      fc.array(client(goodCell), { minLength: 1, maxLength: 4 }),
      cell,
    );
    let nTaken = 0;
    fc.assert(
      fc.property(requests('rows', rows), (value) => {
        const expected = scoreRequestSchema.safeParse(value).success;
        nTaken += Number(expected);
        expect(takes(readScoreRequest, value)).toBe(expected);
      }),
      { numRuns: 3000, seed: 1 },
    );
    expect(nTaken).toBeGreaterThan(300);
  });

  it('take what the schema of /explain takes, and nothing else', () => {
    const one = fc.oneof(client(cell), client(goodCell), cell);
    let nTaken = 0;
    fc.assert(
      fc.property(requests('client', one), (value) => {
        const expected = explainRequestSchema.safeParse(value).success;
        nTaken += Number(expected);
        expect(takes(readExplainRequest, value)).toBe(expected);
      }),
      { numRuns: 3000, seed: 2 },
    );
    expect(nTaken).toBeGreaterThan(300);
  });
});
