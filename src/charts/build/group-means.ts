import type { Words } from '../../words/index.ts';

/** Means of columns by group of clients. */
export interface GroupMeansData {
  readonly what: 'clusters' | 'segments';
  /** Null where it goes without saying. */
  readonly withContext: boolean | null;
  /** Which data set, in words; null where it goes without saying. */
  readonly dataSet: string | null;
  readonly nRows: number;
  readonly axes: readonly {
    readonly name: string;
    /** What the centre and the rim of the radar stand for. */
    readonly min: number;
    readonly max: number;
    /** Standard deviation over all rows. */
    readonly sd: number;
  }[];
  /** Mean over all rows, one per axis. */
  readonly overall: readonly number[];
  readonly groups: readonly {
    /** From 1. */
    readonly id: number;
    readonly name: string | null;
    /** Share of all rows. */
    readonly share: number;
    /** One per axis; NaN where there is none. */
    readonly means: readonly number[];
  }[];
}

interface Farthest {
  readonly id: number;
  readonly column: string;
  readonly mean: number;
  readonly overall: number;
  /** Signed, in the unit of the axis that was asked for. */
  readonly distance: number;
}

/** The group and the axis whose mean lies farthest from all clients, counted in `unit`; null where nothing compares. */
export function farthestMean(
  data: GroupMeansData,
  unit: (axis: GroupMeansData['axes'][number]) => number,
): Farthest | null {
  let farthest: Farthest | null = null;
  for (const { id, means } of data.groups) {
    data.axes.forEach((axis, j) => {
      const mean = means[j] ?? Number.NaN;
      const overall = data.overall[j] ?? Number.NaN;
      const distance = (mean - overall) / unit(axis);
      if (Number.isFinite(distance) && Math.abs(distance) > Math.abs(farthest?.distance ?? 0)) {
        farthest = { id, column: axis.name, mean, overall, distance };
      }
    });
  }
  return farthest;
}

export function groupName(
  what: GroupMeansData['what'],
  group: { readonly id: number; readonly name: string | null },
  words: Words,
): string {
  return words.pictures.group({ what, id: group.id, name: group.name });
}
