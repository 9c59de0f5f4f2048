import type { RuleCondition } from '../contract/index.ts';
import type { Words } from '../words/index.ts';

/** A rule in words: "housing is yes and job is one of admin., services". */
export function ruleText(rule: readonly RuleCondition[], words: Words): string {
  return rule.map((condition) => conditionText(condition, words)).join(words.cli.and);
}

function conditionText(condition: RuleCondition, { cli, format }: Words): string {
  if (condition.kind === 'category') {
    const [first = ''] = condition.values;
    return condition.values.length === 1
      ? cli.is(condition.column, first)
      : cli.oneOf(condition.column, condition.values.join(', '));
  }
  const { column, from, to } = condition;
  if (from === null) return cli.atMost(column, format.number(to));
  return to === null
    ? cli.over(column, format.number(from))
    : cli.between(column, format.number(from), format.number(to));
}
