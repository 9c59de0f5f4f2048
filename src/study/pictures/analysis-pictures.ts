import { distributionChart } from '../../charts/index.ts';
import type { Words } from '../../words/index.ts';
import type { ColumnProfile } from '../profile/index.ts';
import type { Picture } from './picture.ts';
import type { PictureContext } from './picture-context.ts';

type Bins = Parameters<typeof distributionChart>[0]['bins'];

/** How every column that holds numbers or categories is distributed, and how often the outcome goes with it. */
export function analysisPictures(context: PictureContext): Picture[] {
  const { profile, words } = context;
  const shown = profile.columns.filter(
    ({ distribution, nDistinct, role }) =>
      distribution.kind !== 'hidden' && nDistinct > 0 && role !== 'identifier',
  );
  const names = fileNames(shown.map(({ name }) => name));
  return shown.map((column, place) => ({
    file: `images/analysis/${names[place]}`,
    group: 'analysis',
    spec: distributionChart(distributionData(column, context), words),
  }));
}

/** Columns' names as names of files; those that would be equal, in any case, get their place as well. */
function fileNames(columns: readonly string[]): string[] {
  const names = columns.map((column) => column.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60));
  const lower = names.map((name) => name.toLowerCase());
  return names.map((name, place) =>
    lower.filter((other) => other === lower[place]).length > 1 ? `${name}_${place + 1}` : name,
  );
}

function distributionData(
  column: ColumnProfile,
  { profile: { outcome }, nameOf, words }: PictureContext,
): Parameters<typeof distributionChart>[0] {
  const bins = binsOf(column, words);
  const withRates = outcome !== null && bins.some(({ outcomeRate }) => outcomeRate !== null);
  return {
    column: labelOf(column, words),
    kind: column.distribution.kind === 'categories' ? 'category' : 'numeric',
    bins,
    nMissing: column.nMissing,
    ...(withRates && {
      outcome: {
        name: nameOf(outcome.column),
        positive: outcome.positive,
        rate: outcome.nRows === 0 ? 0 : outcome.nPositive / outcome.nRows,
      },
    }),
  };
}

function labelOf({ label, name }: ColumnProfile, { language }: Words): string {
  if (label === null) return name;
  return typeof label === 'string' ? label : label[language];
}

function binsOf(column: ColumnProfile, { format, profile: said }: Words): Bins {
  const { distribution, sentinels } = column;
  const rates = ratesOf(column);
  const stands = sentinels.map(({ value, count }) => ({
    label: format.number(value),
    count,
    outcomeRate: rates.sentinels.get(value) ?? null,
  }));
  switch (distribution.kind) {
    case 'categories': {
      const { shown, nOther, countOther } = distribution;
      return [
        ...shown.map(({ value, count }) => ({
          label: value,
          count,
          outcomeRate: rates.categories.get(value) ?? null,
        })),
        ...(nOther === 0
          ? []
          : [{ label: said.others({ n: nOther }), count: countOther, outcomeRate: null }]),
      ];
    }
    case 'values':
      return [
        ...distribution.shown.map(({ value, count }) => ({
          label: format.number(value),
          count,
          outcomeRate: null,
        })),
        ...stands,
      ];
    case 'histogram':
      return [
        ...distribution.counts.map((count, b) => ({
          label: `${format.number(distribution.edges[b])}–${format.number(distribution.edges[b + 1])}`,
          count,
          outcomeRate: null,
        })),
        ...stands,
      ];
    case 'hidden':
      return [];
  }
}

function ratesOf({ outcome }: ColumnProfile): {
  readonly categories: ReadonlyMap<string, number>;
  readonly sentinels: ReadonlyMap<number, number>;
} {
  const categories = new Map<string, number>();
  const sentinels = new Map<number, number>();
  for (const { group, nRows, nPositive } of outcome?.groups ?? []) {
    if (nRows === 0) continue;
    if (group.kind === 'category') categories.set(group.value, nPositive / nRows);
    if (group.kind === 'sentinel') sentinels.set(group.value, nPositive / nRows);
  }
  return { categories, sentinels };
}
