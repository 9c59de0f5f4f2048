import type { Words } from '../../words/index.ts';
import type { HeatMapChart } from '../spec.ts';

export interface AssociationChartData {
  readonly columns: readonly string[];
  /** Strength of two of them by their places, a < b: [−1, 1], or [0, 1] where the measure has no sign. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly strength: number | null }[];
  /** The pair that the title tells of, with its measure in words. */
  readonly strongest: { readonly columns: readonly [string, string]; readonly measure: string };
  readonly nRows: number;
  /** Columns with weaker ties that are not shown. */
  readonly nLeftOut: number;
}

/** How strongly each two columns go together: a triangle, its columns by number. */
export function associationChart(data: AssociationChartData, words: Words): HeatMapChart {
  const { columns, pairs, strongest, nRows, nLeftOut } = data;
  const { association } = words.profile;
  const strengths = new Map(pairs.map(({ a, b, strength }) => [a * columns.length + b, strength]));
  return {
    kind: 'heat-map',
    shading: 'diverging',
    title: association.title(strongest),
    subtitle: association.subtitle({ nColumns: columns.length, nRows }),
    caption:
      nLeftOut === 0 ? association.caption : `${association.caption} ${association.leftOut({ n: nLeftOut })}`,
    rowLabel: association.column,
    columnLabel: association.number,
    rows: columns.map((name, i) => `${i + 1} ${name}`),
    columns: columns.slice(1).map((_, j) => String(j + 1)),
    cells: columns.map((_, b) =>
      columns.slice(0, b).map((__, a) => {
        const strength = strengths.get(a * columns.length + b) ?? null;
        return {
          text: strength === null ? '–' : words.format.fixed(100 * strength, 0),
          shareText: '',
          share: strength ?? 0,
        };
      }),
    ),
  };
}
