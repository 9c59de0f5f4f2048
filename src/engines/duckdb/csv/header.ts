import { type InputError, inputError } from '../../../contract/index.ts';
import { refusal, warning } from '../../../words/index.ts';
import type { ColumnInfo, TableWarning } from '../../engine.ts';
import { classifyCell } from '../cells/number.ts';
import { normaliseCell } from '../cells/text.ts';
import type { TypeTracker } from '../cells/type-tracker.ts';

/** The column names of a header record, or what is wrong with them. */
export function readHeader(
  cells: readonly string[],
  file: string,
  line: number,
): readonly string[] | InputError {
  const header = cells.map(normaliseCell);
  const empty = header.indexOf('');
  if (empty >= 0) {
    const details = { column: empty + 1, nColumns: header.length, filledLine: null };
    return inputError(refusal('E_EMPTY_HEADER', details), { file, line, column: empty + 1 });
  }
  const pair = findDuplicateName(header);
  if (pair === null) return header;
  const [first, second] = pair;
  const isSame = header[first] === header[second];
  return inputError(refusal('E_DUP_HEADER', { first: first + 1, second: second + 1, isSame }), {
    file,
    line,
    column: second + 1,
    columnName: header[second],
  });
}

/** The cells of a header record with a name for each that has none: column_2, by its place. */
export function nameEmpty(cells: readonly string[]): { readonly names: string[]; readonly made: string[] } {
  const names = cells.map(normaliseCell);
  const taken = new Set(names.map(foldName));
  const made: string[] = [];
  for (const [i, name] of names.entries()) {
    if (name !== '') continue;
    let given = `column_${i + 1}`;
    while (taken.has(given)) given += '_';
    taken.add(given);
    made.push(given);
    names[i] = given;
  }
  return { names, made };
}

/** The first two equal names, or null. SQL takes ASCII letters of both cases for one, so we do. */
export function findDuplicateName(names: readonly string[]): readonly [number, number] | null {
  const seen = new Map<string, number>();
  for (const [i, name] of names.entries()) {
    const key = foldName(name);
    const first = seen.get(key);
    if (first !== undefined) return [first, i];
    seen.set(key, i);
  }
  return null;
}

function foldName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** A first line that may be a client: a name that is a number above numbers, or that stands among its column's cells. */
export function headerWarning(
  columns: readonly ColumnInfo[],
  trackers: readonly TypeTracker[],
): TableWarning | null {
  const position = columns.findIndex(({ name, type }, j) => {
    const isNumber = classifyCell(name) === 'number' || classifyCell(name) === 'identifier';
    if (isNumber && (type === 'numeric' || type === 'identifier')) return true;
    return !isNumber && trackers[j].distinct.has(name);
  });
  if (position < 0) return null;
  return warning('W_NO_HEADER', {}, { line: 1, column: position + 1, columnName: columns[position].name });
}
