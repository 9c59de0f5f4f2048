import type { GroupMeansData } from '../../charts/index.ts';
import type { FeatureMeans } from '../group-means.ts';
import type { PictureContext } from './picture-context.ts';

/** Axes that a radar can label. */
const maxAxes = 16;

/** The name of an encoded feature: its column, or `column = category` where one-hot. */
export function featureName({ column, category }: FeatureMeans, { nameOf }: PictureContext): string {
  return category === null ? nameOf(column) : `${nameOf(column)} = ${category}`;
}

/** Means of groups in the columns' own units (codes of ordinal categories); the features that differ most. */
export function meansData(
  means: readonly FeatureMeans[],
  groups: readonly { readonly id: number; readonly name: string | null; readonly share: number }[],
  context: PictureContext,
): Pick<GroupMeansData, 'axes' | 'overall' | 'groups'> {
  const features = shownFeatures(means);
  const decode = ({ offset, scale }: FeatureMeans, value: number): number => value * scale + offset;
  return {
    axes: features.map((feature) => ({
      name: featureName(feature, context),
      min: decode(feature, feature.min),
      max: decode(feature, feature.max),
      sd: feature.sd * feature.scale,
    })),
    overall: features.map((feature) => decode(feature, feature.mean)),
    groups: groups.map((group, g) => ({
      ...group,
      means: features.map((feature) => decode(feature, feature.groupMeans[g])),
    })),
  };
}

/** The features that a radar has room for: those that differ most, in their order. */
export function shownFeatures(means: readonly FeatureMeans[]): readonly FeatureMeans[] {
  const shown = new Set(
    means
      .filter((feature) => feature.max > feature.min)
      .sort((a, b) => b.separation - a.separation)
      .slice(0, maxAxes),
  );
  return means.filter((feature) => shown.has(feature));
}
