import type { FillScore } from './score-fill.ts';

/** What a method must beat the mode by before it is recommended. */
export const fillRules = Object.freeze({
  /** Categories: so much more of the cells right. */
  minGain: 0.02,
  /** Numbers: so much of the median's mean error less. */
  minGainShare: 0.05,
  /** And so many standard errors of the gain: the best of several methods is taken, so two would be too few. */
  minErrors: 3,
});

/**
 * The method with the best score among those that beat the mode by the margin, or null: do not fill.
 *
 * Categories: gain ≥ 0.02; numbers: gain ≥ 0.05 × the median's mean error; both: gain ≥ 3 standard errors. The mode
 * itself is never recommended: its fill says nothing of the client.
 */
export function recommendFill<Method extends string>(
  kind: 'category' | 'numeric',
  scores: readonly ({ readonly method: Method } & FillScore)[],
): Method | null {
  const { minGain, minGainShare, minErrors } = fillRules;
  const better = scores.filter(({ gain, gainError, score }) => {
    const least = kind === 'category' ? minGain : minGainShare * (score + gain);
    return gain > 0 && gain >= least && gain >= minErrors * gainError;
  });
  const [first, ...rest] = better;
  return first ? rest.reduce((best, one) => (one.gain > best.gain ? one : best), first).method : null;
}
