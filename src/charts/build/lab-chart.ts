import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart } from '../spec.ts';

type Method = keyof Words['checks']['methods'];

export interface LabChartData {
  readonly kind: 'category' | 'numeric';
  /** At least one, all of that kind. */
  readonly columns: readonly {
    readonly name: string;
    /** The mode among them: share filled right, or the mean error. */
    readonly scores: readonly { readonly method: Method; readonly score: number }[];
    readonly recommended: Method | null;
  }[];
  /** The imputation of the chosen data set. */
  readonly chosen: string;
}

/** How well each imputation fills hidden cells: a panel an imputation, a bar a column, the mode as a mark. */
export function labChart(data: LabChartData, words: Words): BarChart {
  const { columns, kind } = data;
  const { checks, format } = words;
  const said = checks.lab;
  const isShare = kind === 'category';
  const text = (value: number): string => (isShare ? format.percent(value) : format.number(value));
  const scoreOf = ({ scores }: LabChartData['columns'][number], method: Method): number => {
    const score = scores.find((one) => one.method === method)?.score ?? Number.NaN;
    const median = scores.find((one) => one.method === 'mode')?.score ?? Number.NaN;
    return isShare ? score : median === 0 ? Number.NaN : score / median;
  };
  const methods = (columns[0]?.scores ?? [])
    .map(({ method }) => method)
    .filter((method) => method !== 'mode');
  const all = columns.flatMap((column) =>
    ['mode' as const, ...methods].map((method) => scoreOf(column, method)),
  );
  const valuesOf = (method: Method) =>
    columns.map((column) => {
      const value = scoreOf(column, method);
      return { value: Number.isFinite(value) ? value : null, text: text(value) };
    });
  return {
    kind: 'bar',
    layout: 'panels',
    direction: 'horizontal',
    title: titleOf(data, scoreOf, words),
    subtitle: isShare ? said.subtitle : said.numericSubtitle,
    caption: said.caption,
    categoryLabel: said.column,
    categories: columns.map(({ name }) => name),
    axis: makeAxis(all, {
      label: isShare ? said.axis : said.numericAxis,
      unit: isShare ? 'percent' : 'number',
      format,
      fromZero: true,
    }),
    series: methods.map((method) => ({
      name: checks.methods[method],
      values: valuesOf(method),
      color: method === data.chosen ? 'highlight' : 'plain',
    })),
    reference: { name: checks.methods.mode, values: valuesOf('mode') },
  };
}

/** The recommended fill with the largest gain over the mode. */
function titleOf(
  { columns, kind }: LabChartData,
  scoreOf: (column: LabChartData['columns'][number], method: Method) => number,
  { checks }: Words,
): string {
  const said = checks.lab;
  const gains = columns.flatMap((column) => {
    if (column.recommended === null) return [];
    const [score, mode] = [scoreOf(column, column.recommended), scoreOf(column, 'mode')];
    return [{ column: column.name, method: column.recommended, score, mode, gain: Math.abs(score - mode) }];
  });
  const best = gains.reduce<(typeof gains)[number] | null>((a, b) => (a && a.gain >= b.gain ? a : b), null);
  if (best === null) return said.noneFinding({ nColumns: columns.length });
  return kind === 'category' ? said.bestFinding(best) : said.numericTitle({ ...best, ratio: best.score });
}
