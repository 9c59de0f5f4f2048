import type { OutputValues } from '../contract/index.ts';
import type { NullBand } from '../ml/index.ts';
import type { FitWorth } from './null-sweep.ts';
import type { SweptFit } from './sweep.ts';

/** A fit with what its scores are worth. */
type JudgedFit = Omit<SweptFit, 'pipeline'> & { readonly worth: FitWorth };

/**
 * The columns of sweep.parquet and of its like.
 *
 * @param how what was done to the imputed table, after the imputation
 */
export function fitColumns(rows: readonly JudgedFit[], how: readonly OutputValues[]): OutputValues[] {
  const integers = (name: string, pick: (row: JudgedFit) => number) =>
    ({ kind: 'integer', name, values: Int32Array.from(rows, pick) }) as const;
  const numbers = (name: string, pick: (row: JudgedFit) => number) =>
    ({ kind: 'numeric', name, values: Float64Array.from(rows, pick) }) as const;
  const bands = (name: string, pick: (worth: FitWorth) => NullBand) =>
    (['mean', 'low', 'high'] as const)
      .map((part) => numbers(`${name}_null_${part}`, ({ worth }) => pick(worth)[part]))
      .concat(numbers(`${name}_excess`, ({ worth }) => pick(worth).excess));
  return [
    textColumn(
      'imputation',
      rows.map(({ imputation }) => imputation),
    ),
    ...how,
    {
      kind: 'boolean',
      name: 'with_context',
      values: Uint8Array.from(rows, (row) => Number(row.withContext)),
    },
    integers('k', (row) => row.k),
    numbers('inertia', (row) => row.inertia),
    numbers('silhouette', (row) => row.silhouette),
    ...bands('silhouette', (worth) => worth.silhouette),
    numbers('silhouette_grid_p', (row) => row.worth.gridP),
    numbers('calinski_harabasz', (row) => row.calinskiHarabasz),
    ...bands('calinski_harabasz', (worth) => worth.calinskiHarabasz),
    numbers('davies_bouldin', (row) => row.daviesBouldin),
    ...bands('davies_bouldin', (worth) => worth.daviesBouldin),
    { kind: 'integer-list', name: 'sizes', values: rows.map((row) => row.sizes) },
    integers('n_distinct', (row) => row.nDistinct),
    integers('iterations', (row) => row.iterations),
  ];
}

/** A column of few texts. */
export function textColumn(name: string, texts: readonly string[]): OutputValues {
  const categories = [...new Set(texts)];
  return {
    kind: 'category',
    name,
    codes: Int32Array.from(texts, (text) => categories.indexOf(text)),
    categories,
  };
}
