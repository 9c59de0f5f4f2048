import { profileRules } from './rules.ts';
import type { Subject } from './subject.ts';
import type { MissingPair } from './table-profile.ts';

/**
 * Pairs of columns that are unknown in the same rows at least once, those furthest above expectation first.
 *
 * O(nRows × columns with missing cells²).
 */
export function missingTogether(subjects: readonly Subject[], nRows: number): MissingPair[] {
  const gapped = subjects
    .filter(({ nMissing, origin }) => nMissing > 0 && origin === 'file')
    .slice(0, profileRules.comparedColumns);
  return gapped
    .flatMap((a, i) =>
      gapped.slice(i + 1).map((b): MissingPair => {
        let nBoth = 0;
        for (let row = 0; row < nRows; row++) nBoth += Number(a.codes[row] < 0 && b.codes[row] < 0);
        return {
          columns: [a.name, b.name],
          nMissing: [a.nMissing, b.nMissing],
          nBoth,
          nExpected: (a.nMissing * b.nMissing) / nRows,
        };
      }),
    )
    .filter(({ nBoth }) => nBoth > 0)
    .sort((a, b) => b.nBoth - b.nExpected - (a.nBoth - a.nExpected));
}
