import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import type { ColumnReading, ColumnValues } from '../../../contract/index.ts';
import { warning } from '../../../words/index.ts';
import type { TableSource } from '../../engine.ts';
import { createCategoryIndex, isCategorical, MISSING, unknownTokens } from '../cells/category-index.ts';
import { categoryError, numberError } from '../cells/errors.ts';
import { parseNumberCell, problemOfPrecision } from '../cells/number.ts';
import { numberRules } from '../cells/number-rules.ts';
import { normaliseCell } from '../cells/text.ts';
import { parquetTable } from '../database.ts';
import { limitsOf } from '../limits.ts';
import type { Warn } from '../warnings.ts';
import { checkText, isReadAsDouble, numberExpression, type ParquetColumn, textExpression } from './schema.ts';
import { doublesOf } from './vector-items.ts';

/** One column on its way from Parquet into typed batches. */
export interface ParquetColumnReader {
  readonly expression: string;
  /** Copies rows [from, to) of chunk column `j` to `offset` of the batch; `firstRow` is the chunk's first row. */
  fill(chunk: DuckDBDataChunk, j: number, from: number, to: number, offset: number, firstRow: number): void;
  take(nRows: number): ColumnValues;
}

export interface ReaderInput {
  readonly source: TableSource;
  readonly reading: ColumnReading;
  readonly column: ParquetColumn;
  readonly position: number;
  readonly batchRows: number;
  readonly warn: Warn;
}

export function createParquetReader(
  connection: DuckDBConnection,
  input: ReaderInput,
): Promise<ParquetColumnReader> | ParquetColumnReader {
  const { reading, column } = input;
  if (isReadAsDouble(column, reading)) return createDoubleReader(input);
  if (reading.type === 'numeric') return createParsedReader(input);
  return isCategorical(reading.type) ? createCategoryReader(connection, input) : createTextReader(input);
}

/** Numbers stored as numbers. NaN in the file is missing, as writers of missing values leave it. */
function createDoubleReader({
  source: { path: file },
  reading,
  column,
  position,
  batchRows,
}: ReaderInput): ParquetColumnReader {
  const unknown = new Set([...unknownTokens(reading)].map(Number));
  let values = new Float64Array(batchRows);

  function fill(
    chunk: DuckDBDataChunk,
    j: number,
    from: number,
    to: number,
    offset: number,
    firstRow: number,
  ): void {
    const items = doublesOf(chunk.getColumnVector(j));
    for (let row = from; row < to; row += 1) {
      const value = items[row];
      if (Math.abs(value) >= MAX_UNROUNDED) checkRange(value, firstRow + row);
      values[offset + row - from] = unknown.size > 0 && unknown.has(value) ? Number.NaN : value;
    }
  }

  function checkRange(value: number, row: number): void {
    const place = { file, column: position + 1, columnName: column.name };
    if (!Number.isFinite(value))
      throw numberError({ code: 'E_NONFINITE', kind: 'infinite' }, null, place, row + 1);
    if (column.storage !== 'bigint') return;
    const problem = problemOfPrecision(BigInt(Math.abs(value)).toString().length);
    throw numberError(problem, null, place, row + 1);
  }

  function take(nRows: number): ColumnValues {
    const taken = values.length === nRows ? values : values.slice(0, nRows);
    values = new Float64Array(batchRows);
    return { kind: 'numeric', name: reading.name, values: taken };
  }

  return { expression: numberExpression(column), fill, take };
}

/** From here on neighbouring integers are one double. */
const MAX_UNROUNDED = 2 ** 53;

/** Numbers stored as text. */
function createParsedReader({
  source,
  reading,
  column,
  position,
  batchRows,
}: ReaderInput): ParquetColumnReader {
  const rules = numberRules(source, reading);
  let values = new Float64Array(batchRows);

  function fill(
    chunk: DuckDBDataChunk,
    j: number,
    from: number,
    to: number,
    offset: number,
    firstRow: number,
  ): void {
    const vector = chunk.getColumnVector(j);
    for (let row = from; row < to; row += 1) {
      const text = String(vector.getItem(row));
      const parsed = parseNumberCell(text, rules);
      if (typeof parsed !== 'number') {
        const place = { file: source.path, column: position + 1, columnName: column.name };
        throw numberError(parsed, text, place, firstRow + row + 1);
      }
      values[offset + row - from] = parsed;
    }
  }

  function take(nRows: number): ColumnValues {
    const taken = values.slice(0, nRows);
    values = new Float64Array(batchRows);
    return { kind: 'numeric', name: reading.name, values: taken };
  }

  return { expression: textExpression(column), fill, take };
}

/** Categories: the distinct texts come first, in one query, so that codes are final. */
async function createCategoryReader(
  connection: DuckDBConnection,
  input: ReaderInput,
): Promise<ParquetColumnReader> {
  const { reading, column, position, batchRows } = input;
  const file = input.source.path;
  const limits = limitsOf(input.source);
  const place = { column: position + 1, columnName: column.name };
  const expression = textExpression(column);
  const index = createCategoryIndex(reading);
  const codeOfText = new Map<string, number>();
  const distinct = await connection.stream(`SELECT DISTINCT ${expression} FROM ${parquetTable(file)}`);
  for await (const chunk of distinct) {
    for (const value of chunk.getColumnValues(0)) {
      const text = String(value);
      checkText(text, file, limits, place);
      const code = index.codeOf(text);
      if (code < MISSING) throw categoryError(code, reading, index, text, { file, ...place });
      codeOfText.set(text, code);
    }
  }
  const { categories, finalCodes, merged } = index.seal();
  if (merged !== null) input.warn(warning('W_BOOLEAN', { merged }, place));
  for (const [text, code] of codeOfText) if (code >= 0) codeOfText.set(text, finalCodes[code]);
  let codes = new Int32Array(batchRows);

  function fill(chunk: DuckDBDataChunk, j: number, from: number, to: number, offset: number): void {
    const vector = chunk.getColumnVector(j);
    for (let row = from; row < to; row += 1) {
      codes[offset + row - from] = codeOfText.get(String(vector.getItem(row))) ?? MISSING;
    }
  }

  function take(nRows: number): ColumnValues {
    const taken = codes.length === nRows ? codes : codes.slice(0, nRows);
    codes = new Int32Array(batchRows);
    return { kind: 'category', name: reading.name, codes: taken, categories };
  }

  return { expression, fill, take };
}

function createTextReader({
  source,
  reading,
  column,
  position,
  batchRows,
}: ReaderInput): ParquetColumnReader {
  const limits = limitsOf(source);
  const place = { column: position + 1, columnName: column.name };
  const unknown = unknownTokens(reading);
  let values = new Array<string | null>(batchRows);

  function fill(chunk: DuckDBDataChunk, j: number, from: number, to: number, offset: number): void {
    const vector = chunk.getColumnVector(j);
    for (let row = from; row < to; row += 1) {
      const text = String(vector.getItem(row));
      checkText(text, source.path, limits, place);
      const cell = normaliseCell(text);
      values[offset + row - from] = cell === '' || unknown.has(cell) ? null : text;
    }
  }

  function take(nRows: number): ColumnValues {
    const taken = values.slice(0, nRows);
    values = new Array<string | null>(batchRows);
    return { kind: 'text', name: reading.name, values: taken };
  }

  return { expression: textExpression(column), fill, take };
}
