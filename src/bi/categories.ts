import type { DashboardField } from '../contract/index.ts';
import { binKeys } from './bins.ts';

/** The categories of a field that occur, in the order that it asks for. */
export function orderCategories(
  field: DashboardField,
  sizes: readonly (readonly [category: string, nRows: number])[],
): string[] {
  const listed = field.bins ? binKeys(field.bins) : Object.keys(field.values);
  const place = (category: string): number => {
    const at = listed.indexOf(category);
    return at < 0 ? listed.length : at;
  };
  return [...sizes]
    .sort(([a, nA], [b, nB]) => {
      // Absent values stand last.
      if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
      if (field.bins || field.order === 'listed') return place(a) - place(b) || compareValues(a, b);
      return field.order === 'size' ? nB - nA || compareValues(a, b) : compareValues(a, b);
    })
    .map(([category]) => category);
}

/** Numbers by their size, texts by code units. */
function compareValues(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (Number.isFinite(difference) && difference !== 0) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}
