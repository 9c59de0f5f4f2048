import { inputError, type OutputTable, type OutputValues } from '../../contract/index.ts';
import { createDuckDbEngine, createSandbox } from '../../engines/duckdb/index.ts';
import type { CellValue, SandboxOperation, SandboxResult } from '../../engines/index.ts';
import { formatCount, refusal, wordsFor } from '../../words/index.ts';
import { integerOption } from '../integer-option.ts';
import { interruptible } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { runScope } from '../run-scope.ts';

export interface SqlOptions {
  readonly as?: string;
  readonly timeout?: string;
  readonly output?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const operations = ['run', 'explain', 'describe', 'summarize'] as const;
const defaultSeconds = 60;
const mostSeconds = 600;

/** clientele sql RUN "SELECT …": a query over the tables of a run, in a process that reaches nothing else. */
export async function sqlCommand(run: string, sql: string, options: SqlOptions, io: Io): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const kind = operationOf(options.as);
  const seconds =
    options.timeout === undefined
      ? defaultSeconds
      : integerOption('--timeout', options.timeout, 1, mostSeconds);
  const scope = await runScope(run);
  const sandbox = createSandbox({ seconds });
  try {
    const result = await interruptible((signal) =>
      sandbox.query(scope, { sql, operation: { kind } }, signal),
    );
    const { output } = options;
    if (output !== undefined) await write(output, result);
    if (options.json) io.out(JSON.stringify({ rows: asObjects(result) }));
    else if (output === undefined) for (const line of asLines(result)) io.out(line);
    const nRows = formatCount(result.rows.length, words.language);
    if (output !== undefined) io.err(words.cli.queryWritten(nRows, output));
    if (result.cut !== null) io.err(words.cli.queryCut(nRows));
  } finally {
    await sandbox.close();
  }
}

function operationOf(given: string | undefined): Exclude<SandboxOperation['kind'], 'pivot'> {
  if (given === undefined) return 'run';
  const found = operations.find((name) => name === given);
  if (found) return found;
  throw inputError(refusal('E_OPTION', { option: '--as', kind: 'one-of', allowed: operations, given }));
}

/** Columns of numbers as such, everything else as text. */
async function write(path: string, { columns, rows }: SandboxResult): Promise<void> {
  const values = columns.map(({ name }, j): OutputValues => {
    const cells = rows.map((row) => row[j] ?? null);
    if (isNumeric(cells)) {
      return {
        kind: 'numeric',
        name,
        values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
      };
    }
    return { kind: 'text', name, values: cells.map((cell) => (cell === null ? null : String(cell))) };
  });
  const table: OutputTable = { nRows: rows.length, columns: values };
  const engine = await createDuckDbEngine();
  try {
    await engine.writeTable(path, table);
  } finally {
    await engine.close();
  }
}

function isNumeric(cells: readonly CellValue[]): boolean {
  return cells.every((cell) => cell === null || typeof cell === 'number');
}

function asObjects({ columns, rows }: SandboxResult): Record<string, CellValue>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, j) => [name, row[j] ?? null])));
}

/** Columns set apart by two spaces; numbers to the right. */
function asLines({ columns, rows }: SandboxResult): string[] {
  const text = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  // A plan is drawn over many lines; it stands by itself.
  if (text.some((row) => row.some((cell) => cell.includes('\n')))) {
    return text.flatMap((row) => row.at(-1)?.trimEnd().split('\n') ?? []);
  }
  const names = columns.map(({ name }) => name);
  const widths = names.map((name, j) =>
    text.reduce((widest, row) => Math.max(widest, row[j]?.length ?? 0), name.length),
  );
  const isNumber = columns.map((_, j) => isNumeric(rows.map((row) => row[j] ?? null)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, j) => (isNumber[j] ? cell.padStart(widths[j] ?? 0) : cell.padEnd(widths[j] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(names), ...text.map(line)];
}
