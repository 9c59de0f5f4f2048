import type { RuleCondition } from '../contract/model-file.ts';

/** A conjunction of conditions, at most one a column. */
export type Rule = readonly RuleCondition[];

/** Every category of a column, in order; null for a column of numbers. */
export type CategoriesOf = (column: string) => readonly string[] | null;

/**
 * Joins rules that differ in one column alone, until none do: together they hold for the same rows as before.
 *
 * "housing is yes and loan is yes" with "housing is no and loan is yes" becomes "loan is yes". Disjoint rules
 * stay disjoint. O(rules³ × columns).
 */
export function joinRules(rules: readonly Rule[], categoriesOf: CategoriesOf): Rule[] {
  for (let a = 0; a < rules.length; a++) {
    for (let b = a + 1; b < rules.length; b++) {
      const joined = joinPair(rules[a], rules[b], categoriesOf);
      if (!joined) continue;
      const rest = rules.filter((_, place) => place !== a && place !== b);
      return joinRules([joined, ...rest], categoriesOf);
    }
  }
  return [...rules];
}

/** One rule for both, or null when they differ in more than one column or leave a gap in it. */
function joinPair(a: Rule, b: Rule, categoriesOf: CategoriesOf): Rule | null {
  const columns = [...new Set([...a, ...b].map((condition) => condition.column))];
  const of = (rule: Rule, column: string): RuleCondition =>
    rule.find((condition) => condition.column === column) ?? anything(column, categoriesOf(column));
  const differing = columns.filter((column) => !isEqual(of(a, column), of(b, column)));
  if (differing.length !== 1) return null;
  const [column] = differing;
  const union = unite(of(a, column), of(b, column), categoriesOf(column));
  if (!union) return null;
  const longer = a.length >= b.length ? a : b;
  return longer.flatMap((condition) => {
    if (condition.column !== column) return [condition];
    return excludesNothing(union, categoriesOf(column)) ? [] : [union];
  });
}

function anything(column: string, categories: readonly string[] | null): RuleCondition {
  return categories
    ? { kind: 'category', column, values: [...categories] }
    : { kind: 'numeric', column, from: null, to: null };
}

function excludesNothing(condition: RuleCondition, categories: readonly string[] | null): boolean {
  if (condition.kind === 'numeric') return condition.from === null && condition.to === null;
  return condition.values.length === categories?.length;
}

function isEqual(a: RuleCondition, b: RuleCondition): boolean {
  if (a.kind === 'category' && b.kind === 'category') return a.values.join('\n') === b.values.join('\n');
  return a.kind === 'numeric' && b.kind === 'numeric' && a.from === b.from && a.to === b.to;
}

/** Categories of either, or two intervals that touch. */
function unite(
  a: RuleCondition,
  b: RuleCondition,
  categories: readonly string[] | null,
): RuleCondition | null {
  if (a.kind === 'category' && b.kind === 'category') {
    const values = (categories ?? []).filter((value) => a.values.includes(value) || b.values.includes(value));
    return { ...a, values };
  }
  if (a.kind !== 'numeric' || b.kind !== 'numeric') return null;
  if (a.to !== null && a.to === b.from) return { ...a, to: b.to };
  return b.to !== null && b.to === a.from ? { ...b, to: a.to } : null;
}
