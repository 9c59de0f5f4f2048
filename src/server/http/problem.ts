import type { Problem, ValueProblem } from '../../contract/index.ts';
import { type Words, wordsFor } from '../../words/index.ts';
import { readersLanguage } from '../request/readers-language.ts';
import { type ApiCode, RequestError, refuse, statuses, type WrongValue } from '../request/request-error.ts';

/** The type of every error, as RFC 9457 has it. */
export const problemType = 'application/problem+json; charset=utf-8';

/** The error as the body of an answer, in one language. */
export function problemOf(error: RequestError, words: Words): Problem {
  const { code, details, values } = error;
  const { title } = words.api.errors[code];
  const more = values.length > 1 ? ` (${words.api.nMore(values.length - 1)})` : '';
  return {
    type: `/api#${code}`,
    title,
    status: statuses[code],
    detail: `${detailOf(code, details, words)}${more}`,
    code,
    ...(typeof details.line === 'number' && { line: details.line }),
    ...(typeof details.column === 'number' && { column: details.column }),
    ...(values.length > 0 && { errors: values.map((value) => valueProblem(value, words)) }),
  };
}

/** The error as an answer in the reader's language. */
export function problemResponse(error: RequestError, acceptLanguage: string | undefined): Response {
  const problem = problemOf(error, wordsFor(readersLanguage(acceptLanguage)));
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': problemType, ...error.headers },
  });
}

/** Our own fault as a refusal that tells nothing of it. */
export function asRequestError(error: unknown): RequestError {
  return error instanceof RequestError ? error : refuse('E_FAULT', {});
}

function valueProblem(
  { path, code, details, allowed, allowedCount }: WrongValue,
  words: Words,
): ValueProblem {
  return {
    path,
    code,
    detail: detailOf(code, details, words),
    ...(allowed && { allowed: [...allowed] }),
    ...(allowedCount !== undefined && { allowedCount }),
  };
}

function detailOf(code: ApiCode, details: Readonly<Record<string, unknown>>, { api }: Words): string {
  const say: (p: never) => string = api.errors[code].detail;
  return say(details as never);
}
