import { describe, expect, it } from 'vitest';
import type { SqlResponse } from '../../src/contract/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { resultScatter } from '../../web/src/sql/result-chart.ts';

const columns = ['job', 'age', 'calls'].map((name) => ({ name, type: 'DOUBLE' }));
const rows: SqlResponse['rows'] = [
  ['student', 21, 1],
  ['retired', 63, 4],
  ['unknown', null, 2],
  ['services', 40, null],
];
const result = { columns, rows } as unknown as SqlResponse;

describe('resultScatter(result, { x, y }, words)', () => {
  it('has a point for each row that has both numbers, within its axes', () => {
    const spec = resultScatter(result, { x: 1, y: 2 }, wordsFor('en'));
    expect(spec.points.map(({ x, y }) => [x, y])).toEqual([
      [21, 1],
      [63, 4],
    ]);
    expect([spec.x.label, spec.y.label]).toEqual(['age', 'calls']);
    expect(spec.x.min <= 21 && spec.x.max >= 63 && spec.y.min <= 1 && spec.y.max >= 4).toBe(true);
    expect(spec.caption).toBe('');
  });

  it('says how many rows it shows where a result is long', () => {
    const long = { ...result, rows: Array.from({ length: 2500 }, (_, i) => ['x', i, -i]) } as SqlResponse;
    const spec = resultScatter(long, { x: 1, y: 2 }, wordsFor('en'));
    expect(spec.points).toHaveLength(2000);
    expect(spec.caption).toContain('2,000');
  });
});
