import type { ModelFile } from '../contract/model-file.ts';
import { encodedFeatures } from './rules.ts';

/** Where a complete client stands in encoded space. */
export interface Placed {
  readonly encoded: readonly number[];
  /** Of the nearest centroid, from 0. */
  readonly segment: number;
}

/** How one feature is made of one used field. */
export interface FeatureTable {
  /** Place of the field among the used ones. */
  readonly field: number;
  /** The encoded value by code; null for a number. */
  readonly values: Float64Array | null;
  /** Of a number, encoded = (value − offset) ÷ scale; null where it is taken as it is. */
  readonly scaling: { readonly offset: number; readonly scale: number } | null;
}

/** The encoding as tables, one a feature. */
export function featureTables(model: ModelFile): FeatureTable[] {
  const { blocks } = model.transformer;
  const names = blocks.flatMap(({ columns }) => columns);
  return encodedFeatures(model.transformer).map(({ column, categories, offset, scale }) => {
    const field = names.indexOf(column);
    if (!categories) {
      const isScaled = blocks.some(({ columns, scaler }) => columns.includes(column) && scaler !== null);
      return { field, values: null, scaling: isScaled ? { offset, scale } : null };
    }
    const declared = model.fields.find(({ name }) => name === column)?.categories ?? [];
    const values = Float64Array.from(declared, (one) => encodedCategory(model, column, one, categories));
    return { field, values, scaling: null };
  });
}

/**
 * Encodes complete clients and finds their centroids: the same bits as `encodeValues` and `nearestSegment`, from
 * tables made once. O(features × segments) a client.
 *
 * @returns a function of one value for each used field, a category's code or a number
 */
export function createPlacing(model: ModelFile): (values: ArrayLike<number>) => Placed {
  const features = featureTables(model);
  const nFeatures = features.length;
  const nSegments = model.centroids.length;
  const centroids = Float64Array.from(model.centroids.flat());
  return (given) => {
    const encoded = new Array<number>(nFeatures);
    for (let j = 0; j < nFeatures; j++) {
      const { field, values, scaling } = features[j];
      const value = given[field];
      encoded[j] = values ? values[value] : scaling ? (value - scaling.offset) / scaling.scale : value;
    }
    let segment = 0;
    let shortest = Number.POSITIVE_INFINITY;
    for (let s = 0, p = 0; s < nSegments; s++) {
      let distance = 0;
      for (let j = 0; j < nFeatures; j++, p++) {
        const t = encoded[j] - centroids[p];
        distance += t * t;
      }
      if (distance < shortest) {
        shortest = distance;
        segment = s;
      }
    }
    return { encoded, segment };
  };
}

/** What a category becomes in one feature; one that the encoder never saw is the most frequent where that is the policy. */
function encodedCategory(
  model: ModelFile,
  column: string,
  category: string,
  categories: readonly { readonly category: string; readonly value: number }[],
): number {
  const found = categories.find((one) => one.category === category);
  if (found) return found.value;
  const encoder = model.transformer.blocks.find(({ columns }) => columns.includes(column))?.encoder;
  const fitted = encoder?.columns.find(({ name }) => name === column);
  return encoder?.unseen === 'most-frequent' && fitted ? categories[fitted.mostFrequent].value : Number.NaN;
}
