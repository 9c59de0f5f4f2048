import { type ColumnReading, InputError, type InputPlace } from '../../../contract/index.ts';
import { type CategoryIndex, EXCESS } from './category-index.ts';
import type { NumberProblem } from './number.ts';
import { maskCell } from './text.ts';

const MAX_CATEGORIES_SHOWN = 20;
/** Characters of a category that are shown: enough to see a misspelling. */
const CATEGORY_CHARACTERS_SHOWN = 3;

export function numberError(problem: NumberProblem, text: string, place: InputPlace): InputError {
  const { code, what, hint } = problem;
  return new InputError(code, what, { ...place, sample: maskCell(text), hint });
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
    const shown =
      declared.slice(0, MAX_CATEGORIES_SHOWN).join(', ') +
      (declared.length > MAX_CATEGORIES_SHOWN ? ', …' : '');
    const hint = `write one of ${shown}, or add it to categories or to unknown`;
    return new InputError('E_CATEGORY', 'not one of the declared categories', { ...place, sample, hint });
  }
  if (reading.type === 'binary') {
    const hint = 'declare the column as nominal, or list what means "missing" under unknown';
    return new InputError('E_BINARY', 'a third value in a binary column', { ...place, sample, hint });
  }
  const what = `more than ${index.maxCategories} categories`;
  return new InputError('E_TOO_MANY_CATEGORIES', what, {
    ...place,
    hint: 'declare the column as text or identifier',
  });
}
