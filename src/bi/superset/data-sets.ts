import { fieldLabel, type TileContext } from '../../charts/index.ts';
import type { Dashboard, DashboardMetric, DashboardTile } from '../../contract/index.ts';
import {
  choose,
  column,
  dialects,
  equal,
  formatQuery,
  quoteIdentifier,
  type Selected,
  text,
} from '../../sql/index.ts';
import { fieldColumn, numberColumn, numbersOf, preparedName, prepareParts } from '../field-sql.ts';
import { labelsOf, labelTexts } from './labels.ts';
import { metricSql, passesSql, quantileSql, quoted, type TextsOf } from './metric-sql.ts';

/** A data set of Superset: a query, its columns and the metrics that charts name. */
export interface SupersetDataSet {
  readonly name: string;
  readonly sql: string;
  readonly columns: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: 'TEXT' | 'DOUBLE PRECISION' | 'BIGINT';
  }[];
  readonly metrics: readonly {
    readonly name: string;
    readonly label: string | null;
    readonly sql: string;
    readonly format: string;
  }[];
}

/** The column of the data set of quantiles that says which one a row stands for. */
export const quantileColumn = 'quantile';
/** Columns of the data set that describes fields, after `no`. */
export const describedColumns = ['field', 'categories', 'most_frequent', 'share', 'unknown'] as const;
/** The metric that puts the categories of a field in order. */
export const orderMetric = (field: string): string => `order_${field}`;

/** What a metric is called where no column may have its name. */
export function metricName({ fields }: Dashboard, name: string): string {
  return fields.some((field) => field.name === name) ? `metric_${name}` : name;
}

/** Categories of a dashboard's fields as its data sets have them. */
export function createTexts(context: TileContext): TextsOf {
  const labels = new Map(
    context.dashboard.fields.map((field) => [field.name, labelsOf(context, field)] as const),
  );
  return (field, keys) => labelTexts(labels.get(field) ?? [], keys);
}

/** A row a client: every field in the reader's words, and the numbers that metrics need. */
export function boardDataSet(context: TileContext, table: readonly string[]): SupersetDataSet {
  const { dashboard, words } = context;
  const { fields, metrics } = dashboard;
  const textsOf = createTexts(context);
  const numbers = numbersOf(dashboard);
  const labelled = fields.map((field): Selected => {
    const key = column('p', fieldColumn(field.name));
    const renamed = labelsOf(context, field).filter((one) => one.key !== one.text);
    return {
      name: field.name,
      expression: choose(
        renamed.map((one) => [equal(key, text(one.key)), text(one.text)] as const),
        key,
      ),
    };
  });
  const counted = numbers.map((name) => ({
    name: numberColumn(name),
    expression: column('p', numberColumn(name)),
  }));
  return {
    name: baseName(dashboard.name),
    sql: formatQuery(
      {
        parts: prepareParts(dashboard, table),
        result: {
          kind: 'select',
          columns: [...labelled, ...counted],
          from: { path: [preparedName], alias: 'p' },
        },
      },
      dialects.postgres,
    ),
    columns: [
      ...fields.map(({ name }) => ({ name, label: fieldLabel(context, name), type: 'TEXT' as const })),
      ...numbers.map((name) => ({
        name: numberColumn(name),
        label: name,
        type: 'DOUBLE PRECISION' as const,
      })),
    ],
    metrics: [
      ...metrics.map((metric) => ({
        name: metricName(dashboard, metric.name),
        label: metric.label[words.language],
        sql: metricSql(metric, textsOf),
        format: formatOf(metric),
      })),
      ...fields.map((field) => ({
        name: orderMetric(field.name),
        // Superset draws a metric that it sorts by when that has another name to be read.
        label: null,
        sql: orderSql(
          field.name,
          labelsOf(context, field).map((one) => one.text),
        ),
        format: ',d',
      })),
    ],
  };
}

/**
 * The rows of `board` five times, for the least, the quartiles and the largest. A box plot of Superset that is drawn
 * over five numbers of its own has them as its ends, edges and middle.
 */
