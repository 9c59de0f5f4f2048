import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier, quoteText } from '../../../sql/index.ts';
import type { SandboxOperation } from '../../sandbox.ts';
import { sandboxLimits } from './limits.ts';
import { QueryRefusal } from './refuse.ts';

type Pivot = Extract<SandboxOperation, { kind: 'pivot' }>;

/** The statement of an operation on a checked SELECT, as `json_deserialize_sql` writes it. */
export async function operationSql(
  connection: DuckDBConnection,
  select: string,
  operation: SandboxOperation,
): Promise<string> {
  switch (operation.kind) {
    case 'explain':
      return `EXPLAIN ${select}`;
    case 'describe':
      return `DESCRIBE ${select}`;
    case 'summarize':
      return `SUMMARIZE ${select}`;
    case 'run':
      return select;
    case 'pivot':
      return pivotSql(connection, select, operation);
  }
}

/** One aggregate with a FILTER for each value of the column, and one for its NULL. */
async function pivotSql(
  connection: DuckDBConnection,
  select: string,
  { rows, column, value }: Pivot,
): Promise<string> {
  const source = `(${select}) AS pivoted`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`);
  const columns = described.getRows().map(([name]) => String(name));
  for (const name of [...rows, column, ...('column' in value ? [value.column] : [])]) {
    if (!columns.includes(name)) throw new QueryRefusal({ kind: 'pivot-column', name, columns });
  }
  const by = quoteIdentifier(column);
  const most = sandboxLimits.pivotColumns;
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT CAST(${by} AS VARCHAR) AS value FROM ${source} ORDER BY value NULLS LAST LIMIT ${most + 1}`,
  );
  const values = found.getRows().map(([text]) => (text === null ? null : String(text)));
  if (values.length > most) throw new QueryRefusal({ kind: 'pivot-wide', name: column, most });
  const aggregate = 'column' in value ? `${value.function}(${quoteIdentifier(value.column)})` : 'count(*)';
  const kept = rows.map(quoteIdentifier);
  const made = values.map((text) => {
    const test = text === null ? `${by} IS NULL` : `CAST(${by} AS VARCHAR) = ${quoteText(text)}`;
    return `${aggregate} FILTER (WHERE ${test}) AS ${quoteIdentifier(text === null || text === '' ? '–' : text)}`;
  });
  const grouped = kept.length === 0 ? '' : ` GROUP BY ${kept.join(', ')} ORDER BY ${kept.join(', ')}`;
  return `SELECT ${[...kept, ...made].join(', ')} FROM ${source}${grouped}`;
}
