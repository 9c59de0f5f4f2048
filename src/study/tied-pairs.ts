import { correlationRatio, cramersV, type Frame, type FrameColumn, spearman } from '../ml/index.ts';

/** Two columns that say nearly the same of a client. */
export interface TiedPair {
  readonly columns: readonly [string, string];
  /** Cramér's V, the correlation ratio, or |Spearman's ρ|, by their types. */
  readonly strength: number;
}

/** From here on two columns tell one fact twice: what they have in common is no group of clients. */
const leastStrength = 0.95;

/** Every pair of columns that say nearly the same. O(nRows × columns²). */
export function tiedPairs({ columns }: Frame): TiedPair[] {
  return columns.flatMap((a, i) =>
    columns.slice(i + 1).flatMap((b): TiedPair[] => {
      const strength = strengthOf(a, b);
      return strength >= leastStrength ? [{ columns: [a.name, b.name], strength }] : [];
    }),
  );
}

function strengthOf(a: FrameColumn, b: FrameColumn): number {
  if (a.kind === 'numeric') {
    if (b.kind === 'numeric') return Math.abs(spearman(a.values, b.values).value);
    return correlationRatio(a.values, b.codes).value;
  }
  return b.kind === 'numeric' ? correlationRatio(b.values, a.codes).value : cramersV(a.codes, b.codes).value;
}
