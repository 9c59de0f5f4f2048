import type { ColumnReading, ColumnType, ModelFile } from '../../contract/index.ts';
import { refuseValues, wrongValue } from '../request/request-error.ts';

/** A column of the file, the field it stands for, and how it is read. */
export interface AssignedColumn {
  readonly name: string;
  /** Null: only copied. */
  readonly field: string | null;
  readonly reading: ColumnReading;
}

/**
 * Gives each column of a file its field: by the map, or where that says nothing by its own name.
 *
 * Errors: E_MAPPING for a column or field that there is not, or a field that two columns stand for.
 */
export function assignColumns(
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  model: ModelFile,
  map: Readonly<Record<string, string | null>> | null,
): AssignedColumn[] {
  const fields = new Set(
    model.fields.flatMap(({ name, derived }) => (derived ? [name, derived.from] : [name])),
  );
  for (const [column, field] of Object.entries(map ?? {})) {
    const isKnown = columns.some(({ name }) => name === column) && (field === null || fields.has(field));
    if (!isKnown) throw wrongMap(column);
  }
  const given = new Map(Object.entries(map ?? {}));
  const mapped = new Set(given.values());
  const assigned = columns.map(({ name, type }) => {
    const own = fields.has(name) && !mapped.has(name) ? name : null;
    const field = given.has(name) ? (given.get(name) ?? null) : own;
    return { name, field, reading: readingOf(name, type, field, model) };
  });
  const twice = assigned.find(
    ({ field }, i) => field !== null && assigned.findIndex((one) => one.field === field) !== i,
  );
  if (twice) throw wrongMap(twice.name);
  return assigned;
}

/** How the engine is to read the columns. */
export function readingsOf(columns: readonly AssignedColumn[]): ColumnReading[] {
  return columns.map(({ reading }) => reading);
}

/** Categories as text, and numbers as text too where not every cell is one: the model says which are wrong. */
function readingOf(name: string, type: ColumnType, field: string | null, model: ModelFile): ColumnReading {
  const found = model.fields.find((one) => one.name === field);
  if (!found) return { name, type };
  if (found.categories) return { name, type: 'nominal' };
  return type === 'numeric' ? { name, type, unknown: found.unknown } : { name, type: 'text' };
}

function wrongMap(column: string): Error {
  return refuseValues([wrongValue('E_MAPPING', { path: `map.${column.slice(0, 200)}` })]);
}
