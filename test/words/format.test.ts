import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  englishCount,
  formatCount,
  formatExact,
  formatFixed,
  formatList,
  formatNumber,
  formatPercent,
  russianCount,
} from '../../src/words/index.ts';

describe('formatNumber(value, language)', () => {
  it.each([
    [0.63, '0.630'],
    [5, '5.00'],
    [3370.9, '3,370'],
    [15_975, '16,000'],
    [1_234_567, '1,230,000'],
    [999.6, '1,000'],
    [9.996, '10.0'],
    [-0.0416, '−0.0416'],
    [0, '0'],
    [0.00012345, '0.000123'],
    [2.5e-12, '2.50\u00a0×\u00a010⁻¹²'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
    [null, '–'],
  ])('formatNumber(%s, en) is %s', (value, text) => {
    expect(formatNumber(value, 'en')).toBe(text);
  });

  it('groups by no-break spaces and has a decimal comma in Russian', () => {
    expect(formatNumber(28_831, 'ru', 5)).toBe('28\u00a0831');
    expect(formatNumber(0.63, 'ru')).toBe('0,630');
  });

  it('is within half a unit of the third digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (value) => {
        const read = Number(formatNumber(value, 'en').replaceAll(',', ''));
        expect(Math.abs(read - value) / value).toBeLessThanOrEqual(0.005 + 1e-12);
      }),
    );
  });
});

describe('formatFixed, formatExact, formatPercent, formatCount', () => {
  it('formatFixed(−0.04, 1) has no sign: it is zero', () => {
    expect(formatFixed(-0.04, 'en', 1)).toBe('0.0');
  });

  it('formatExact(value) keeps every digit', () => {
    expect([999, -1, 0.5, 1234.25].map((value) => formatExact(value, 'en'))).toEqual([
      '999',
      '−1',
      '0.5',
      '1,234.25',
    ]);
  });

  it('formatPercent(share) has one decimal and a no-break space', () => {
    expect(formatPercent(0.5239, 'en')).toBe('52.4\u00a0%');
    expect(formatPercent(0.5239, 'ru')).toBe('52,4\u00a0%');
    expect(formatPercent(null, 'ru')).toBe('–');
  });

  it('formatCount(count) shows every digit', () => {
    expect(formatCount(28_831, 'en')).toBe('28,831');
    expect(formatCount(1_000_000, 'ru')).toBe('1\u00a0000\u00a0000');
  });

  it('formatList(items, last) joins with commas and the last word', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => formatList(items, 'and'))).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});

describe('plurals', () => {
  it.each([
    [0, 'клиентов'],
    [1, 'клиент'],
    [2, 'клиента'],
    [4, 'клиента'],
    [5, 'клиентов'],
    [11, 'клиентов'],
    [12, 'клиентов'],
    [21, 'клиент'],
    [22, 'клиента'],
    [111, 'клиентов'],
    [121, 'клиент'],
    [28_831, 'клиент'],
  ])('russianCount(%i) takes %s', (count, form) => {
    const text = russianCount(count, { one: 'клиент', few: 'клиента', many: 'клиентов' });
    expect(text).toBe(`${formatCount(count, 'ru')}\u00a0${form}`);
  });

  it('englishCount(count) tells one from many', () => {
    const forms = { one: 'row', other: 'rows' };
    expect([0, 1, 2, 21].map((count) => englishCount(count, forms))).toEqual([
      '0\u00a0rows',
      '1\u00a0row',
      '2\u00a0rows',
      '21\u00a0rows',
    ]);
  });
});
