import { z } from 'zod';
import { type ChartSpec, distributionChart } from '../../../src/charts/index.ts';
import type { RunResponse } from '../../../src/contract/index.ts';
import type { Words } from '../../../src/words/index.ts';
import type { Names } from '../state/names.ts';

const valueCount = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, count: z.number() }));

/** What this page shows of a profiled column; the profile has more. */
const columnSchema = z.object({
  name: z.string(),
  type: z.string(),
  role: z.string().nullable(),
  nRows: z.number(),
  nMissing: z.number(),
  sentinels: valueCount(z.number()),
  distribution: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('categories'),
      shown: valueCount(z.string()),
      nOther: z.number(),
      countOther: z.number(),
    }),
    z.object({ kind: z.literal('values'), shown: valueCount(z.number()) }),
    z.object({ kind: z.literal('histogram'), edges: z.array(z.number()), counts: z.array(z.number()) }),
    z.object({ kind: z.literal('hidden') }),
  ]),
});

export type ProfileColumn = z.infer<typeof columnSchema>;

/** The columns of a run's profile; one that reads otherwise is left out. */
export function profileColumns(profile: RunResponse['profile']): readonly ProfileColumn[] {
  const columns = Array.isArray(profile?.columns) ? profile.columns : [];
  return columns.flatMap((column: unknown) => {
    const read = columnSchema.safeParse(column);
    return read.success ? [read.data] : [];
  });
}

/** How the values of a column are distributed; null for text and identifiers, which are not shown. */
export function distributionOf(column: ProfileColumn, words: Words, names: Names): ChartSpec | null {
  const bins = binsOf(column, words, names);
  if (bins.length === 0) return null;
  return distributionChart(
    {
      column: names.field(column.name),
      kind: column.distribution.kind === 'categories' ? 'category' : 'numeric',
      bins: bins.map((bin) => ({ ...bin, outcomeRate: null })),
      nMissing: column.nMissing,
    },
    words,
  );
}

function binsOf(
  { distribution, sentinels }: ProfileColumn,
  { format, profile }: Words,
  names: Names,
): readonly { readonly label: string; readonly count: number }[] {
  const stands = sentinels.map(({ value, count }) => ({ label: format.exact(value), count }));
  switch (distribution.kind) {
    case 'categories':
      return [
        ...distribution.shown.map(({ value, count }) => ({ label: names.value(value), count })),
        ...(distribution.nOther === 0
          ? []
          : [{ label: profile.others({ n: distribution.nOther }), count: distribution.countOther }]),
      ];
    case 'values':
      return [
        ...distribution.shown.map(({ value, count }) => ({ label: format.exact(value), count })),
        ...stands,
      ];
    case 'histogram':
      return [
        ...distribution.counts.map((count, b) => ({
          label: `${format.number(distribution.edges[b] ?? null)}–${format.number(distribution.edges[b + 1] ?? null)}`,
          count,
        })),
        ...stands,
      ];
    case 'hidden':
      return [];
  }
}
