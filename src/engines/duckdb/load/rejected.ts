import type { InputError } from '../../../contract/index.ts';
import type { RejectedRow } from '../../loader.ts';

/** Characters of a value that are shown. */
const mostShown = 200;

export function rejectedRow({ place, code, details }: InputError, value: string | null): RejectedRow {
  return {
    line: place.line ?? null,
    row: null,
    column: place.column ?? null,
    columnName: place.columnName ?? null,
    value: value === null ? null : value.slice(0, mostShown),
    code,
    details,
  };
}
