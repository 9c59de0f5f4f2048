import type { ColumnValues } from '../contract/columns.ts';
import { derivedValue, type FieldReader, readValue } from './client.ts';

/** The value of a used field in one row, as `readValue` gives it. */
export type ColumnReader = (row: number) => number;

/** A cell as a client would give it. */
type Cell = string | number | null;

/**
 * Reads one used field of every row: each category once, numbers and text cell by cell. Without its own column or in
 * a row where that is empty, a derived field is made of the column it comes from; an absent one is unknown.
 *
 * @param placeOf what is put before a field's name in messages
 */
export function createColumnReader(
  reader: FieldReader,
  columns: readonly ColumnValues[],
  placeOf: (row: number) => string,
): ColumnReader {
  const { name, derived } = reader.field;
  const find = (wanted: string): ColumnValues | undefined => columns.find((column) => column.name === wanted);
  const own = cellReader(find(name), (cell, row) => readValue(reader, cell, placeOf(row)));
  const source = derived && find(derived.from);
  if (!derived || !source) return own;
  const made = cellReader(source, (cell, row) =>
    readValue(reader, derivedValue(derived, cell), placeOf(row)),
  );
  const column = find(name);
  return column ? (row) => (isEmpty(column, row) ? made(row) : own(row)) : made;
}

/** The cell of a column as a client would give it. */
export function cellOf(column: ColumnValues | undefined, row: number): Cell {
  if (!column || isEmpty(column, row)) return null;
  return column.kind === 'category' ? column.categories[column.codes[row]] : column.values[row];
}

function cellReader(
  column: ColumnValues | undefined,
  read: (cell: Cell, row: number) => number,
): ColumnReader {
  if (!column) return () => Number.NaN;
  if (column.kind !== 'category') return (row) => read(cellOf(column, row), row);
  // Categories repeat: each is read when it first occurs.
  const { codes } = column;
  const known = new Float64Array(column.categories.length);
  const isRead = new Uint8Array(column.categories.length);
  return (row) => {
    const code = codes[row];
    if (code < 0) return Number.NaN;
    if (isRead[code] === 0) {
      known[code] = read(column.categories[code], row);
      isRead[code] = 1;
    }
    return known[code];
  };
}

function isEmpty(column: ColumnValues, row: number): boolean {
  if (column.kind === 'category') return column.codes[row] < 0;
  if (column.kind === 'text') return column.values[row] === null;
  return Number.isNaN(column.values[row]);
}
