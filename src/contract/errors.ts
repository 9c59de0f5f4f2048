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
  /** Plain data from which the line can be said in another language. */
  readonly details?: Readonly<Record<string, unknown>>;
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
  readonly details: Readonly<Record<string, unknown>> | null;

  constructor(code: string, what: string, options: InputErrorOptions = {}) {
    const { hint, details, cause, ...place } = options;
    super(inputErrorLine({ code, what, place, hint: hint ?? null }, english), { cause });
    this.code = code;
    this.place = place;
    this.hint = hint ?? null;
    this.details = details ?? null;
  }
}

/** What is wrong and what to do, as the words of one language say it. */
interface Refused {
  readonly code: string;
  readonly what: string;
  readonly hint: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The error of a refusal at its place. */
export function inputError(
  { code, what, hint, details }: Refused,
  options: InputPlace & { readonly cause?: unknown } = {},
): InputError {
  return new InputError(code, what, {
    ...options,
    ...(hint !== null && { hint }),
    ...(details && { details }),
  });
}

/** How a language names a place. */
export interface PlaceWords {
  line(line: number): string;
  column(column: number | null, name: string | null): string;
  found(sample: string): string;
}

const english: PlaceWords = Object.freeze({
  line: (line: number) => `line ${line}`,
  column: (column: number | null, name: string | null) =>
    `column${column === null ? '' : ` ${column}`}${name === null ? '' : ` "${name}"`}`,
  found: (sample: string) => `(found ${JSON.stringify(sample)})`,
});

/** `E_RAGGED clients.csv, line 3, column 2 "age": 2 of 3 fields; complete the row or delete it` */
export function inputErrorLine(
  { code, what, place, hint }: Refused & { readonly place: InputPlace },
  words: PlaceWords,
): string {
  const { file, line, column, columnName, sample } = place;
  const where = [
    ...(file === undefined ? [] : [file]),
    ...(line === undefined ? [] : [words.line(line)]),
    ...(column === undefined && columnName === undefined
      ? []
      : [words.column(column ?? null, columnName ?? null)]),
  ].join(', ');
  const found = sample === undefined ? '' : ` ${words.found(sample)}`;
  const text = `${code}${where ? ` ${where}` : ''}: ${what}${found}${hint ? `; ${hint}` : ''}`;
  return text.replace(/\p{Cc}+/gu, ' ');
}
