import { labelChanges } from '../ml/index.ts';
import { profileRules } from './profile/rules.ts';
import type { Segments } from './segment.ts';
import type { SplitTable } from './split.ts';

/** The segments of all rows in the order of the file. */
export interface RowOrder {
  readonly nRows: number;
  /** From row to row, and how often a random order changes. */
  readonly nChanges: number;
  readonly nExpected: number;
  /** Whether the segment changes as seldom as a date does: by the rule of the profile's columns. */
  readonly isCalendar: boolean;
  /** Shape (nParts, nSegments): the share of each segment in equal stretches of rows. */
  readonly shares: readonly (readonly number[])[];
}

const mostParts = 20;

/** How the segments lie along the rows of the table, train and test rows together. O(rows). */
export function rowOrder(
  { trainLabels, testLabels }: Pick<Segments, 'trainLabels' | 'testLabels'>,
  { trainRows, testRows }: Pick<SplitTable, 'trainRows' | 'testRows'>,
  nSegments: number,
): RowOrder {
  const nRows = trainRows.length + testRows.length;
  const labels = new Int32Array(nRows);
  trainRows.forEach((row, i) => {
    labels[row] = trainLabels[i];
  });
  testRows.forEach((row, i) => {
    labels[row] = testLabels[i];
  });
  const { nChanges, nExpected } = labelChanges(labels);
  const nParts = Math.min(mostParts, nRows);
  const shares = Array.from({ length: nParts }, (_, part) => {
    const own = labels.subarray(
      Math.floor((part * nRows) / nParts),
      Math.floor(((part + 1) * nRows) / nParts),
    );
    const counts = Array<number>(nSegments).fill(0);
    for (const label of own) counts[label]++;
    return counts.map((count) => count / own.length);
  });
  const { dateChanges, dateExpected } = profileRules;
  const isCalendar = nExpected >= dateExpected && nChanges <= dateChanges * nExpected;
  return { nRows, nChanges, nExpected, isCalendar, shares };
}
