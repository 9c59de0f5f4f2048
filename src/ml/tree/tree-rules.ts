import { type DecisionTree, nodeProbabilities } from './tree.ts';

export interface TreeCondition {
  readonly feature: number;
  readonly op: '<=' | '>';
  readonly threshold: number;
}

/** One leaf as a rule: all conditions hold → class `label`. */
export interface TreeRule {
  /** Index of the leaf in `tree.nodes`. */
  readonly leaf: number;
  /** At most one condition per feature and direction (the tightest), in the order of the first question. */
  readonly conditions: readonly TreeCondition[];
  readonly label: number;
  /** Sum of the training rows' weights in the leaf. */
  readonly weight: number;
  /** Sum of the training rows' weights by class, length nClasses. */
  readonly counts: readonly number[];
  /** Class-weighted shares, length nClasses. */
  readonly probabilities: readonly number[];
}

/**
 * The leaves of a tree as rules, from left to right: every row satisfies exactly one.
 *
 * O(nodes × depth).
 */
export function treeRules(tree: DecisionTree): TreeRule[] {
  const rules: TreeRule[] = [];
  const pending: { index: number; conditions: readonly TreeCondition[] }[] = [{ index: 0, conditions: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { index, conditions } = next;
    const node = tree.nodes[index];
    if (node.kind === 'leaf') {
      const { label, counts, nSamples: weight } = node;
      const probabilities = nodeProbabilities(tree, node);
      rules.push({ leaf: index, conditions, label, weight, counts, probabilities });
      continue;
    }
    const { feature, threshold } = node;
    pending.push({ index: node.right, conditions: tighten(conditions, { feature, op: '>', threshold }) });
    pending.push({ index: node.left, conditions: tighten(conditions, { feature, op: '<=', threshold }) });
  }
  return rules;
}

/** Adds a condition; down a path, a later one on the same feature and direction is always the tighter. */
function tighten(conditions: readonly TreeCondition[], added: TreeCondition): TreeCondition[] {
  const at = conditions.findIndex((one) => one.feature === added.feature && one.op === added.op);
  return at < 0 ? [...conditions, added] : conditions.with(at, added);
}
