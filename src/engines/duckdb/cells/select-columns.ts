import { type ColumnReading, inputError } from '../../../contract/index.ts';
import { refusal } from '../../../words/index.ts';

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
    const names = existing.slice(0, MAX_NAMES_SHOWN);
    const nMore = existing.length - names.length;
    throw inputError(refusal('E_COLUMN', { names, nMore }), { file, columnName: name });
  });
}

/** Binary columns have at most two categories. */
export function checkReadings(file: string, columns: readonly ColumnReading[]): void {
  for (const { name, type, categories } of columns) {
    if (type !== 'binary' || categories === undefined || categories.length <= 2) continue;
    throw inputError(refusal('E_BINARY', { nDeclared: categories.length }), { file, columnName: name });
  }
}
