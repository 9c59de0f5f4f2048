/** Where bad input stands: as much of it as is known. Lines and columns count from 1; the header is line 1. */
export interface InputPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly columnName?: string;
  /** A masked piece of what was found. */
  readonly sample?: string;
}

export interface InputErrorOptions extends InputPlace {
  /** What to do, a short sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * The user's input is wrong: one line that says what, where and what to do.
 *
 * The command line ends with `exitCode` 2, a server answers with `status` 422.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly exitCode = 2;
  readonly status = 422;
  readonly code: string;
  readonly place: InputPlace;
  readonly hint: string | null;

  constructor(code: string, what: string, options: InputErrorOptions = {}) {
    const { hint, cause, ...place } = options;
    super(formatInputError(code, what, place, hint), { cause });
    this.code = code;
    this.place = place;
    this.hint = hint ?? null;
  }
}

/** `E_RAGGED clients.csv, line 3, column 2 "age": 2 of 3 fields; complete the row or delete it` */
function formatInputError(code: string, what: string, place: InputPlace, hint: string | undefined): string {
  const column =
    place.column === undefined
      ? place.columnName && `column "${place.columnName}"`
      : `column ${place.column}${place.columnName === undefined ? '' : ` "${place.columnName}"`}`;
  const where = [place.file, place.line === undefined ? '' : `line ${place.line}`, column]
    .filter(Boolean)
    .join(', ');
  const sample = place.sample === undefined ? '' : ` (found ${JSON.stringify(place.sample)})`;
  const line = `${code}${where ? ` ${where}` : ''}: ${what}${sample}${hint ? `; ${hint}` : ''}`;
  return line.replace(/\p{Cc}+/gu, ' ');
}
