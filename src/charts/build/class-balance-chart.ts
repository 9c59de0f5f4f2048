import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart, Value } from '../spec.ts';
import { groupName } from './group-means.ts';

export interface ClassBalanceData {
  /** The first is what the others are compared with. */
  readonly parts: readonly {
    /** In words, such as "Train". */
    readonly name: string;
    /** Rows of each segment. */
    readonly counts: readonly number[];
  }[];
  readonly segments: readonly { readonly id: number; readonly name: string | null }[];
}

/** The share of each segment in each part of the rows: a panel a part. */
export function classBalanceChart(data: ClassBalanceData, words: Words): BarChart {
  const { segments } = data;
  const { format } = words;
  const said = words.pictures.balance;
  const parts = data.parts.map(({ name, counts }) => {
    const nRows = counts.reduce((sum, count) => sum + count, 0);
    return { name, nRows, shares: segments.map((_, i) => (counts[i] ?? 0) / nRows) };
  });
  const first = parts[0] ?? { name: '', nRows: 0, shares: [] };
  const value = (share: number): Value => ({
    value: Number.isFinite(share) ? share : null,
    text: format.percent(share),
  });
  const reference = first.shares.map(value);
  return {
    kind: 'bar',
    layout: 'panels',
    direction: 'horizontal',
    title: title(),
    subtitle: said.subtitle({ parts }),
    caption: said.caption,
    categoryLabel: words.charts.heads.segment,
    categories: segments.map((segment) => groupName('segments', segment, words)),
    axis: makeAxis(
      parts.flatMap(({ shares }) => shares),
      { label: said.share, unit: 'percent', format, fromZero: true, nSteps: 3 },
    ),
    series: parts.map(({ name, shares }, i) => ({
      name,
      values: shares.map(value),
      color: segments.map(({ id }) => ({ segment: id })),
      reference: i === 0 ? null : reference,
    })),
    reference: null,
  };

  function title(): string {
    let far = { distance: -1, at: 0, part: first };
    for (const part of parts.length > 1 ? parts.slice(1) : parts) {
      part.shares.forEach((share, at) => {
        const distance = parts.length > 1 ? Math.abs(share - (first.shares[at] ?? 0)) : share;
        if (distance > far.distance) far = { distance, at, part };
      });
    }
    const share = far.part.shares[far.at] ?? Number.NaN;
    const said1 = { id: segments[far.at]?.id ?? 0, part: far.part.name, share };
    return parts.length > 1
      ? said.title({ ...said1, first: first.name, base: first.shares[far.at] ?? Number.NaN })
      : said.single(said1);
  }
}
