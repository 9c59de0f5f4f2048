import { describe, expect, it } from 'vitest';
import { InputError, type SampleRecipe } from '../../src/contract/index.ts';
import { checkRecipe } from '../../src/sample/index.ts';
import { smallRecipe } from './small-recipe.ts';

/** A recipe with one value changed: `changed('variables.0.states.1.weight', 0)`. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(smallRecipe) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const place = keys.reduce<Record<string, unknown>>((of, key) => of[key] as Record<string, unknown>, copy);
  place[last] = value;
  return copy;
}

describe('checkRecipe(value, file)', () => {
  it('gives the recipe back', () => {
    expect(checkRecipe(smallRecipe, 'small.json')).toEqual(smallRecipe);
  });

  it('separates a CSV by commas unless the recipe says otherwise', () => {
    const { delimiter: _, ...rest } = smallRecipe satisfies SampleRecipe;
    expect(checkRecipe(rest, 'small.json').delimiter).toBe(',');
  });

  it.each([
    ['a later version', 'version', 2, /version: /],
    ['an unknown field', 'rows', [[1]], /the file: /],
    ['a weight of zero', 'variables.0.states.1.weight', 0, /variables\.0\.states\.1\.weight: /],
    ['a factor of zero', 'variables.0.factors.0.table.0', [0, 1], /variables\.0\.factors\.0\.table\.0\.0: /],
    [
      'a column twice',
      'columns.1',
      { name: 'month', kind: 'category', categories: ['jan', 'feb'] },
      /"month" stands there twice/,
    ],
    ['a column of two sources', 'calendar.monthColumns', ['coin'], /column "coin" is made in two places/],
    [
      'a column without a source',
      'columns.5',
      { name: 'age', kind: 'numeric', decimals: 0 },
      /column "age" is made nowhere/,
    ],
    ['a source without a column', 'variables.0.columns', ['coin', 'dice'], /"dice" is made but is no column/],
    ['two variables of one name', 'variables.1.name', 'coin', /two variables have the name "coin"/],
    [
      'too few cells',
      'calendar.months.1.cells',
      [],
      /calendar\.months\.1: one cell for each of 1 columns is needed; got 0/,
    ],
    ['an unknown word', 'calendar.months.0.cells', ['mar'], /"mar" is no category of "month"/],
    ['a word for a number', 'calendar.months.0.days.0.cells', ['high'], /"rate" is a number; got "high"/],
    ['too many decimals', 'calendar.months.0.days.0.cells', [1.15], /"rate" has 1 decimals; got 1\.15/],
    [
      'a number beyond 32 bits',
      'variables.1.states.0.cells',
      [3e9, 0.29],
      /3000000000 is too large for "score"/,
    ],
    [
      'a piece that runs down',
      'variables.1.states.0.cells',
      [[[9, 8, 1]], 0.29],
      /a piece of "score" runs from 9 down to 8/,
    ],
    [
      'factors of a later variable',
      'variables.0.factors.0.of',
      'numbers',
      /"numbers" is no variable before it/,
    ],
    ['factors twice', 'variables.1.factors.1.of', 'coin', /two factor tables of "coin"/],
    [
      'factors of another shape',
      'variables.0.factors.0.table',
      [[1, 1]],
      /the factors of "period" must be 2 rows of 2 numbers/,
    ],
  ])('refuses %s', (_, path, value, message) => {
    expect(() => checkRecipe(changed(path, value), 'small.json')).toThrow(message);
    expect(() => checkRecipe(changed(path, value), 'small.json')).toThrow(InputError);
    expect(() => checkRecipe(changed(path, value), 'small.json')).toThrow(/^E_RECIPE small\.json: /);
  });
});
