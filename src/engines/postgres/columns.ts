import type { FieldDef } from 'pg';
import type { CastType, ColumnValues } from '../../contract/index.ts';

/** A column of a query. */
export interface PostgresColumn {
  readonly name: string;
  /** numeric: every value is a double. text: as PostgreSQL writes it, also numeric and bigint, which a double rounds. */
  readonly type: 'numeric' | 'text';
  readonly isBoolean: boolean;
  /** What the text is stored as; null is text. */
  readonly stored: CastType | null;
}

const booleanType = 16;
const numericType = 1700;
/** What DuckDB stores as PostgreSQL does. */
const storedTypes: ReadonlyMap<number, CastType> = new Map([
  [booleanType, 'BOOLEAN'],
  [20, 'BIGINT'],
  [1082, 'DATE'],
  [1114, 'TIMESTAMP'],
  [1184, 'TIMESTAMPTZ'],
]);
/** Digits that a DECIMAL holds. */
const mostDigits = 38;
/** smallint, integer, real, double precision. */
const doubleTypes: ReadonlySet<number> = new Set([21, 23, 700, 701]);

export function postgresColumn({ name, dataTypeID, dataTypeModifier }: FieldDef): PostgresColumn {
  return {
    name,
    type: doubleTypes.has(dataTypeID) ? 'numeric' : 'text',
    isBoolean: dataTypeID === booleanType,
    stored: dataTypeID === numericType ? decimalOf(dataTypeModifier) : (storedTypes.get(dataTypeID) ?? null),
  };
}

/** NUMERIC(precision, scale) as a DECIMAL; null where it has none, or more digits: its values stay exact as text. */
function decimalOf(modifier: number): CastType | null {
  const precision = (modifier - 4) >> 16;
  const scale = (modifier - 4) & 0x7ff;
  if (modifier < 4 || precision > mostDigits || scale > precision) return null;
  return `DECIMAL(${precision}, ${scale})`;
}

/** What a column is stored as. */
export function storedColumn({ name, type, stored }: PostgresColumn): {
  readonly name: string;
  readonly type: CastType | null;
} {
  return { name, type: type === 'numeric' ? 'DOUBLE' : stored };
}

/** Rows of text as typed columns; NaN is missing, booleans are the words true and false. */
export function columnValues(
  columns: readonly PostgresColumn[],
  rows: readonly (readonly (string | null)[])[],
): ColumnValues[] {
  return columns.map(({ name, type, isBoolean }, j) => {
    if (type === 'numeric') {
      const values = Float64Array.from(rows, (row) => (row[j] === null ? Number.NaN : Number(row[j])));
      return { kind: 'numeric', name, values };
    }
    return { kind: 'text', name, values: rows.map((row) => textOf(row[j] ?? null, isBoolean)) };
  });
}

function textOf(cell: string | null, isBoolean: boolean): string | null {
  if (isBoolean && cell !== null) return cell === 't' ? 'true' : 'false';
  return cell === 'NaN' ? null : cell;
}
