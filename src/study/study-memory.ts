import { inputError } from '../contract/index.ts';
import { refusal } from '../words/index.ts';

/** About what a study holds of a clustered cell at once: the table, its parts, every imputation, encoded copies. */
const bytesPerCell = 200;
const MEGABYTE = 1_048_576;

/**
 * Refuses a table as soon as so many of its rows are read that a study of them would not fit `budget` MB.
 *
 * @param nColumns clustered ones, with context
 */
export function checkMemory(nRows: number, nColumns: number, budget: number, file: string): void {
  const needed = Math.ceil((nRows * nColumns * bytesPerCell) / MEGABYTE);
  if (needed <= budget) return;
  throw inputError(refusal('E_STUDY_MEMORY', { nRows, needed, budget }), { file });
}
