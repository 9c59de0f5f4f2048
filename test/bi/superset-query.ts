import type { BundleFile } from '../../src/bi/index.ts';

/** What the tests read of a chart of the bundle. */
export interface ChartFile {
  readonly slice_name: string;
  readonly viz_type: string;
  readonly dataset_uuid: string;
  readonly uuid: string;
  readonly params: Readonly<Record<string, unknown>>;
}
export interface DataSetFile {
  readonly table_name: string;
  readonly uuid: string;
  readonly database_uuid: string;
  readonly sql: string;
  readonly columns: readonly { readonly column_name: string }[];
  readonly metrics: readonly { readonly metric_name: string; readonly expression: string }[];
}
interface AdhocMetric {
  readonly sqlExpression: string;
  readonly label: string;
}
interface AdhocFilter {
  readonly subject: string;
  readonly operator: string;
  readonly comparator: readonly string[];
}

export const filesIn = <Content>(files: readonly BundleFile[], folder: string) =>
  files
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path, content }) => ({ path, content: content as unknown as Content }));

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** The query that Superset makes of a chart: its data set as a subquery, grouped by the columns that the form names. */
export function chartQuery({ params }: ChartFile, { sql, columns, metrics }: DataSetFile): string {
  const from = `FROM (\n${sql}\n) AS virtual_table`;
  if (params.query_mode === 'raw') return `SELECT ${list(params.all_columns).map(String).join(', ')} ${from}`;
  const groups = [
    ...list(params.x_axis),
    ...list(params.groupby),
    ...list(params.columns),
    ...list(params.entity),
  ]
    .map(String)
    .map((name) => {
      if (!columns.some(({ column_name }) => column_name === name))
        throw new Error(`there is no column ${name}`);
      return quote(name);
    });
  const measures = [
    ...list(params.metrics),
    ...list(params.metric),
    ...list(params.timeseries_limit_metric),
  ].map((one) => {
    if (typeof one !== 'string') {
      const { sqlExpression, label } = one as AdhocMetric;
      return `${sqlExpression} AS ${quote(label)}`;
    }
    const saved = metrics.find(({ metric_name }) => metric_name === one);
    if (!saved) throw new Error(`there is no metric ${one}`);
    return `${saved.expression} AS ${quote(one)}`;
  });
  const conditions = list(params.adhoc_filters).map((one) => {
    const { subject, operator, comparator } = one as AdhocFilter;
    if (operator !== 'IN') throw new Error(`there is no operator ${operator}`);
    return `${quote(subject)} IN (${comparator.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ')})`;
  });
  return [
    `SELECT ${[...groups, ...measures].join(', ')} ${from}`,
    ...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : []),
    ...(groups.length > 0 ? [`GROUP BY ${groups.join(', ')}`] : []),
  ].join('\n');
}
