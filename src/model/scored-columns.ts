import { missingInteger } from '../contract/columns.ts';
import type { ScoreStatus } from './score.ts';

/** The statuses by their codes in `ScoredColumns`. */
export const scoreStatuses: readonly ScoreStatus[] = Object.freeze(['complete', 'filled', 'abstained']);

/** The answers for many clients, one entry a row. */
export interface ScoredColumns {
  /** `missingInteger` where the model abstains. */
  readonly segmentId: Int32Array;
  /** Of the likeliest segment. */
  readonly probability: Float64Array;
  /** A place in `scoreStatuses`. */
  readonly status: Uint8Array;
  /** Used fields that were not known, separated by blanks. */
  readonly filledFields: readonly string[];
  /** Cells with a category that the model does not know. */
  readonly nUnseen: number;
}

/** In place of a segment's id. */
export const abstainedId = missingInteger;
