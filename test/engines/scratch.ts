import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ColumnBatch, ColumnReading, ColumnValues } from '../../src/contract/index.ts';
import { InputError } from '../../src/contract/index.ts';
import type { Engine, ReadOptions, TableSource } from '../../src/engines/index.ts';

/** A folder of the calling test file, removed after its tests. */
export function createScratch() {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-engine-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let nFiles = 0;

  function path(name: string): string {
    return join(folder, name);
  }

  /** Writes a file under a new name and returns its path. */
  function write(content: string | Uint8Array, extension = 'csv'): string {
    nFiles += 1;
    const file = path(`table-${nFiles}.${extension}`);
    writeFileSync(file, content);
    return file;
  }

  return { folder, path, write };
}

/** All batches of a reading as one table. */
export async function readAll(
  engine: Engine,
  source: TableSource,
  columns: readonly ColumnReading[],
  options: ReadOptions = {},
): Promise<ColumnBatch> {
  const batches: ColumnBatch[] = [];
  for await (const batch of engine.read(source, columns, options)) batches.push(batch);
  const nRows = batches.reduce((sum, batch) => sum + batch.nRows, 0);
  return { nRows, columns: columns.map((_, j) => joinColumns(batches.map((batch) => batch.columns[j]!))) };
}

function joinColumns(parts: readonly ColumnValues[]): ColumnValues {
  const first = parts[0]!;
  if (first.kind === 'numeric')
    return { ...first, values: Float64Array.from(parts.flatMap(cellsOf) as number[]) };
  if (first.kind === 'text') return { ...first, values: parts.flatMap(cellsOf) as (string | null)[] };
  return { ...first, codes: Int32Array.from(parts.flatMap((part) => [...(part as typeof first).codes])) };
}

/** The cells of a column as plain values: categories by name, missing ones as null (NaN in numbers). */
export function cellsOf(column: ColumnValues): (number | string | null)[] {
  if (column.kind === 'category') return Array.from(column.codes, (code) => column.categories[code] ?? null);
  return [...column.values];
}

/** The InputError that a promise ends with. */
export async function inputErrorOf(promise: Promise<unknown>): Promise<InputError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof InputError) return error;
  throw new Error(`expected an InputError; got ${error === null ? 'a result' : String(error)}`, {
    cause: error,
  });
}
