import { ArgumentError, assertUnreachable } from '../errors.ts';
import type { Frame } from '../frame.ts';
import type { Kernels } from '../kernels.ts';
import { referenceKernels } from '../reference/index.ts';
import { type Coding, decodeMatrix, encodeFrame, type FilledFrame, fitCoding } from './coding.ts';
import { fitIterativeImputer, type IterativeImputer, transformIterative } from './iterative.ts';
import { fitKnnImputer, type KnnImputer, transformKnn } from './knn.ts';
import { fitModeImputer, type ModeImputer, transformMode } from './mode.ts';
import { fitRawImputer, type RawImputer, transformRaw } from './raw.ts';

/** The ways to treat missing cells, by the names a study uses. */
export const imputationMethods = ['raw', 'knn', 'knn-vote', 'iterative', 'mode'] as const;

export type ImputationMethod = (typeof imputationMethods)[number];

export interface FitFrameImputerOptions {
  readonly method: ImputationMethod;
  /** knn, knn-vote: donors of a cell, at least 1; defaults to 5. */
  readonly neighbours?: number;
  /** iterative: rounds over all columns, at least 0; defaults to 10. */
  readonly maxRounds?: number;
  /** iterative: relative move that ends the rounds, at least 0; defaults to 1e-3. */
  readonly tolerance?: number;
  /** iterative: see `FitIterativeImputerOptions`; defaults to false. */
  readonly skipComplete?: boolean;
  /** raw: the category of missing cells; defaults to 'unknown'. */
  readonly unknownCategory?: string;
}

/** A fitted imputer of any method; with knn and knn-vote it holds training rows. */
export type FrameImputer =
  | { readonly kind: 'frame-imputer'; readonly method: 'raw'; readonly raw: RawImputer }
  | {
      readonly kind: 'frame-imputer';
      readonly method: 'knn' | 'knn-vote';
      readonly coding: Coding;
      readonly knn: KnnImputer;
    }
  | {
      readonly kind: 'frame-imputer';
      readonly method: 'iterative';
      readonly coding: Coding;
      readonly iterative: IterativeImputer;
    }
  | { readonly kind: 'frame-imputer'; readonly method: 'mode'; readonly mode: ModeImputer };

const DEFAULT_UNKNOWN_CATEGORY = 'unknown';

/**
 * Fits an imputation method on a frame of training rows, for {@link imputeFrame}.
 *
 * Every column takes part in distances and regressions, so a caller that leaks the outcome adds it as a column
 * and drops it afterwards.
 */
export function fitFrameImputer(frame: Frame, options: FitFrameImputerOptions): FrameImputer {
  const { method } = options;
  switch (method) {
    case 'raw':
      return Object.freeze({
        kind: 'frame-imputer',
        method,
        raw: fitRawImputer(frame, options.unknownCategory ?? DEFAULT_UNKNOWN_CATEGORY),
      });
    case 'knn':
    case 'knn-vote': {
      const coding = fitCoding(frame);
      const { neighbours } = options;
      const knn = fitKnnImputer(encodeFrame(coding, frame), neighbours === undefined ? {} : { neighbours });
      return Object.freeze({ kind: 'frame-imputer', method, coding, knn });
    }
    case 'iterative': {
      const coding = fitCoding(frame);
      const { maxRounds, tolerance, skipComplete = false } = options;
      const iterative = fitIterativeImputer(encodeFrame(coding, frame), {
        ...(maxRounds === undefined ? {} : { maxRounds }),
        ...(tolerance === undefined ? {} : { tolerance }),
        skipComplete,
      });
      return Object.freeze({ kind: 'frame-imputer', method, coding, iterative });
    }
    case 'mode':
      return Object.freeze({ kind: 'frame-imputer', method, mode: fitModeImputer(frame) });
    default:
      throw unknownMethod(method);
  }
}

function unknownMethod(method: never): ArgumentError {
  return new ArgumentError(
    'E_METHOD',
    `method must be one of ${imputationMethods.join(', ')}; got ${JSON.stringify(method)}`,
  );
}

/** The frame with its missing cells filled by a fitted method; known cells stay. Training rows or new ones. */
export function imputeFrame(
  imputer: FrameImputer,
  frame: Frame,
  kernels: Kernels = referenceKernels,
): FilledFrame {
  switch (imputer.method) {
    case 'raw':
      return transformRaw(imputer.raw, frame);
    case 'knn':
    case 'knn-vote': {
      const vote = imputer.method === 'knn-vote' ? categoryColumns(imputer.coding) : [];
      const x = transformKnn(imputer.knn, encodeFrame(imputer.coding, frame), { vote, kernels });
      return decodeMatrix(imputer.coding, x, frame);
    }
    case 'iterative': {
      const x = transformIterative(imputer.iterative, encodeFrame(imputer.coding, frame));
      return decodeMatrix(imputer.coding, x, frame);
    }
    case 'mode':
      return transformMode(imputer.mode, frame);
    default:
      return assertUnreachable(imputer);
  }
}

function categoryColumns(coding: Coding): number[] {
  return coding.columns.flatMap((column, j) => (column.kind === 'category' ? [j] : []));
}
