import type { DuckDBConnection } from '@duckdb/node-api';
import { type CastType, inputError } from '../../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../../sql/index.ts';
import { refusal } from '../../../words/index.ts';
import { escapePattern } from '../database.ts';

interface CopiedColumn {
  readonly name: string;
  /** Null is text. */
  readonly type: CastType | null;
}

const mostMegabytes = 4;
const mostLineBytes = mostMegabytes * 1_048_576;
/** Compressing harder takes longer than the rows need to come; few rows are left to be written when the last has. */
const parquet = 'FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960';
/** What the text format of COPY escapes, apart from the backslash itself: the letter after it, and the code of the sign. */
const escapes = { b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/**
 * Reads rows in the text format of COPY by DuckDB and writes them as Parquet; NaN is null. A row of one cell has a tab
 * after it: DuckDB passes over empty lines.
 *
 * Errors: E_POSTGRES for a value that its type does not hold here, and for a row of more than 4 MB.
 *
 * @param path may be a pipe: it is read once, from its beginning
 */
export async function loadCopy(
  connection: DuckDBConnection,
  path: string,
  columns: readonly CopiedColumn[],
  temporary: string,
): Promise<void> {
  const types = columns.map(({ type }, j) => `'c${j}': '${isReadAs(type) ? type : 'VARCHAR'}'`);
  if (columns.length === 1) types.push("'end': 'VARCHAR'");
  const read = `read_csv(${quoteText(escapePattern(path))}, columns = {${types.join(', ')}},
    header = false, auto_detect = false, delim = '\t', quote = '', escape = '', nullstr = '\\N', new_line = '\\n',
    max_line_size = ${mostLineBytes}, buffer_size = ${mostLineBytes}, parallel = false)`;
  const selected = columns.map(
    ({ name, type }, j) => `${storedValue(`c${j}`, type)} AS ${quoteIdentifier(name)}`,
  );
  const written = `TO ${quoteText(temporary)} (${parquet})`;
  try {
    await connection.run(`COPY (SELECT ${selected.join(', ')} FROM ${read}) ${written}`);
  } catch (cause) {
    throw readFailure(cause, columns);
  }
}

/** Reading a value as what it is takes less time than by way of text; DECIMAL knows no NaN, and DATE passes over "BC". */
function isReadAs(type: CastType | null): boolean {
  return type !== null && type !== 'DATE' && !type.startsWith('DECIMAL');
}

function storedValue(name: string, type: CastType | null): string {
  if (type === null) return `CASE WHEN contains(${name}, '\\') THEN ${unescaped(name)} ELSE ${name} END`;
  if (type === 'DOUBLE') return `CASE WHEN isnan(${name}) THEN NULL ELSE ${name} END`;
  if (type === 'DATE') return `CAST(replace(${name}, 'BC', '(BC)') AS DATE)`;
  return isReadAs(type) ? name : `CAST(nullif(${name}, 'NaN') AS ${type})`;
}

/** Two backslashes are first made a sign that no text of PostgreSQL has: what then follows a backslash is its letter. */
function unescaped(name: string): string {
  const marked = `replace(${name}, '\\\\', chr(0))`;
  const signs = Object.entries(escapes).reduce(
    (text, [letter, code]) => `replace(${text}, '\\${letter}', chr(${code}))`,
    marked,
  );
  return `replace(${signs}, chr(0), '\\')`;
}

/** The row and column that DuckDB names; its message has the values of the row, and is not repeated. */
function readFailure(cause: unknown, columns: readonly CopiedColumn[]): unknown {
  const message = cause instanceof Error ? cause.message : '';
  const row = Number(/CSV Error on Line: (\d+)/.exec(message)?.[1]);
  if (Number.isNaN(row)) return cause;
  const column = columns[Number(/^Error when converting column "c(\d+)"/m.exec(message)?.[1])];
  if (column === undefined) {
    return inputError(refusal('E_POSTGRES', { kind: 'long-row', row, megabytes: mostMegabytes }));
  }
  const { name, type } = column;
  return inputError(refusal('E_POSTGRES', { kind: 'value', row, type: type ?? 'VARCHAR' }), {
    columnName: name,
  });
}
