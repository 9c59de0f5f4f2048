import { type CategoryColumn, compareText, type Frame } from '../frame.ts';
import { checkFrame } from '../validate.ts';
import { checkSameColumns } from './check.ts';
import type { FilledFrame } from './coding.ts';

/** Per column, the categories before and after "unknown" joined them; numeric columns have none. */
export interface RawColumn {
  readonly kind: 'category' | 'numeric';
  readonly name: string;
  readonly categories?: readonly string[];
  readonly filledCategories?: readonly string[];
}

export interface RawImputer {
  readonly kind: 'raw-imputer';
  readonly unknownCategory: string;
  readonly columns: readonly RawColumn[];
}

/**
 * Learns which category columns have missing cells: there "unknown" becomes a category of its own.
 *
 * It takes its place in the alphabet when the categories are in {@link compareText} order, and the last place
 * otherwise. A column that is complete here gets none; numbers stay as they are.
 */
export function fitRawImputer(frame: Frame, unknownCategory: string): RawImputer {
  checkFrame(frame);
  const columns = frame.columns.map((column): RawColumn => {
    const { kind, name } = column;
    if (kind === 'numeric') return { kind, name };
    const filledCategories = column.codes.includes(-1)
      ? withCategory(column.categories, unknownCategory)
      : [...column.categories];
    return { kind, name, categories: [...column.categories], filledCategories };
  });
  return Object.freeze({ kind: 'raw-imputer', unknownCategory, columns });
}

function withCategory(categories: readonly string[], added: string): string[] {
  if (categories.includes(added)) return [...categories];
  const isSorted = categories.every((name, i) => i === 0 || compareText(categories[i - 1], name) < 0);
  const place = isSorted
    ? categories.filter((name) => compareText(name, added) < 0).length
    : categories.length;
  return [...categories.slice(0, place), added, ...categories.slice(place)];
}

/** Missing cells as the category "unknown"; where fit saw none missing, they stay missing. */
export function transformRaw(imputer: RawImputer, frame: Frame): FilledFrame {
  checkFrame(frame);
  checkSameColumns(frame, imputer.columns);
  const filled = frame.columns.map(() => new Uint8Array(frame.nRows));
  const columns = frame.columns.map((column, j) => {
    const { filledCategories } = imputer.columns[j];
    if (column.kind === 'numeric' || filledCategories === undefined) return column;
    return recode(column, filledCategories, imputer.unknownCategory, filled[j]);
  });
  return { frame: { nRows: frame.nRows, columns }, filled };
}

/** @param flags OUT */
function recode(
  column: CategoryColumn,
  categories: readonly string[],
  unknown: string,
  flags: Uint8Array,
): CategoryColumn {
  const codeOf = column.categories.map((name) => categories.indexOf(name));
  const unknownCode = categories.indexOf(unknown);
  const codes = column.codes.map((code, i) => {
    if (code >= 0) return codeOf[code];
    if (unknownCode >= 0) flags[i] = 1;
    return unknownCode;
  });
  return { ...column, codes, categories };
}
