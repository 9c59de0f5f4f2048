import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import type { CellValue, QueryResult } from '../../engines/index.ts';
import type { Io } from '../io.ts';
import { runTables } from '../run-tables.ts';

export interface SqlOptions {
  readonly json?: boolean;
}

/** clientele sql RUN "SELECT …": a query over the sweep and every data set of a run. */
export async function sqlCommand(run: string, sql: string, options: SqlOptions, io: Io): Promise<void> {
  const tables = await runTables(run);
  const engine = await createDuckDbEngine();
  try {
    const result = await engine.query(sql, tables);
    if (options.json) io.out(JSON.stringify({ rows: asObjects(result) }));
    else for (const line of asLines(result)) io.out(line);
  } finally {
    await engine.close();
  }
}

function asObjects({ columns, rows }: QueryResult): Record<string, CellValue>[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, j) => [name, row[j] ?? null])));
}

/** Columns set apart by two spaces; numbers to the right. */
function asLines({ columns, rows }: QueryResult): string[] {
  const text = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  const widths = columns.map((name, j) => Math.max(name.length, ...text.map((row) => row[j]?.length ?? 0)));
  const isNumber = columns.map((_, j) => rows.every((row) => row[j] === null || typeof row[j] === 'number'));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, j) => (isNumber[j] ? cell.padStart(widths[j] ?? 0) : cell.padEnd(widths[j] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(columns), ...text.map(line)];
}
