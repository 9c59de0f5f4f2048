import { type ColumnReading, type InputError, type InputPlace, inputError } from '../../../contract/index.ts';
import { refusal } from '../../../words/index.ts';
import { type CategoryIndex, EXCESS } from './category-index.ts';
import type { NumberProblem } from './number.ts';
import { maskCell } from './text.ts';

const MAX_CATEGORIES_SHOWN = 20;
/** Characters of a category that are shown: enough to see a misspelling. */
const CATEGORY_CHARACTERS_SHOWN = 3;

/** The error of a cell that is no number; `row` from 1 where no line is told. */
export function numberError(
  problem: NumberProblem,
  text: string | null,
  place: InputPlace,
  row: number | null,
): InputError {
  const refused =
    problem.code === 'E_TYPE'
      ? refusal('E_TYPE', { kind: problem.kind, nDigits: problem.nDigits, row })
      : refusal('E_NONFINITE', { kind: problem.kind, row });
  return inputError(refused, text === null ? place : { ...place, sample: maskCell(text) });
}

/** The error of a cell whose code is OUTSIDE or EXCESS. */
export function categoryError(
  code: number,
  reading: ColumnReading,
  index: CategoryIndex,
  text: string,
  place: InputPlace,
): InputError {
  const sample = maskCell(text.trim(), CATEGORY_CHARACTERS_SHOWN);
  if (code !== EXCESS) {
    const declared = reading.categories ?? [];
    const categories = declared.slice(0, MAX_CATEGORIES_SHOWN);
    const nMore = declared.length - categories.length;
    return inputError(refusal('E_CATEGORY', { categories, nMore }), { ...place, sample });
  }
  if (reading.type === 'binary')
    return inputError(refusal('E_BINARY', { nDeclared: null }), { ...place, sample });
  return inputError(refusal('E_TOO_MANY_CATEGORIES', { maxCategories: index.maxCategories }), place);
}
