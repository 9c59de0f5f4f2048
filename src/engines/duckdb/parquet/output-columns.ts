import {
  BOOLEAN,
  DOUBLE,
  type DuckDBType,
  type DuckDBVector,
  ENUM,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { missingInteger, type OutputValues } from '../../../contract/index.ts';
import { codesOf, doublesOf, integersOf } from './vector-items.ts';

/** The DuckDB type in which a column is handed over. Categories travel as an enumeration: codes are copied. */
export function transferType(column: OutputValues): DuckDBType {
  switch (column.kind) {
    case 'numeric':
      return DOUBLE;
    case 'category':
      return column.categories.length > 0 ? ENUM([...column.categories]) : VARCHAR;
    case 'text':
    case 'cast':
      return VARCHAR;
    case 'integer':
      return INTEGER;
    case 'boolean':
      return BOOLEAN;
    case 'integer-list':
      return LIST(INTEGER);
  }
}

/** SQL for the value to be stored, from the column `name` of the type handed over. */
export function storedValue(column: OutputValues, name: string): string {
  switch (column.kind) {
    case 'cast':
      return `CAST(${name} AS ${column.type})`;
    case 'numeric':
      return `CASE WHEN NOT isnan(${name}) THEN ${name} END`;
    case 'integer':
      return `nullif(${name}, ${missingInteger})`;
    case 'category':
      return `CAST(${name} AS VARCHAR)`;
    default:
      return name;
  }
}

/** As `storedValue`, with whole numbers without ".0" and text that a spreadsheet would run as a formula escaped by an apostrophe. */
export function csvValue(column: OutputValues, name: string): string {
  const value = storedValue(column, name);
  if (column.kind === 'numeric') {
    const isWhole = `abs(${name}) < 1e15 AND ${name} = trunc(${name})`;
    return `CASE WHEN ${isWhole} THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ELSE CAST(${value} AS VARCHAR) END`;
  }
  if (column.kind !== 'category' && column.kind !== 'text') return value;
  return `CASE WHEN regexp_matches(${value}, '^[=+@\\t\\r-]') THEN '''' || ${value} ELSE ${value} END`;
}

/** Copies rows of a column from `from` on into a vector, as many as it holds. */
export function fillVector(vector: DuckDBVector, column: OutputValues, from: number): void {
  const nRows = vector.itemCount;
  switch (column.kind) {
    case 'numeric':
      doublesOf(vector).set(column.values.subarray(from, from + nRows));
      break;
    case 'integer':
      integersOf(vector).set(column.values.subarray(from, from + nRows));
      break;
    case 'category':
      fillCodes(vector, column.codes.subarray(from, from + nRows), column.categories.length);
      break;
    case 'text':
    case 'cast':
      for (let row = 0; row < nRows; row += 1) vector.setItem(row, column.values[from + row]);
      break;
    case 'boolean':
      for (let row = 0; row < nRows; row += 1) vector.setItem(row, column.values[from + row] !== 0);
      break;
    case 'integer-list':
      for (let row = 0; row < nRows; row += 1) vector.setItem(row, listValue([...column.values[from + row]]));
      break;
  }
  vector.flush();
}

function fillCodes(vector: DuckDBVector, codes: Int32Array, nCategories: number): void {
  const items = nCategories > 0 ? codesOf(vector) : new Uint8Array();
  for (const [row, code] of codes.entries()) {
    if (code >= nCategories) throw new RangeError(`a code must be below ${nCategories}; got ${code}`);
    if (code < 0) vector.setItem(row, null);
    else items[row] = code;
  }
}
