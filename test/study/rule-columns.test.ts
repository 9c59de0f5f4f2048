import { describe, expect, it } from 'vitest';
import type { RuleCondition } from '../../src/contract/index.ts';
import { ruleColumns } from '../../src/study/rule-columns.ts';

describe('ruleColumns(columns, labels, predicted, rules)', () => {
  const rule = (...columns: string[]): RuleCondition[][] => [
    columns.map((column) => ({ kind: 'category', column, values: ['yes'] })),
  ];
  const labels = Int32Array.from({ length: 400 }, (_, i) => Number(i % 4 === 0));
  const noise = Int32Array.from({ length: 400 }, (_, i) => i % 3);

  it('names the one column that a segment is', () => {
    const columns = [
      { name: 'noise', codes: noise },
      { name: 'loan', codes: labels.map((label) => 5 - label) },
    ];
    expect(ruleColumns(columns, labels, labels, [rule('a', 'b'), rule('a', 'b')])).toEqual([
      ['loan'],
      ['loan'],
    ]);
  });

  it('names at most three columns of a rule that holds the same clients, else calls the segment a group', () => {
    const columns = [{ name: 'noise', codes: noise }];
    // 10 of 100 clients of segment 1 are predicted elsewhere: 90 of 100 are the same, and 300 of 310 of the other.
    const predicted = labels.map((label, i) => (i < 40 ? 0 : label));
    expect(ruleColumns(columns, labels, labels, [rule('a', 'b', 'c'), rule('a', 'b', 'c', 'd')])).toEqual([
      ['a', 'b', 'c'],
      null,
    ]);
    expect(ruleColumns(columns, labels, predicted, [rule('a'), rule('a')])).toEqual([null, null]);
  });
});
