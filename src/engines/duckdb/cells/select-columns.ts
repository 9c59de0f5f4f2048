import { type ColumnReading, InputError } from '../../../contract/index.ts';

const MAX_NAMES_SHOWN = 40;

/** Position in the file of each wanted column. */
export function findColumns(
  file: string,
  existing: readonly string[],
  wanted: readonly ColumnReading[],
): readonly number[] {
  const positions = new Map(existing.map((name, i) => [name, i]));
  return wanted.map(({ name }) => {
    const position = positions.get(name) ?? positions.get(name.trim().normalize('NFC'));
    if (position !== undefined) return position;
    const shown = existing.slice(0, MAX_NAMES_SHOWN).join(', ');
    const rest = existing.length > MAX_NAMES_SHOWN ? ` and ${existing.length - MAX_NAMES_SHOWN} more` : '';
    const hint = `the file has ${shown}${rest}`;
    throw new InputError('E_COLUMN', 'the file has no such column', { file, columnName: name, hint });
  });
}

/** Binary columns have at most two categories. */
export function checkReadings(file: string, columns: readonly ColumnReading[]): void {
  for (const { name, type, categories } of columns) {
    if (type !== 'binary' || categories === undefined || categories.length <= 2) continue;
    const what = `a binary column has two categories; ${categories.length} are declared`;
    throw new InputError('E_BINARY', what, { file, columnName: name, hint: 'declare the column as nominal' });
  }
}
