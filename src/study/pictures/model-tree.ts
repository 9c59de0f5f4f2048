import type { TreeChartData, TreeChartDataNode } from '../../charts/index.ts';
import { type EncodedFeature, encodedFeatures, idOf } from '../../model/index.ts';
import type { PictureContext } from './picture-context.ts';

/** The tree with its questions in words: `feature ≤ threshold` becomes the values on the yes side. */
export function modelTreeData(context: PictureContext): TreeChartData {
  const { segments, classification, nameOf } = context;
  const { model } = classification;
  const features = encodedFeatures(segments.transformer);
  const nodes = model.tree.nodes.map((node): TreeChartDataNode => {
    const known = { gini: node.gini, nRows: node.nSamples, counts: node.counts };
    if (node.kind === 'leaf') return { kind: 'leaf', segment: idOf(model, node.label), ...known };
    const feature = features[node.feature];
    return {
      kind: 'split',
      question: questionOf(feature, node.threshold, context),
      feature: feature.name,
      threshold: node.threshold,
      yes: node.left,
      no: node.right,
      ...known,
    };
  });
  const asked = model.tree.nodes.flatMap((node) =>
    node.kind === 'split' ? [nameOf(features[node.feature].column)] : [],
  );
  return { nodes, segments: model.segments.map(({ id }) => id), columns: [...new Set(asked)] };
}

function questionOf(feature: EncodedFeature, threshold: number, { nameOf, words }: PictureContext): string {
  const { tree: said } = words.charts;
  const column = nameOf(feature.column);
  if (feature.categories === null) return said.atMost({ column, threshold });
  const yes = feature.categories.filter(({ value }) => value <= threshold).map(({ category }) => category);
  const no = feature.categories.filter(({ value }) => value > threshold).map(({ category }) => category);
  // One category against all others, as a one-hot column asks.
  if (no.length === 1 && yes.length > 1) return said.isNot({ column, value: no[0] });
  return said.isOneOf({ column, values: yes });
}
