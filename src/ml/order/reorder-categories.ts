import { ArgumentError } from '../errors.ts';
import type { CategoryColumn } from '../frame.ts';

/**
 * The same cells with their categories in another order, and the codes to match.
 *
 * @param order the present code of each new place: a permutation of 0 … nCategories − 1
 */
export function reorderCategories(column: CategoryColumn, order: ArrayLike<number>): CategoryColumn {
  const { categories, codes } = column;
  const places = new Int32Array(categories.length).fill(-1);
  for (let place = 0; place < order.length; place++) places[order[place]] = place;
  if (order.length !== categories.length || places.includes(-1)) {
    throw new ArgumentError(
      'E_RANGE',
      `order must hold each of 0 … ${categories.length - 1} once; got ${Array.from(order).join(', ')}`,
    );
  }
  return {
    ...column,
    categories: Array.from(order, (code) => categories[code]),
    codes: codes.map((code) => (code < 0 ? code : places[code])),
  };
}
