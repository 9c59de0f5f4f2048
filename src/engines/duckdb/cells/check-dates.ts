import { inputError } from '../../../contract/index.ts';
import { refusal } from '../../../words/index.ts';
import { isDateColumn } from './dates.ts';
import { maskCell } from './text.ts';
import type { TypeTracker } from './type-tracker.ts';

/** Refuses a wrong date in a column of dates: the first by line, then by column. */
export function checkDates(
  file: string,
  names: readonly string[],
  trackers: readonly (TypeTracker | null)[],
): void {
  const [first] = trackers
    .flatMap((tracker, i) => {
      const problem = tracker && isDateColumn(tracker.dates) ? tracker.dates.problem : null;
      return problem === null ? [] : [{ ...problem, i, line: tracker?.lines.get('date') }];
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (first === undefined) return;
  const { kind, cell, i, line } = first;
  throw inputError(refusal('E_DATE', { kind }), {
    file,
    ...(line !== undefined && { line }),
    column: i + 1,
    columnName: names[i],
    sample: maskCell(cell),
  });
}
