import type { FieldDef } from 'pg';
import type { ColumnValues } from '../../contract/index.ts';

/** A column of a query. */
export interface PostgresColumn {
  readonly name: string;
  /** numeric: every value is a double. text: as PostgreSQL writes it, also numeric and bigint, which a double rounds. */
  readonly type: 'numeric' | 'text';
  readonly isBoolean: boolean;
}

const booleanType = 16;
/** smallint, integer, real, double precision. */
const doubleTypes: ReadonlySet<number> = new Set([21, 23, 700, 701]);

export function postgresColumn({ name, dataTypeID }: FieldDef): PostgresColumn {
  return {
    name,
    type: doubleTypes.has(dataTypeID) ? 'numeric' : 'text',
    isBoolean: dataTypeID === booleanType,
  };
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
