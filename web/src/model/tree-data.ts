import { type ChartSpec, treeChart } from '../../../src/charts/index.ts';
import type { ModelFile } from '../../../src/contract/index.ts';
import { type EncodedFeature, encodedFeatures, idOf } from '../../../src/model/index.ts';
import type { Words } from '../../../src/words/index.ts';
import type { Names } from '../state/names.ts';

/** The model's tree with its questions in words. */
export function treeOf(model: ModelFile, words: Words, names: Names): ChartSpec {
  const { tree, transformer, segments } = model;
  const features = encodedFeatures(transformer);
  const asked = new Set<string>();
  const nodes = tree.nodes.map((node): Parameters<typeof treeChart>[0]['nodes'][number] => {
    const rows = { gini: node.gini, nRows: node.nSamples, counts: node.counts };
    if (node.kind === 'leaf') return { kind: 'leaf', segment: idOf(model, node.label), ...rows };
    const feature = features[node.feature];
    if (feature) asked.add(names.field(feature.column));
    return {
      kind: 'split',
      question: feature ? questionOf(feature, node.threshold, words, names) : '',
      feature: feature?.name ?? '',
      threshold: node.threshold,
      yes: node.left,
      no: node.right,
      ...rows,
    };
  });
  return treeChart({ nodes, segments: segments.map(({ id }) => id), columns: [...asked] }, words);
}

/** `feature ≤ threshold` as the values on the yes side. */
function questionOf(
  { column, categories }: EncodedFeature,
  threshold: number,
  { charts }: Words,
  names: Names,
): string {
  const said = charts.tree;
  const name = names.field(column);
  if (categories === null) return said.atMost({ column: name, threshold });
  const side = (isYes: boolean): string[] =>
    categories
      .filter(({ value }) => value <= threshold === isYes)
      .map(({ category }) => names.value(category));
  const [yes, no] = [side(true), side(false)];
  const [only] = no;
  return no.length === 1 && yes.length > 1 && only !== undefined
    ? said.isNot({ column: name, value: only })
    : said.isOneOf({ column: name, values: yes });
}
