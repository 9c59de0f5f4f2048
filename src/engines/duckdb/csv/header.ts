import { InputError } from '../../../contract/index.ts';
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
    const place = { file, line, column: empty + 1, hint: 'name the column in the first line' };
    return new InputError('E_EMPTY_HEADER', `column ${empty + 1} of ${header.length} has no name`, place);
  }
  const pair = findDuplicateName(header);
  if (pair === null) return header;
  const [first, second] = pair;
  const isSame = header[first] === header[second];
  return new InputError(
    'E_DUP_HEADER',
    `columns ${first + 1} and ${second + 1} have ${isSame ? 'the same name' : 'names that differ in case alone'}`,
    { file, line, column: second + 1, columnName: header[second] ?? '', hint: 'rename one of them' },
  );
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
  const message = 'the first line looks like a row and not like column names: put a line of names above it';
  return {
    code: 'W_NO_HEADER',
    message,
    line: 1,
    column: position + 1,
    columnName: columns[position].name,
  };
}
