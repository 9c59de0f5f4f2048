import type { Dashboard, DashboardFilter, DashboardMetric } from '../contract/index.ts';
import { call, choose, column, countRows, type Expression, integer, sum } from '../sql/index.ts';
import { numberColumn, passes } from './field-sql.ts';

/** Sums that can be added up over any rows; a metric is made of one or two of them. The first counts rows. */
export interface Measure {
  readonly key: string;
  readonly expression: Expression;
}

/** How many rows: what every cube has. */
export const rowsMeasure: Measure = Object.freeze({ key: 'n', expression: countRows });

/** Every measure that metrics need. */
export function measuresOf({ metrics }: Pick<Dashboard, 'metrics'>): Measure[] {
  const found = new Map<string, Expression>([[rowsKey, rowsMeasure.expression]]);
  for (const metric of metrics) {
    const { count, rate, sum: summed, mean } = metric;
    const where = rate ?? (count === 'rows' ? undefined : count);
    if (where) {
      const condition = passes(where);
      if (condition) found.set(whereKey(where), sum(choose([[condition, integer(1)]], integer(0))));
    }
    const name = summed ?? mean;
    if (name !== undefined) {
      found.set(sumKey(name), sum(column('p', numberColumn(name))));
      found.set(knownKey(name), call('COUNT', column('p', numberColumn(name))));
    }
  }
  return [...found].map(([key, expression]) => ({ key, expression }));
}

/**
 * The value of a metric from sums over rows; null where nothing is counted.
 *
 * @param sums by the key of the measure
 * @param nTotal rows of the whole tile
 */
export function metricValue(
  metric: DashboardMetric,
  sums: (key: string) => number,
  nTotal: number,
): number | null {
  const { count, share, rate, sum: summed, mean, per } = metric;
  const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
  if (count !== undefined) return sums(count === 'rows' ? rowsKey : whereKey(count));
  if (share !== undefined) return ratio(sums(rowsKey), nTotal);
  if (rate !== undefined) return ratio(sums(whereKey(rate)), sums(rowsKey));
  if (summed !== undefined) return sums(sumKey(summed)) / per;
  if (mean !== undefined) return ratio(sums(sumKey(mean)) / per, sums(knownKey(mean)));
  return null;
}

export const rowsKey = rowsMeasure.key;
const whereKey = (where: DashboardFilter): string => `where ${JSON.stringify(where)}`;
const sumKey = (name: string): string => `sum ${name}`;
const knownKey = (name: string): string => `known ${name}`;
