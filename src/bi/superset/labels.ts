import { categoryName, type TileContext } from '../../charts/index.ts';
import type { DashboardField } from '../../contract/index.ts';

/** A category and how a reader sees it. */
export interface Label {
  readonly key: string;
  readonly text: string;
}

/** The categories of a field in its order; by their keys where two would read alike. */
export function labelsOf(context: TileContext, { name }: DashboardField): readonly Label[] {
  const keys = context.answer.categories[name] ?? [];
  const labels = keys.map((key) => ({ key, text: categoryName(context, name, key) }));
  const isClear = new Set(labels.map(({ text }) => text)).size === keys.length;
  return isClear ? labels : keys.map((key) => ({ key, text: key }));
}

/** How categories read that a filter names; also those that no row has. */
export function labelTexts(labels: readonly Label[], keys: readonly string[]): readonly string[] {
  return keys.map((key) => labels.find((one) => one.key === key)?.text ?? key);
}
