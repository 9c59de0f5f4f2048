import { errorsEn } from './en/errors.ts';
import { placeEn, warningsEn } from './en/warnings.ts';
import type { Words } from './words.ts';

export type WarningCode = keyof typeof warningsEn;
export type ErrorCode = keyof typeof errorsEn;

/** What a sentence is built from: plain data, which a file can hold. */
export type NoticeDetails = Readonly<Record<string, unknown>>;

/** Where a warning stands; lines and columns count from 1. */
export interface NoticePlace {
  readonly line?: number;
  readonly column?: number;
  readonly columnName?: string;
}

/** A warning while a table is read: `message` is its English sentence without the place. */
export interface PlacedWarning extends NoticePlace {
  readonly code: string;
  readonly message: string;
  readonly details: NoticeDetails;
}

/** A warning as records keep it: `message` names the place, which also stands in `details.at`. */
interface RecordedWarning {
  readonly code: string;
  readonly message: string;
  readonly details?: NoticeDetails | undefined;
}

/** What is wrong and what to do: in English, and the details for any language. */
export interface Refused {
  readonly code: ErrorCode;
  readonly what: string;
  readonly hint: string | null;
  readonly details: NoticeDetails;
}

type DetailsOf<Say> = Say extends () => unknown
  ? Readonly<Record<string, never>>
  : Say extends (p: infer P) => unknown
    ? P
    : never;

/** A warning of a code: `warning('W_QUOTE', {}, { line: 3 })`. */
export function warning<Code extends WarningCode>(
  code: Code,
  details: DetailsOf<(typeof warningsEn)[Code]>,
  place: NoticePlace = {},
): PlacedWarning {
  const say: (p: never) => string = warningsEn[code];
  return { code, message: say(details as never), details: details as NoticeDetails, ...place };
}

/** The warning as records keep it. */
export function recordedWarning({ code, message, details, ...at }: PlacedWarning) {
  return { code, message: `${placeText(at, placeEn)}${message}`, details: { ...details, at } };
}

/** A refusal of a code: `refusal('E_RAGGED', { found: 2, wanted: 3, row: null })`. */
export function refusal<Code extends ErrorCode>(
  code: Code,
  details: DetailsOf<(typeof errorsEn)[Code]>,
): Refused {
  const say: (p: never) => readonly [string, string?] = errorsEn[code];
  const [what, hint = null] = say(details as never);
  return { code, what, hint, details: details as NoticeDetails };
}

/** A recorded warning in a language; its own message where it has no details or its code is not known. */
export function warningText(recorded: RecordedWarning, words: Pick<Words, 'warnings' | 'place'>): string {
  const { code, message, details } = recorded;
  if (details === undefined || !Object.hasOwn(words.warnings, code)) return message;
  const say: (p: never) => string = words.warnings[code as WarningCode];
  const at = (details.at ?? {}) as NoticePlace;
  return `${placeText(at, words.place)}${say(details as never)}`;
}

/** What is wrong and what to do in a language; null where the code is not known or there are no details. */
export function errorText(
  code: string,
  details: NoticeDetails | null,
  words: Pick<Words, 'errors'>,
): { readonly what: string; readonly hint: string | null } | null {
  if (details === null || !Object.hasOwn(words.errors, code)) return null;
  const say: (p: never) => readonly [string, string?] = words.errors[code as ErrorCode];
  const [what, hint = null] = say(details as never);
  return { what, hint };
}

/** `column "age", line 3: `; nothing where no place is known. */
function placeText({ line, columnName }: NoticePlace, place: Words['place']): string {
  const parts = [
    ...(columnName === undefined ? [] : [place.column(null, columnName)]),
    ...(line === undefined ? [] : [place.line(line)]),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}
