import { type InputError, inputError } from '../../../contract/index.ts';
import { type QueryProblem, refusal } from '../../../words/index.ts';

/** A query that is not run. */
export class QueryRefusal extends Error {
  readonly details: QueryProblem;
  /** In the query, in bytes of UTF-8 from 0; null where it is about the whole. */
  readonly position: number | null;
  constructor(details: QueryProblem, position: number | null = null) {
    super(details.kind);
    this.details = details;
    this.position = position;
  }
}

/** The refusal as an error at its line and column, which count from 1, the column in characters. */
export function queryError(
  details: QueryProblem,
  position: number | null,
  sql: string,
  cause?: unknown,
): InputError {
  return inputError(refusal('E_QUERY', details), {
    ...(position !== null && placeIn(sql, position)),
    cause,
  });
}

function placeIn(sql: string, position: number): { readonly line: number; readonly column: number } {
  const before = Buffer.from(sql, 'utf8').subarray(0, position).toString('utf8').split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}
