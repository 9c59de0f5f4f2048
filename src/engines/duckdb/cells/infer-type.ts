import type { ColumnType } from '../../../contract/index.ts';
import { mergeBooleans } from './booleans.ts';
import { isDateColumn } from './dates.ts';
import { MAX_NOMINAL_DISTINCT, type TypeTracker } from './type-tracker.ts';

/** A nominal column repeats each text at least this often on average. */
const MIN_MEAN_REPEATS = 2;
const BINARY_DISTINCT = 2;

/** The type that every non-missing cell fits. */
export function inferType(tracker: TypeTracker, nRows: number): ColumnType {
  const nDistinct = tracker.distinct.size;
  if (nDistinct === 0) return 'text';
  if (!tracker.hasOther && hasDigits(tracker)) {
    if (tracker.hasIdentifier) return isLocal(tracker) ? 'text' : 'identifier';
    if (numberConflict(tracker) === null) return 'numeric';
  }
  if (isDateColumn(tracker.dates)) return 'text';
  if (nDistinct === BINARY_DISTINCT || mergeBooleans([...tracker.distinct]) !== null) return 'binary';
  return nDistinct <= MAX_NOMINAL_DISTINCT && nDistinct * MIN_MEAN_REPEATS <= nRows ? 'nominal' : 'text';
}

function hasDigits(tracker: TypeTracker): boolean {
  return tracker.hasNumber || tracker.hasIdentifier || isLocal(tracker);
}

function isLocal({ hasComma, hasAmbiguous, hasGroups }: TypeTracker): boolean {
  return hasComma || hasAmbiguous || hasGroups;
}

/** Why a column of numbers is not one of numbers: what its commas mean is open, or cells contradict each other. */
export function numberConflict(tracker: TypeTracker): 'ambiguous' | 'mixed' | null {
  const { hasComma, hasAmbiguous, hasPoint, options } = tracker;
  if (options.decimal === '.') return hasComma || hasAmbiguous ? 'mixed' : null;
  if (options.decimal === ',') return hasPoint ? 'mixed' : null;
  if (hasComma) return hasPoint ? 'mixed' : null;
  return hasAmbiguous ? 'ambiguous' : null;
}
