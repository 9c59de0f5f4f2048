import type { RuleCondition } from '../contract/index.ts';

/** A segment is one column's when the column takes away more than this share of its entropy. */
const mostExplained = 0.9;
/** A rule has at most so many columns. */
const maxRuleColumns = 3;
/** Clients that rule and segment share ÷ clients of either: the same but for a rounding at an edge. */
const sameClients = 0.99;

interface CodedColumn {
  readonly name: string;
  /** One per row. */
  readonly codes: Int32Array;
}

/**
 * For each segment, the columns of the rule that it is; null where it is a group. A rule: one column takes away more
 * than 0.9 of the entropy of belonging, or the tree's rules name at most three columns and hold the same clients.
 *
 * @param columns every column that could tell it, categories or bins by code
 * @param labels segment of every row
 * @param predicted the tree's segment of every row
 * @param weights clients that each row stands for; defaults to ones
 */
export function ruleColumns(
  columns: readonly CodedColumn[],
  labels: Int32Array,
  predicted: Int32Array,
  rules: readonly (readonly (readonly RuleCondition[])[])[],
  weights: Float64Array = new Float64Array(labels.length).fill(1),
): (readonly string[] | null)[] {
  return rules.map((ways, segment) => {
    const isOwn = Uint8Array.from(labels, (label) => Number(label === segment));
    const one = columns.find(({ codes }) => shareExplained(isOwn, codes, weights) > mostExplained);
    if (one) return [one.name];
    const named = [...new Set(ways.flatMap((way) => way.map(({ column }) => column)))];
    return named.length > 0 &&
      named.length <= maxRuleColumns &&
      overlap(isOwn, predicted, segment, weights) >= sameClients
      ? named
      : null;
  });
}

/**
 * The share of the entropy of a yes/no answer that codes take away: I(answer; codes) ÷ H(answer), in [0, 1]; 0 where
 * the answer is always the same. O(nRows).
 */
function shareExplained(isOwn: Uint8Array, codes: Int32Array, weights: Float64Array): number {
  const byCode = new Map<number, [number, number]>();
  let nOwn = 0;
  let nAll = 0;
  for (let i = 0; i < codes.length; i++) {
    const counts = byCode.get(codes[i]) ?? [0, 0];
    counts[isOwn[i]] += weights[i];
    byCode.set(codes[i], counts);
    nOwn += isOwn[i] * weights[i];
    nAll += weights[i];
  }
  const all = entropy(nOwn, nAll);
  if (all === 0) return 0;
  let left = 0;
  for (const [others, own] of byCode.values()) {
    left += ((others + own) / nAll) * entropy(own, others + own);
  }
  return (all - left) / all;
}

function entropy(count: number, total: number): number {
  if (count === 0 || count === total) return 0;
  const share = count / total;
  return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
}

/** Jaccard index of a segment and the tree's. */
function overlap(isOwn: Uint8Array, predicted: Int32Array, segment: number, weights: Float64Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < isOwn.length; i++) {
    const isPredicted = Number(predicted[i] === segment);
    both += (isOwn[i] & isPredicted) * weights[i];
    either += (isOwn[i] | isPredicted) * weights[i];
  }
  return either === 0 ? 0 : both / either;
}
