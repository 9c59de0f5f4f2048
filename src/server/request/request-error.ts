import type { Words } from '../../words/index.ts';

type Said = Words['api']['errors'];
export type ApiCode = keyof Said;
type DetailsOf<Code extends ApiCode> =
  Parameters<Said[Code]['detail']> extends [infer P] ? P : Readonly<Record<string, never>>;

/** The status of each error; the ones that can be cured by another request are 4xx. */
export const statuses = Object.freeze({
  E_JSON: 400,
  E_DEPTH: 400,
  E_HTTP: 400,
  E_HOST: 403,
  E_ORIGIN: 403,
  E_READ_ONLY: 403,
  E_NOT_FOUND: 404,
  E_METHOD: 405,
  E_FORMAT: 406,
  E_CONFLICT: 409,
  E_RUN_IN_USE: 409,
  E_TOO_LARGE: 413,
  E_MEDIA_TYPE: 415,
  E_DUPLICATE_KEY: 422,
  E_REQUEST: 422,
  E_ROWS: 422,
  E_FIELD: 422,
  E_VALUE: 422,
  E_OTHER_MODEL: 422,
  E_SEGMENTS: 422,
  E_QUERY: 422,
  E_TABLE: 422,
  E_MAPPING: 422,
  E_BUSY: 429,
  E_FAULT: 500,
  E_NOT_READY: 503,
  E_STOPPING: 503,
} as const satisfies Record<ApiCode, number>);

/** One wrong value of a request; its sentence is made of the details when the language is known. */
export interface WrongValue {
  readonly path: string;
  readonly code: ApiCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly allowed?: readonly string[];
  readonly allowedCount?: number;
}

/** A request that is refused: `code` gives the status and, with `details`, the sentence. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: ApiCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly values: readonly WrongValue[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ApiCode,
    details: Readonly<Record<string, unknown>>,
    options: {
      readonly values?: readonly WrongValue[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(code);
    this.code = code;
    this.details = details;
    this.values = options.values ?? [];
    this.headers = options.headers ?? {};
  }
}

/** A refusal with the details that its sentence needs. */
export function refuse<Code extends ApiCode>(
  code: Code,
  details: DetailsOf<Code>,
  headers: Readonly<Record<string, string>> = {},
): RequestError {
  return new RequestError(code, details as Readonly<Record<string, unknown>>, { headers });
}

/** A wrong value with the details that its sentence needs; its path is among them. */
export function wrongValue<Code extends ApiCode>(
  code: Code,
  details: DetailsOf<Code> & { readonly path: string },
  allowed?: { readonly first: readonly string[]; readonly count: number },
): WrongValue {
  return {
    path: details.path,
    code,
    details: details as Readonly<Record<string, unknown>>,
    ...(allowed && { allowed: allowed.first, allowedCount: allowed.count }),
  };
}

/** The refusal of one or several wrong values, in their order; at least one. */
export function refuseValues(values: readonly WrongValue[]): RequestError {
  const [first] = values;
  if (!first) throw new RangeError('a refusal needs a wrong value');
  return new RequestError(first.code, first.details, { values });
}
