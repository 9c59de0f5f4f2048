import { ArgumentError } from '../errors.ts';
import { type Frame, type FrameColumn, isMissing } from '../frame.ts';
import type { Matrix } from '../matrix.ts';

/** Refuses a frame whose columns differ from the fitted ones in number, name, order, kind or categories. */
export function checkSameColumns(frame: Frame, fitted: readonly FittedColumn[]): void {
  if (frame.columns.length !== fitted.length) {
    throw new ArgumentError(
      'E_N_FEATURES',
      `frame must have the ${fitted.length} columns of fit (${list(fitted)}); got ${frame.columns.length} (${list(frame.columns)})`,
    );
  }
  fitted.forEach((want, j) => {
    const got = frame.columns[j];
    if (got.name !== want.name || got.kind !== want.kind) {
      throw new ArgumentError(
        'E_COLUMN',
        `frame column ${j} must be ${want.kind} "${want.name}", as in fit; got ${got.kind} "${got.name}"`,
      );
    }
    if (got.kind !== 'category' || want.categories === undefined) return;
    if (got.categories.length === want.categories.length && got.categories.every(isAt(want.categories)))
      return;
    throw new ArgumentError(
      'E_CATEGORIES',
      `frame column "${got.name}" must have the categories of fit (${want.categories.join(', ')}); got ${got.categories.join(', ')}`,
    );
  });
}

/** What a fitted imputer keeps of a column so that it can refuse another. */
export interface FittedColumn {
  readonly kind: FrameColumn['kind'];
  readonly name: string;
  readonly categories?: readonly string[];
}

function isAt(categories: readonly string[]): (category: string, i: number) => boolean {
  return (category, i) => category === categories[i];
}

function list(columns: readonly { readonly name: string }[]): string {
  return columns.map((column) => column.name).join(', ');
}

/** Refuses columns that no row of positive weight knows; the column is named. */
export function checkKnownCells(frame: Frame, weights?: ArrayLike<number>): void {
  for (const column of frame.columns) {
    let i = 0;
    while (i < frame.nRows && (isMissing(column, i) || weights?.[i] === 0)) i++;
    if (i === frame.nRows) throw allMissing(`"${column.name}"`);
  }
}

/** Refuses columns of NaN only; named by `columns` where given, by number otherwise. */
export function checkKnownColumns(x: Matrix, columns?: readonly string[]): void {
  if (columns !== undefined && columns.length !== x.nCols) {
    throw new ArgumentError('E_COLUMN', `columns must name ${x.nCols} columns; got ${columns.length}`);
  }
  for (let j = 0; j < x.nCols; j++) {
    let i = 0;
    while (i < x.nRows && Number.isNaN(x.data[i * x.nCols + j])) i++;
    if (i === x.nRows) throw allMissing(columns ? `"${columns[j]}"` : `${j}`);
  }
}

function allMissing(column: string): ArgumentError {
  return new ArgumentError(
    'E_ALL_MISSING',
    `every column must have a known cell to fit an imputer; column ${column} has none`,
  );
}
