import type { CategoryColumn, Frame, FrameColumn, NumericColumn } from '../frame.ts';
import { checkFrame, checkWeights } from '../validate.ts';
import { checkKnownCells, checkSameColumns } from './check.ts';
import type { FilledFrame } from './coding.ts';

export interface FitModeImputerOptions {
  /** Row weights, at least 0; defaults to ones. An integer weight counts as that many rows. */
  readonly weights?: ArrayLike<number>;
}

export interface ModeImputer {
  readonly kind: 'mode-imputer';
  readonly columns: readonly ModeColumn[];
}

export type ModeColumn =
  | {
      readonly kind: 'category';
      readonly name: string;
      readonly categories: readonly string[];
      /** Code of the most frequent category. */
      readonly fill: number;
    }
  | { readonly kind: 'numeric'; readonly name: string; readonly fill: number };

/**
 * One value a column: the most frequent category (ties to the lowest code), or the median of the numbers
 * (halfway between the two middle ones when the weight halves between them). O(nRows log nRows) a column.
 */
export function fitModeImputer(frame: Frame, options: FitModeImputerOptions = {}): ModeImputer {
  checkFrame(frame);
  const weights = checkWeights(options.weights, frame.nRows);
  checkKnownCells(frame, weights);
  return Object.freeze({
    kind: 'mode-imputer',
    columns: frame.columns.map((column) => modeColumn(column, weights)),
  });
}

function modeColumn(column: FrameColumn, weights: Float64Array): ModeColumn {
  const { name } = column;
  if (column.kind === 'numeric') return { kind: 'numeric', name, fill: weightedMedian(column, weights) };
  return {
    kind: 'category',
    name,
    categories: [...column.categories],
    fill: heaviestCode(column, weights),
  };
}

function heaviestCode(column: CategoryColumn, weights: Float64Array): number {
  const totals = new Float64Array(column.categories.length);
  for (let i = 0; i < weights.length; i++) if (column.codes[i] >= 0) totals[column.codes[i]] += weights[i];
  let best = 0;
  for (let code = 1; code < totals.length; code++) if (totals[code] > totals[best]) best = code;
  return best;
}

function weightedMedian({ values }: NumericColumn, weights: Float64Array): number {
  const totals = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]) || weights[i] === 0) continue;
    totals.set(values[i], (totals.get(values[i]) ?? 0) + weights[i]);
    total += weights[i];
  }
  const sorted = Float64Array.from(totals.keys()).sort();
  let below = 0;
  let v = 0;
  const upTo = (): number => below + (totals.get(sorted[v]) ?? 0);
  while (v < sorted.length - 1 && upTo() < total / 2) {
    below = upTo();
    v++;
  }
  const isHalved = upTo() === total / 2 && v < sorted.length - 1;
  return (isHalved ? (sorted[v] + sorted[v + 1]) / 2 : sorted[v]) + 0;
}

/** The frame with its missing cells filled; known cells stay. Refuses other columns than in fit. */
export function transformMode(imputer: ModeImputer, frame: Frame): FilledFrame {
  checkFrame(frame);
  checkSameColumns(frame, imputer.columns);
  const filled: Uint8Array[] = [];
  const columns = frame.columns.map((column, j) => {
    const { fill } = imputer.columns[j];
    const flags = new Uint8Array(frame.nRows);
    filled.push(flags);
    if (column.kind === 'numeric') {
      return {
        ...column,
        values: column.values.map((value, i) => (Number.isNaN(value) ? mark(flags, i, fill) : value)),
      };
    }
    return { ...column, codes: column.codes.map((code, i) => (code < 0 ? mark(flags, i, fill) : code)) };
  });
  return { frame: { nRows: frame.nRows, columns }, filled };
}

/** @param flags IN/OUT */
function mark(flags: Uint8Array, i: number, fill: number): number {
  flags[i] = 1;
  return fill;
}
