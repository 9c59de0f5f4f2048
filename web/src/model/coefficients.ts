import type { ChartSpec } from '../../../src/charts/index.ts';
import type { ModelFile } from '../../../src/contract/index.ts';
import { encodedFeatures, idOf } from '../../../src/model/index.ts';
import type { Words } from '../../../src/words/index.ts';
import type { Names } from '../state/names.ts';

/** The coefficients of the logistic regression: a row a feature, a column a segment, shaded by the largest. */
export function coefficientsChart(
  model: Pick<ModelFile, 'logistic' | 'transformer' | 'segments'>,
  words: Words,
  names: Names,
): ChartSpec {
  const { logistic, transformer } = model;
  const { format, charts, web } = words;
  const said = web.model;
  const features = encodedFeatures(transformer).map(({ column, category }) =>
    category === null ? names.field(column) : `${names.field(column)} = ${names.value(category)}`,
  );
  // Two classes have one row of coefficients, which speaks for the second and against the first.
  const isBinary = logistic.coefficients.length === 1;
  const rowsOf = <T>(values: readonly T[], negate: (value: T) => T): readonly T[] => {
    const [only] = values;
    return isBinary && only !== undefined ? [negate(only), only] : values;
  };
  const coefficients = rowsOf(logistic.coefficients, (row) => row.map((value) => -value));
  const intercepts = rowsOf(logistic.intercepts, (value) => -value);
  const segments = coefficients.map((_, s) => names.segment(idOf(model, logistic.classes[s] ?? s)));
  const largest = coefficients
    .flatMap((row, s) =>
      row.map((value, j) => ({ value, feature: features[j] ?? '', segment: segments[s] ?? '' })),
    )
    .reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a), {
      value: 0,
      feature: '',
      segment: '',
    });
  const cell = (value: number) => ({
    text: `${value > 0 ? '+' : ''}${format.number(value)}`,
    shareText: '',
    share: largest.value === 0 ? 0 : Math.max(-1, Math.min(1, value / Math.abs(largest.value))),
  });
  return {
    kind: 'heat-map',
    shading: 'diverging',
    title: said.coefficientsTitle(largest),
    subtitle: said.coefficientsSubtitle({ nFeatures: features.length, nSegments: segments.length }),
    caption: said.coefficientsCaption,
    rowLabel: said.feature,
    columnLabel: charts.heads.segment,
    rows: [...features, said.intercept],
    columns: segments,
    cells: [...features.map((_, j) => coefficients.map((row) => cell(row[j] ?? 0))), intercepts.map(cell)],
  };
}
