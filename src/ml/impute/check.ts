import { ArgumentError } from '../errors.ts';
import { type Frame, type FrameColumn, isMissing } from '../frame.ts';
import type { Matrix } from '../matrix.ts';

/** Refuses a frame without rows or columns, with repeated names, or with cells outside its own contract. */
export function checkFrame(frame: Frame, name = 'frame'): void {
  if (frame.nRows === 0 || frame.columns.length === 0) {
    throw new ArgumentError(
      'E_EMPTY',
      `${name} must have at least one row and one column; got ${frame.nRows} × ${frame.columns.length}`,
    );
  }
  const names = new Set<string>();
  for (const column of frame.columns) {
    if (names.has(column.name)) {
      throw new ArgumentError('E_COLUMN', `${name} must name each column once; "${column.name}" comes twice`);
    }
    names.add(column.name);
    checkCells(column, frame.nRows, name);
  }
}

function checkCells(column: FrameColumn, nRows: number, name: string): void {
  const cells = column.kind === 'numeric' ? column.values : column.codes;
  if (cells.length !== nRows) {
    throw new ArgumentError(
      'E_SHAPE',
      `${name} column "${column.name}" must have ${nRows} cells; got ${cells.length}`,
    );
  }
  for (let i = 0; i < nRows; i++) {
    if (column.kind === 'numeric') {
      if (Number.isFinite(cells[i]) || Number.isNaN(cells[i])) continue;
      throw new ArgumentError(
        'E_NONFINITE',
        `${name} column "${column.name}" must hold finite numbers or NaN; row ${i} is ${cells[i]}`,
      );
    }
    if (cells[i] >= -1 && cells[i] < column.categories.length) continue;
    throw new ArgumentError(
      'E_RANGE',
      `${name} column "${column.name}" must hold codes from -1 to ${column.categories.length - 1}; row ${i} is ${cells[i]}`,
    );
  }
}

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
