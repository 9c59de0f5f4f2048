import { ArgumentError } from '../errors.ts';
import { checkSameLength } from './complete-pairs.ts';
import { averageRanks } from './ranks.ts';

export interface RocAuc {
  /** In [0, 1]; NaN where one of the two classes is empty. */
  readonly value: number;
  /** By Hanley and McNeil (1982); NaN where `value` is. */
  readonly standardError: number;
  readonly nPositive: number;
  readonly nNegative: number;
}

/**
 * Area under the ROC curve: how often a positive row scores above a negative one, ties counting half.
 *
 * 0.5 for scores that know nothing, 1 where every positive lies above every negative; only the order of the scores
 * counts. O(nRows log nRows). As scikit-learn's roc_auc_score.
 *
 * @param scores length nRows, finite
 * @param positives length nRows; 1 is positive, 0 negative
 */
export function rocAuc(scores: ArrayLike<number>, positives: ArrayLike<number>): RocAuc {
  checkSameLength(scores, positives);
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) {
      throw new ArgumentError('E_NONFINITE', `scores must hold finite numbers; scores[${i}] is ${scores[i]}`);
    }
    if (positives[i] !== 0 && positives[i] !== 1) {
      throw new ArgumentError('E_LABELS', `positives must hold 0 and 1; positives[${i}] is ${positives[i]}`);
    }
  }
  return aucOfRanks(averageRanks(scores), positives);
}

function aucOfRanks(ranks: Float64Array, positives: ArrayLike<number>): RocAuc {
  let nPositive = 0;
  let rankSum = 0;
  for (let i = 0; i < ranks.length; i++) {
    if (positives[i] !== 1) continue;
    nPositive++;
    rankSum += ranks[i];
  }
  const nNegative = ranks.length - nPositive;
  if (nPositive === 0 || nNegative === 0) {
    return { value: Number.NaN, standardError: Number.NaN, nPositive, nNegative };
  }
  const auc = (rankSum - (nPositive * (nPositive + 1)) / 2) / (nPositive * nNegative);
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const variance =
    (auc * (1 - auc) + (nPositive - 1) * (q1 - auc * auc) + (nNegative - 1) * (q2 - auc * auc)) /
    (nPositive * nNegative);
  return { value: auc, standardError: Math.sqrt(Math.max(0, variance)), nPositive, nNegative };
}
