import type { TreeChartData, TreeChartDataNode } from '../../charts/index.ts';
import type { ReportContext } from './context.ts';
import type { TreeFeature } from './report-data.ts';

/** The tree with its questions in words: `feature ≤ threshold` becomes the values on the yes side. */
export function treeChartData(context: ReportContext): TreeChartData {
  const { data, nameOf } = context;
  const { tree, treeFeatures } = data;
  const nodes = tree.nodes.map((node): TreeChartDataNode => {
    if (node.kind === 'leaf') return { kind: 'leaf', segment: node.label + 1, nRows: node.nSamples };
    const feature = treeFeatures[node.feature];
    return {
      kind: 'split',
      question: questionOf(feature, node.threshold, context),
      feature: feature.name,
      threshold: node.threshold,
      yes: node.left,
      no: node.right,
    };
  });
  const asked = tree.nodes.flatMap((node) =>
    node.kind === 'split' ? [nameOf(treeFeatures[node.feature].column)] : [],
  );
  return { nodes, columns: [...new Set(asked)] };
}

function questionOf(feature: TreeFeature, threshold: number, context: ReportContext): string {
  const { tree: said } = context.words.charts;
  const column = context.nameOf(feature.column);
  if (feature.categories === null) return said.atMost({ column, threshold });
  const yes = feature.categories.filter(({ value }) => value <= threshold).map(({ category }) => category);
  const no = feature.categories.filter(({ value }) => value > threshold).map(({ category }) => category);
  // One category against all others, as a one-hot column asks.
  if (no.length === 1 && yes.length > 1) return said.isNot({ column, value: no[0] });
  return said.isOneOf({ column, values: yes });
}
