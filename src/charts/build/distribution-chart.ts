import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart, BarSeries, MarkColor } from '../spec.ts';

export interface DistributionChartData {
  readonly column: string;
  readonly kind: 'category' | 'numeric';
  /** Categories, most frequent first, or bins in order. */
  readonly bins: readonly {
    readonly label: string;
    readonly count: number;
    /** Null where there is no outcome or no row. */
    readonly outcomeRate: number | null;
  }[];
  readonly nMissing: number;
  readonly outcome?: {
    readonly name: string;
    readonly positive: string;
    /** Over all rows. */
    readonly rate: number;
    /** Among the rows where the column is unknown. */
    readonly missingRate?: number | null;
  };
}

/** How often each value of a column occurs, unknown ones apart, and how often the outcome goes with it. */
export function distributionChart(data: DistributionChartData, words: Words): BarChart {
  const { column, kind, nMissing, outcome } = data;
  const { format } = words;
  const said = words.pictures.distribution;
  const nRows = data.bins.reduce((sum, { count }) => sum + count, nMissing);
  const bins = [
    ...data.bins,
    ...(nMissing === 0
      ? []
      : [{ label: said.unknown, count: nMissing, outcomeRate: outcome?.missingRate ?? null }]),
  ];
  const colors = bins.map((_, i): MarkColor => (i < data.bins.length ? 'plain' : 'context'));
  const share = (count: number): number => (nRows === 0 ? 0 : count / nRows);
  const most = data.bins.reduce((a, b) => (b.count > a.count ? b : a), { label: '', count: 0 });
  const axis = makeAxis(
    bins.map(({ count }) => share(count)),
    { label: said.shareOfRows, unit: 'percent', format, fromZero: true, nSteps: 4 },
  );
  return {
    kind: 'bar',
    layout: 'panels',
    direction: 'horizontal',
    title:
      most.count === 0
        ? said.unknownTitle({ column })
        : said.title[kind]({ column, label: most.label, share: share(most.count) }),
    subtitle: said.subtitle({
      column,
      nRows,
      nMissing,
      outcome: outcome === undefined ? null : `${outcome.name} = ${outcome.positive}`,
      rate: outcome?.rate ?? 0,
    }),
    caption: [said.captions[kind], ...(outcome === undefined ? [] : [said.outcomeCaption])].join(' '),
    categoryLabel: words.charts.heads.value,
    categories: bins.map(({ label }) => label),
    axis,
    series: [
      {
        name: said.shareOfRows,
        values: bins.map(({ count }) => ({
          value: share(count),
          text: said.share({ count, share: share(count) }),
        })),
        color: colors,
      },
      ...(outcome === undefined ? [] : [outcomeSeries(outcome)]),
    ],
    reference: null,
  };

  function outcomeSeries({ name, positive, rate }: NonNullable<typeof outcome>): BarSeries {
    const label = `${name} = ${positive}`;
    const rates = bins.map(({ outcomeRate }) => outcomeRate);
    return {
      name: label,
      values: rates.map((value) => ({ value, text: format.percent(value) })),
      color: colors,
      axis: makeAxis([...rates, rate], { label, unit: 'percent', format, fromZero: true, nSteps: 4 }),
      reference: bins.map(() => ({ value: rate, text: format.percent(rate) })),
    };
  }
}
