import type { DashboardFilter, DashboardMetric } from '../../contract/index.ts';
import { dialects, formatExpression, quoteIdentifier, text } from '../../sql/index.ts';
import { numberColumn } from '../field-sql.ts';

/** Categories of a filter as the columns of the data set have them. */
export type TextsOf = (field: string, keys: readonly string[]) => readonly string[];

/** Text in PostgreSQL. */
export function quoted(value: string): string {
  return formatExpression(text(value), dialects.postgres);
}

/** Whether a row has one of the categories in every field; null where all rows do. */
export function passesSql(where: DashboardFilter, textsOf: TextsOf): string | null {
  const conditions = Object.entries(where).map(
    ([field, keys]) => `${quoteIdentifier(field)} IN (${textsOf(field, keys).map(quoted).join(', ')})`,
  );
  return conditions.length === 0 ? null : conditions.join(' AND ');
}

/**
 * A metric as an aggregate of PostgreSQL; null where nothing is counted.
 *
 * @param only rows that count, as a condition; null for all
 */
export function metricSql(metric: DashboardMetric, textsOf: TextsOf, only: string | null = null): string {
  const { count, share, rate, sum, mean, spread, per } = metric;
  const counted = (...conditions: readonly (string | null)[]): string => {
    const all = conditions.filter((one) => one !== null);
    return all.length === 0 ? 'COUNT(*)' : `COUNT(CASE WHEN ${all.join(' AND ')} THEN 1 END)`;
  };
  const number = (name: string): string => {
    const column = quoteIdentifier(numberColumn(name));
    return only === null ? column : `CASE WHEN ${only} THEN ${column} END`;
  };
  const scaled = (value: string): string => (per === 1 ? value : `${value} / ${per}`);
  if (count !== undefined) return counted(only, count === 'rows' ? null : passesSql(count, textsOf));
  if (share !== undefined) return `${asDouble(counted(only))} / NULLIF(SUM(COUNT(*)) OVER (), 0)`;
  if (rate !== undefined) {
    return `${asDouble(counted(only, passesSql(rate, textsOf)))} / NULLIF(${counted(only)}, 0)`;
  }
  if (sum !== undefined) return scaled(`SUM(${number(sum)})`);
  if (mean !== undefined) return scaled(`AVG(${number(mean)})`);
  return scaled(`PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY ${number(spread ?? '')})`);
}

/** The quantile that the column `part` names, of a metric with a spread. */
export function quantileSql({ spread, per }: DashboardMetric, part: string): string {
  const value = `PERCENTILE_CONT(${quoteIdentifier(part)}) WITHIN GROUP (ORDER BY ${quoteIdentifier(numberColumn(spread ?? ''))})`;
  return per === 1 ? value : `${value} / ${per}`;
}

function asDouble(expression: string): string {
  return `CAST(${expression} AS DOUBLE PRECISION)`;
}
