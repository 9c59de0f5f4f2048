import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/contract/index.ts';

describe('canonicalJson', () => {
  it('canonicalJson(value) reads back as the value, -0 as 0', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('canonicalJson(object) does not depend on the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
      }),
    );
  });

  it('canonicalJson(keys, -0, absent) sorts, writes 0, leaves out', () => {
    expect(canonicalJson({ b: -0, a: [1.5, null], c: undefined })).toBe('{"a":[1.5,null],"b":0}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('canonicalJson(%d) is refused', (value) => {
    expect(() => canonicalJson([value])).toThrow(`canonical JSON must hold finite numbers; got ${value}`);
  });
});
