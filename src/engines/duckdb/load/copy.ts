import type { DuckDBConnection } from '@duckdb/node-api';
import type { CastType } from '../../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../../sql/index.ts';
import { escapePattern } from '../database.ts';

const mostLineBytes = 8 * 1_048_576;

/**
 * Reads a CSV of a database by DuckDB, whose types are known, and writes it as Parquet. NaN is null.
 *
 * @param csv may be a pipe: it is read once, from its beginning
 */
export async function loadCopy(
  connection: DuckDBConnection,
  csv: string,
  columns: readonly { readonly name: string; readonly type: CastType | null }[],
  temporary: string,
): Promise<void> {
  const types = columns.map(({ type }, j) => `'c${j}': '${isReadAs(type) ? type : 'VARCHAR'}'`).join(', ');
  const read = `read_csv(${quoteText(escapePattern(csv))}, columns = {${types}}, header = false, auto_detect = false,
    delim = ',', quote = '"', escape = '"', nullstr = '\\N', allow_quoted_nulls = false, max_line_size = ${mostLineBytes},
    new_line = '\\n', buffer_size = ${mostLineBytes}, parallel = false)`;
  const selected = columns.map(
    ({ name, type }, j) => `${storedValue(`c${j}`, type)} AS ${quoteIdentifier(name)}`,
  );
  await connection.run(
    `COPY (SELECT ${selected.join(', ')} FROM ${read}) TO ${quoteText(temporary)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}

/** Numbers are read as such, which takes less time than by way of text; DECIMAL knows no NaN. */
function isReadAs(type: CastType | null): boolean {
  return type === 'DOUBLE' || type === 'BIGINT';
}

function storedValue(name: string, type: CastType | null): string {
  if (type === null || type === 'BIGINT') return name;
  if (type === 'DOUBLE') return `CASE WHEN isnan(${name}) THEN NULL ELSE ${name} END`;
  return `CAST(nullif(${name}, 'NaN') AS ${type})`;
}
