import type { DuckDBConnection } from '@duckdb/node-api';
import type { CastType } from '../../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../../sql/index.ts';
import { escapePattern } from '../database.ts';

const mostLineBytes = 8 * 1_048_576;

/** Reads a CSV of a database by DuckDB, whose types are known, and writes it as Parquet. NaN is null. */
export async function loadCopy(
  connection: DuckDBConnection,
  csv: string,
  columns: readonly { readonly name: string; readonly type: CastType | null }[],
  temporary: string,
): Promise<void> {
  const texts = columns.map((_, j) => `'c${j}': 'VARCHAR'`).join(', ');
  const read = `read_csv(${quoteText(escapePattern(csv))}, columns = {${texts}}, header = false, auto_detect = false,
    delim = ',', quote = '"', escape = '"', nullstr = '\\N', allow_quoted_nulls = false, max_line_size = ${mostLineBytes},
    new_line = '\\n', parallel = false)`;
  const selected = columns.map(({ name, type }, j) => {
    const known = `nullif(c${j}, 'NaN')`;
    return `${type === null ? `c${j}` : `CAST(${known} AS ${type})`} AS ${quoteIdentifier(name)}`;
  });
  await connection.run(
    `COPY (SELECT ${selected.join(', ')} FROM ${read}) TO ${quoteText(temporary)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}