export function quantilesDataSet(context: TileContext, board: SupersetDataSet): SupersetDataSet {
  const parts = [0, 0.25, 0.5, 0.75, 1].map((part) => `(CAST(${part} AS DOUBLE PRECISION))`);
  const spread = context.dashboard.metrics.filter((metric) => metric.spread !== undefined);
  return {
    name: `${board.name}_quantiles`,
    sql: `SELECT b.*, q.${quantileColumn}\nFROM (\n${board.sql}\n) AS b\nCROSS JOIN (VALUES ${parts.join(', ')}) AS q(${quantileColumn})`,
    columns: [...board.columns, { name: quantileColumn, label: quantileColumn, type: 'DOUBLE PRECISION' }],
    metrics: spread.map((metric) => ({
      name: metricName(context.dashboard, metric.name),
      label: metric.label[context.words.language],
      sql: quantileSql(metric, quantileColumn),
      format: formatOf(metric),
    })),
  };
}

/** A row a field: how many categories it has, the most frequent, its share and that of the unknown. */
export function fieldsDataSet(
  context: TileContext,
  tile: DashboardTile,
  board: SupersetDataSet,
): SupersetDataSet {
  const textsOf = createTexts(context);
  const where = passesSql(tile.where, textsOf);
  const counts = (tile.describe ?? []).map((name, i) => {
    const field = context.dashboard.fields.find((one) => one.name === name);
    const unknown = textsOf(name, ['', ...(field?.unknown ?? [])]);
    const key = quoteIdentifier(name);
    return [
      `SELECT ${i + 1} AS no, ${quoted(fieldLabel(context, name))} AS field, ${key} AS category,`,
      `  ${key} IN (${unknown.map(quoted).join(', ')}) AS is_unknown, COUNT(*) AS n`,
      `FROM board${where === null ? '' : ` WHERE ${where}`} GROUP BY ${key}`,
    ].join('\n');
  });
  const [field, ...others] = context.words.dashboard.describeHead;
  return {
    name: `${board.name}_${tile.id}`,
    sql: [
      `WITH board AS (\n${board.sql}\n),`,
      `counted AS (\n${counts.join('\nUNION ALL\n')}\n)`,
      'SELECT no, field,',
      '  COUNT(*) FILTER (WHERE NOT is_unknown) AS categories,',
      '  (ARRAY_AGG(category ORDER BY n DESC, category))[1] AS most_frequent,',
      '  CAST(MAX(n) / SUM(n) AS DOUBLE PRECISION) AS share,',
      '  CAST(COALESCE(SUM(n) FILTER (WHERE is_unknown), 0) / SUM(n) AS DOUBLE PRECISION) AS unknown',
      'FROM counted GROUP BY no, field',
    ].join('\n'),
    columns: [
      { name: 'no', label: 'no', type: 'BIGINT' },
      { name: 'field', label: field ?? '', type: 'TEXT' },
      ...describedColumns.slice(1).map((name, i) => ({
        name,
        label: others[i] ?? '',
        type:
          name === 'categories'
            ? ('BIGINT' as const)
            : name === 'most_frequent'
              ? ('TEXT' as const)
              : ('DOUBLE PRECISION' as const),
      })),
    ],
    metrics: [],
  };
}

/** How numbers of a metric are written, in the notation of d3. */
export function formatOf({ share, rate, count, sum, digits }: DashboardMetric): string {
  if (share !== undefined || rate !== undefined) return '.1%';
  return count !== undefined || sum !== undefined ? ',d' : `,.${digits}~r`;
}

function orderSql(field: string, texts: readonly string[]): string {
  const branches = texts.map((one, i) => `WHEN ${quoted(one)} THEN ${i + 1}`);
  return branches.length === 0
    ? 'MIN(1)'
    : `MIN(CASE ${quoteIdentifier(field)} ${branches.join(' ')} ELSE ${texts.length + 1} END)`;
}

function baseName(dashboard: string): string {
  return dashboard.replaceAll('-', '_');
}
