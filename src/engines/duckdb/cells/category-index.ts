import type { ColumnReading } from '../../../contract/index.ts';
import { type MergedBoolean, mergeBooleans } from './booleans.ts';
import { normaliseCell } from './text.ts';

export const MISSING = -1;
/** Not one of the declared categories. */
export const OUTSIDE = -2;
/** One category more than the column may have: the third of a binary one. */
export const EXCESS = -3;

/** More categories than this are names or numbers of clients, not groups of them. */
const MAX_CATEGORIES = 65_536;
const BINARY_CATEGORIES = 2;

/** The categories of one column: a cell's text to its code. */
export interface CategoryIndex {
  readonly maxCategories: number;
  /** Declared: the final code or OUTSIDE. Otherwise a code by first appearance, or EXCESS. Empty or unknown: MISSING. */
  codeOf(text: string): number;
  /**
   * The categories in code order, the final code of each code that `codeOf` gave, and the spellings of yes and no
   * that became one category.
   */
  seal(): {
    readonly categories: readonly string[];
    readonly finalCodes: Int32Array;
    readonly merged: readonly MergedBoolean[] | null;
  };
}

export function createCategoryIndex(reading: ColumnReading): CategoryIndex {
  const unknown = unknownTokens(reading);
  const isDeclared = reading.categories !== undefined;
  const codes = new Map<string, number>();
  for (const category of reading.categories ?? []) codes.set(normaliseCell(category), codes.size);
  const maxCategories = reading.type === 'binary' ? BINARY_CATEGORIES : MAX_CATEGORIES;

  function codeOf(text: string): number {
    const cell = normaliseCell(text);
    if (cell === '' || unknown.has(cell)) return MISSING;
    const code = codes.get(cell);
    if (code !== undefined) return code;
    if (isDeclared) return OUTSIDE;
    if (codes.size >= maxCategories && !isBooleanWith(cell)) return EXCESS;
    codes.set(cell, codes.size);
    return codes.size - 1;
  }

  /** Whether a binary column whose third spelling is `cell` has but two meanings. */
  function isBooleanWith(cell: string): boolean {
    return reading.type === 'binary' && mergeBooleans([...codes.keys(), cell]) !== null;
  }

  function seal() {
    const found = [...codes.keys()];
    const merged = isDeclared ? null : mergeBooleans(found);
    const meaning = new Map((merged ?? []).flatMap(({ to, from }) => from.map((spelling) => [spelling, to])));
    const nameOf = (category: string): string => meaning.get(category) ?? category;
    const categories = reading.categories ?? [...new Set(found.map(nameOf))].sort((a, b) => (a < b ? -1 : 1));
    const position = new Map(categories.map((category, i) => [normaliseCell(category), i]));
    return {
      categories,
      finalCodes: Int32Array.from(found, (category) => position.get(nameOf(category)) ?? OUTSIDE),
      merged,
    };
  }

  return { maxCategories, codeOf, seal };
}

/** The tokens that mean "missing", as cells are compared. */
export function unknownTokens(reading: ColumnReading): ReadonlySet<string> {
  return new Set((reading.unknown ?? []).map(normaliseCell));
}

export function isCategorical(type: ColumnReading['type']): type is 'nominal' | 'ordinal' | 'binary' {
  return type === 'nominal' || type === 'ordinal' || type === 'binary';
}
