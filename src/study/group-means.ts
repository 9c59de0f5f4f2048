import { type ColumnTransformer, columnOf, type Matrix, scoreSeparation } from '../ml/index.ts';
import { type EncodedFeature, encodedFeatures } from '../model/index.ts';

/** How one encoded feature differs between groups. */
export interface FeatureMeans {
  /** The column it came from. */
  readonly column: string;
  /** Of a one-hot feature, its category. */
  readonly category: string | null;
  /** How an encoded value reads: encoded = (value − offset) ÷ scale. */
  readonly offset: number;
  readonly scale: number;
  /** Of an ordinal feature, each category with its encoded value. */
  readonly codes: EncodedFeature['categories'];
  /** Encoded; over all rows. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Standard deviation over all rows. */
  readonly sd: number;
  /** Encoded mean of each group; NaN of an empty one. */
  readonly groupMeans: readonly number[];
  /** Share of the variance that lies between the groups, in [0, 1]. */
  readonly separation: number;
}

export interface GroupMeansOptions {
  /** Length nRows. */
  readonly weights: Float64Array;
  /** Groups are 0 … nGroups − 1. */
  readonly nGroups: number;
}

/**
 * Each feature's mean, spread and group means, in the encoded space. O(nRows × nFeatures).
 *
 * @param x shape (nRows, nFeatures), as the transformer gives it
 * @param labels group of each row
 */
export function groupMeans(
  transformer: ColumnTransformer,
  x: Matrix,
  labels: Int32Array,
  { weights, nGroups }: GroupMeansOptions,
): FeatureMeans[] {
  const features = encodedFeatures(transformer);
  const separations = scoreSeparation(x, labels, {
    nClusters: nGroups,
    weights,
    sources: features.map((_, j) => String(j)),
  });
  return features.map((feature, j): FeatureMeans => {
    const { column, category, categories, offset, scale } = feature;
    return {
      column,
      category,
      offset,
      scale,
      codes: category === null ? categories : null,
      ...spreadOf(columnOf(x, j), labels, weights, nGroups),
      separation: separations.get(String(j)) ?? 0,
    };
  });
}

function spreadOf(
  values: Float64Array,
  labels: Int32Array,
  weights: Float64Array,
  nGroups: number,
): Pick<FeatureMeans, 'min' | 'max' | 'mean' | 'sd' | 'groupMeans'> {
  const sums = new Float64Array(nGroups);
  const totals = new Float64Array(nGroups);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    sums[labels[i]] += weights[i] * values[i];
    totals[labels[i]] += weights[i];
    min = Math.min(min, values[i]);
    max = Math.max(max, values[i]);
  }
  const total = totals.reduce((sum, value) => sum + value, 0);
  const mean = sums.reduce((sum, value) => sum + value, 0) / total;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += weights[i] * (values[i] - mean) * (values[i] - mean);
  return {
    min,
    max,
    mean,
    sd: Math.sqrt(squares / total),
    groupMeans: Array.from(sums, (sum, g) => sum / totals[g]),
  };
}
