import type { RuleCondition } from '../contract/model-file.ts';
import {
  type ColumnTransformer,
  type DecisionTree,
  featureNames,
  featureSources,
  type TreeCondition,
  type TreePath,
  treeRules,
} from '../ml/index.ts';
import { joinRules } from './join-rules.ts';

/** How a feature of the encoded space reads. */
export interface EncodedFeature {
  readonly name: string;
  /** The column it came from. */
  readonly column: string;
  /** Of a one-hot feature, the category that it stands for. */
  readonly category: string | null;
  /** Of a category column, the value of the feature for each category; null for a number. */
  readonly categories: readonly { readonly category: string; readonly value: number }[] | null;
  /** Encoded = (value − offset) ÷ scale. */
  readonly offset: number;
  readonly scale: number;
}

/** The features of a transformer with what their values mean. */
export function encodedFeatures(transformer: ColumnTransformer): EncodedFeature[] {
  const names = featureNames(transformer);
  const sources = featureSources(transformer);
  let at = 0;
  return transformer.blocks.flatMap(({ columns, encoder, scaler }) => {
    const raw: Pick<EncodedFeature, 'category' | 'categories'>[] = encoder
      ? encoder.columns.flatMap(({ categories }): Pick<EncodedFeature, 'category' | 'categories'>[] =>
          encoder.kind === 'ordinal'
            ? [{ category: null, categories: categories.map((category, value) => ({ category, value })) }]
            : categories.map((one) => ({
                category: one,
                categories: categories.map((category) => ({ category, value: category === one ? 1 : 0 })),
              })),
        )
      : columns.map(() => ({ category: null, categories: null }));
    return raw.map(({ category, categories }, j): EncodedFeature => {
      const offset = scaler ? scaler.offset[j] : 0;
      const scale = scaler ? scaler.scale[j] : 1;
      const feature = {
        name: names[at],
        column: sources[at],
        category,
        categories:
          categories?.map((one) => ({ category: one.category, value: (one.value - offset) / scale })) ?? null,
        offset,
        scale,
      };
      at++;
      return feature;
    });
  });
}

/**
 * For each class, its leaves as conditions on the columns in their own terms, heaviest leaf first; leaves that
 * differ in one column alone are joined, so every row satisfies exactly one rule.
 */
export function describeRules(tree: DecisionTree, transformer: ColumnTransformer): RuleCondition[][][] {
  const features = encodedFeatures(transformer);
  const rules = [...treeRules(tree)].sort((a, b) => b.weight - a.weight);
  const categoriesOf = (column: string): readonly string[] | null =>
    features.find((feature) => feature.column === column)?.categories?.map(({ category }) => category) ??
    null;
  return Array.from({ length: tree.nClasses }, (_, label) => {
    const leaves = rules
      .filter((rule) => rule.label === label)
      .map((rule) => mergeConditions(rule.conditions, features));
    return joinRules(leaves, categoriesOf).map((rule) => [...rule]);
  });
}

/** The way of one row through a tree, as conditions on the columns in their own terms. */
export function describePath(path: TreePath, transformer: ColumnTransformer): RuleCondition[] {
  return mergeConditions(path.steps, encodedFeatures(transformer));
}

/** One condition a column, in the order in which the tree asks; a condition that excludes nothing is left out. */
function mergeConditions(
  comparisons: readonly TreeCondition[],
  features: readonly EncodedFeature[],
): RuleCondition[] {
  const columns = [...new Set(comparisons.map(({ feature }) => features[feature].column))];
  return columns.flatMap((column): RuleCondition[] => {
    const own = comparisons.filter(({ feature }) => features[feature].column === column);
    const { categories, offset, scale } = features[own[0].feature];
    if (!categories) {
      const bound = (op: TreeCondition['op']): number[] =>
        own.filter((one) => one.op === op).map((one) => one.threshold * scale + offset);
      const from = bound('>');
      const to = bound('<=');
      return [
        {
          kind: 'numeric',
          column,
          from: from.length > 0 ? Math.max(...from) : null,
          to: to.length > 0 ? Math.min(...to) : null,
        },
      ];
    }
    const values = categories.flatMap(({ category }, code) =>
      own.every(({ feature, op, threshold }) => {
        const value = features[feature].categories?.[code].value ?? Number.NaN;
        return op === '<=' ? value <= threshold : value > threshold;
      })
        ? [category]
        : [],
    );
    return values.length === categories.length ? [] : [{ kind: 'category', column, values }];
  });
}
