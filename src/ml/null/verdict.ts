/** Whether a score beats that of unrelated columns. */
export type Verdict = 'none' | 'weak' | 'clear';

/** What a verdict asks for. */
export interface VerdictThreshold {
  /** Of silhouette, at least. */
  readonly excess: number;
  /** In (0, 1], at most. */
  readonly p: number;
}

export interface VerdictThresholds {
  readonly clear: VerdictThreshold;
  readonly weak: VerdictThreshold;
}

/** The verdict on a score with this excess over its shuffled copies and this p; 'none' where there is no excess. */
export function judgeExcess(
  { excess, p }: { readonly excess: number; readonly p: number },
  { clear, weak }: VerdictThresholds,
): Verdict {
  const reaches = (threshold: VerdictThreshold): boolean => excess >= threshold.excess && p <= threshold.p;
  if (reaches(clear)) return 'clear';
  return reaches(weak) ? 'weak' : 'none';
}
