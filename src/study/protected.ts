import type { StudyConfig } from '../contract/index.ts';
import { cramersV, type FrameColumn, frameColumn, quantiles } from '../ml/index.ts';
import type { Segments } from './segment.ts';
import { studyFields } from './table.ts';

/** How a protected column lies in the segments, on the train rows whose cell is known. */
export interface ProtectedColumn {
  readonly column: string;
  /** Whether it makes the segments. */
  readonly isUsed: boolean;
  readonly groups: readonly {
    /** A category, or a range of numbers: above `from`, up to `to`. */
    readonly group:
      | { readonly kind: 'category'; readonly category: string }
      | { readonly kind: 'range'; readonly from: number | null; readonly to: number | null };
    /** Share of each segment, in the order of the segments; NaN of one without known cells. */
    readonly shares: readonly number[];
    readonly overall: number;
  }[];
  /** Share of clients whose group is guessed right: the most frequent one of the segment, and of all. */
  readonly guessed: { readonly bySegment: number; readonly byNothing: number };
  /** Bias-corrected Cramér's V of group and segment, in [0, 1]; NaN where it does not exist. */
  readonly cramersV: number;
}

/** Numbers are taken as four groups of about equal size. */
const quarters = [0.25, 0.5, 0.75];

/** The protected columns that describe clients, in the order of the configuration. */
export function protectedColumns(
  { train, trainLabels, model }: Segments,
  features: readonly string[],
  config: StudyConfig,
): ProtectedColumn[] {
  return studyFields(config)
    .filter(({ name, column }) => column?.protected && train.columns.some((one) => one.name === name))
    .map(({ name }) => {
      const { codes, groups } = grouped(frameColumn(train, name));
      const nSegments = model.totals.length;
      const counts = groups.map(() => new Float64Array(nSegments));
      for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) counts[codes[i]][trainLabels[i]]++;
      const totals = Array.from({ length: nSegments }, (_, s) =>
        counts.reduce((sum, own) => sum + own[s], 0),
      );
      const nKnown = totals.reduce((sum, total) => sum + total, 0);
      const sums = counts.map((own) => own.reduce((sum, count) => sum + count, 0));
      const most = totals.map((_, s) => Math.max(0, ...counts.map((own) => own[s])));
      return {
        column: name,
        isUsed: features.includes(name),
        groups: groups.map((group, g) => ({
          group,
          shares: totals.map((total, s) => counts[g][s] / total),
          overall: sums[g] / nKnown,
        })),
        guessed: {
          bySegment: most.reduce((sum, count) => sum + count, 0) / nKnown,
          byNothing: Math.max(0, ...sums) / nKnown,
        },
        cramersV: cramersV(codes, trainLabels).corrected,
      };
    });
}

function grouped(column: FrameColumn): {
  readonly codes: Int32Array;
  readonly groups: readonly ProtectedColumn['groups'][number]['group'][];
} {
  if (column.kind === 'category') {
    return {
      codes: column.codes,
      groups: column.categories.map((category) => ({ kind: 'category', category })),
    };
  }
  const known = column.values.filter((value) => !Number.isNaN(value));
  const edges = known.length === 0 ? [] : [...new Set(quantiles(known, quarters))];
  return {
    codes: Int32Array.from(column.values, (value) =>
      Number.isNaN(value) ? -1 : edges.filter((edge) => value > edge).length,
    ),
    groups: [...edges, null].map((to, g) => ({ kind: 'range', from: g === 0 ? null : edges[g - 1], to })),
  };
}
