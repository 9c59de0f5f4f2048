import type { Words } from './words.ts';

/** One condition of a rule, as a model file has it: one of `values`, or a number in (from, to], null is open. */
type Condition =
  | { readonly kind: 'category'; readonly column: string; readonly values: readonly string[] }
  | {
      readonly kind: 'numeric';
      readonly column: string;
      readonly from: number | null;
      readonly to: number | null;
    };

/**
 * A rule in words: "housing is yes; job is admin. or services".
 *
 * @param nameOf how a column is called; defaults to its name
 */
export function ruleText(
  rule: readonly Condition[],
  { report }: Pick<Words, 'report'>,
  nameOf: (column: string) => string = (column) => column,
): string {
  const words = report.rule;
  if (rule.length === 0) return words.always;
  return rule
    .map((condition) => {
      const column = nameOf(condition.column);
      if (condition.kind === 'numeric') {
        return words.range({ column, from: condition.from, to: condition.to });
      }
      return condition.values.length === 0
        ? words.none(column)
        : words.isOneOf({ column, values: condition.values });
    })
    .join(words.and);
}
