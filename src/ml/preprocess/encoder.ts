import { ArgumentError } from '../errors.ts';
import { type CategoryColumn, type Frame, frameColumn, selectFrameColumns } from '../frame.ts';
import { type Matrix, zeros } from '../matrix.ts';
import { checkColumns, checkFrame, checkWeights } from '../validate.ts';

export type EncoderKind = 'one-hot' | 'ordinal';

/** What becomes of a category that was not there in fit: refused, or read as the column's most frequent one. */
export type UnseenPolicy = 'error' | 'most-frequent';

export interface EncodedColumn {
  readonly name: string;
  /** The categories that occurred in fit, in the frame's order; a category's code is its place here. */
  readonly categories: readonly string[];
  /** Code of the category with the largest weight, ties to the lowest code. */
  readonly mostFrequent: number;
}

/** A fitted encoder of category columns. */
export interface Encoder {
  readonly kind: EncoderKind;
  readonly unseen: UnseenPolicy;
  readonly columns: readonly EncodedColumn[];
}

export interface FitEncoderOptions {
  /** Defaults to 'error'. */
  readonly unseen?: UnseenPolicy;
  /** One per row, at least 0; defaults to ones. A category that only rows of weight 0 have did not occur. */
  readonly weights?: ArrayLike<number>;
}

/**
 * Fits an encoder on every column of the frame; all are category columns without missing cells.
 *
 * ordinal: one feature a column, the code 0 … nCategories − 1 in the frame's category order (alphabetical or
 * declared, see `sortCategories`). one-hot: one 0/1 feature a category. O(nRows × nColumns). As scikit-learn's
 * OrdinalEncoder and OneHotEncoder, except that a category's place is the frame's and not always alphabetical.
 */
export function fitEncoder(kind: EncoderKind, frame: Frame, options: FitEncoderOptions = {}): Encoder {
  checkFrame(frame);
  const weights = checkWeights(options.weights, frame.nRows);
  const columns = frame.columns.map((column) => fitColumn(asCategory(column), weights));
  return Object.freeze({ kind, unseen: options.unseen ?? 'error', columns });
}

/** Names of the features: the column for ordinal, `column=category` for one-hot. */
export function encodedNames(encoder: Encoder): string[] {
  return encoder.columns.flatMap(({ name, categories }) =>
    encoder.kind === 'ordinal' ? [name] : categories.map((category) => `${name}=${category}`),
  );
}

/** How many features a column becomes. */
export function encodedWidth(encoder: Encoder, column: EncodedColumn): number {
  return encoder.kind === 'ordinal' ? 1 : column.categories.length;
}

/**
 * The encoded frame, shape (nRows, nFeatures); the frame's columns are found by name.
 *
 * Errors: E_MISSING for a missing cell (impute first), E_UNSEEN for a new category when the policy is 'error'.
 */
export function transformEncoder(encoder: Encoder, frame: Frame): Matrix {
  checkFrame(
    selectFrameColumns(
      frame,
      encoder.columns.map((column) => column.name),
    ),
  );
  const width = encoder.columns.reduce((sum, column) => sum + encodedWidth(encoder, column), 0);
  const out = zeros(frame.nRows, width);
  let offset = 0;
  for (const fitted of encoder.columns) {
    const column = asCategory(frameColumn(frame, fitted.name));
    const recoded = recoding(fitted, column, encoder.unseen);
    for (let i = 0; i < frame.nRows; i++) {
      const code = column.codes[i];
      if (code < 0) {
        throw new ArgumentError(
          'E_MISSING',
          `column "${fitted.name}" must have no missing cells; row ${i} is missing`,
        );
      }
      const to = recoded[code];
      if (to < 0) {
        throw new ArgumentError(
          'E_UNSEEN',
          `column "${fitted.name}" must hold one of ${fitted.categories.join(', ')}; row ${i} is "${column.categories[code]}"`,
        );
      }
      if (encoder.kind === 'ordinal') out.data[i * width + offset] = to;
      else out.data[i * width + offset + to] = 1;
    }
    offset += encodedWidth(encoder, fitted);
  }
  return out;
}

/** Back to categories: the nearest code for ordinal, the largest feature for one-hot (ties to the lowest). */
export function inverseEncoder(encoder: Encoder, x: Matrix): Frame {
  checkColumns(x, encodedNames(encoder).length);
  let offset = 0;
  const columns = encoder.columns.map((column): CategoryColumn => {
    const width = encodedWidth(encoder, column);
    const codes = new Int32Array(x.nRows);
    for (let i = 0; i < x.nRows; i++) {
      const start = i * x.nCols + offset;
      const cells = x.data.subarray(start, start + width);
      codes[i] =
        encoder.kind === 'ordinal'
          ? Math.min(column.categories.length - 1, Math.max(0, Math.round(cells[0])))
          : cells.indexOf(cells.reduce((a, b) => Math.max(a, b)));
    }
    offset += width;
    return { kind: 'category', name: column.name, codes, categories: column.categories };
  });
  return { nRows: x.nRows, columns };
}

function fitColumn(column: CategoryColumn, weights: Float64Array): EncodedColumn {
  const totals = new Float64Array(column.categories.length);
  for (let i = 0; i < weights.length; i++) {
    const code = column.codes[i];
    if (weights[i] === 0) continue;
    if (code < 0) {
      throw new ArgumentError(
        'E_MISSING',
        `column "${column.name}" must have no missing cells; row ${i} is missing`,
      );
    }
    totals[code] += weights[i];
  }
  const categories = column.categories.filter((_, code) => totals[code] > 0);
  const heaviest = column.categories[totals.indexOf(totals.reduce((a, b) => Math.max(a, b), 0))];
  return { name: column.name, categories, mostFrequent: categories.indexOf(heaviest) };
}

/** For each code of `column`, the fitted code; −1 where it was not seen and the policy refuses it. */
function recoding(fitted: EncodedColumn, column: CategoryColumn, unseen: UnseenPolicy): Int32Array {
  return Int32Array.from(column.categories, (category) => {
    const code = fitted.categories.indexOf(category);
    return code < 0 && unseen === 'most-frequent' ? fitted.mostFrequent : code;
  });
}

function asCategory(column: Frame['columns'][number]): CategoryColumn {
  if (column.kind === 'category') return column;
  throw new ArgumentError('E_COLUMN_KIND', `column "${column.name}" must hold categories; it is numeric`);
}
