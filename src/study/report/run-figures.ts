import { type RunFigures, runFiguresSchema } from '../../contract/index.ts';
import type { Exploration } from '../explore.ts';
import type { Lineage } from '../lineage.ts';
import { shownFeatures } from '../pictures/group-axes.ts';
import type { OutcomeRate, ReportData, SegmentReport } from './report-data.ts';

/** What the pages draw themselves: the numbers of the report, without words. */
export const runFiguresFile = 'figures.json';

/** Digits of a point on a map. */
const mapDigits = 4;

/** The numbers of a report, as the pages need them: what does not exist is null. */
export function runFigures(
  data: ReportData,
  { segmentMeans, clusterings }: Pick<Exploration, 'segmentMeans' | 'clusterings'>,
  earlier: Lineage['earlier'],
): RunFigures {
  const { study, choice, outcome } = data;
  const map = clusterings.at(-1)?.map ?? null;
  const features = shownFeatures(segmentMeans);
  const figures = {
    version: 1,
    study: {
      name: study.name,
      seed: study.seed,
      nRows: study.nRows,
      nTrain: study.nTrain,
      nTest: study.nTest,
      isShuffled: study.isShuffled,
    },
    choice,
    path: data.path.map(({ features: kept, dropped, reason, separation, silhouette, inertia, sizes }) => ({
      features: kept,
      dropped,
      reason,
      separation: separation === null ? null : finite(separation),
      silhouette: finite(silhouette),
      inertia,
      sizes,
    })),
    figures: { ...data.figures, silhouette: finite(data.figures.silhouette) },
    columns: data.columns.map(({ name, type, role, nUnknownTrain, nUnknownTest }) => ({
      name,
      type,
      role,
      nUnknownTrain,
      nUnknownTest,
    })),
    outcome: outcome && { ...outcome, train: rateOf(outcome.train), later: rateOf(outcome.later) },
    segments: data.segments.map((segment) => ({
      id: segment.id,
      nClients: segment.nClients,
      share: segment.share,
      shareLater: finite(segment.shareLater),
      silhouette: finite(segment.silhouette),
      outcome: segment.outcome && {
        train: rateOf(segment.outcome.train),
        later: rateOf(segment.outcome.later),
      },
      profile: segment.profile.map(profileOf),
    })),
    classifiers: data.classifiers.map(({ name, tests }) => ({
      name,
      tests: tests.map((test) => ({
        name: test.name,
        nRows: test.nRows,
        accuracy: finite(test.accuracy),
        confusion: test.confusion,
        precision: test.precision,
        recall: test.recall,
      })),
    })),
    surrogates: data.surrogates,
    stability: data.stability,
    protectedColumns: data.protectedColumns.map((column) => ({
      ...column,
      groups: column.groups.map((one) => ({
        ...one,
        shares: one.shares.map(finite),
        overall: finite(one.overall),
      })),
      guessed: {
        bySegment: finite(column.guessed.bySegment),
        byNothing: finite(column.guessed.byNothing),
      },
      cramersV: finite(column.cramersV),
    })),
    lab: data.lab,
    orders: data.orders,
    rowOrder: data.rowOrder,
    means: {
      axes: features.map(({ column, category, min, max, sd, offset, scale }) => ({
        column,
        category,
        min: min * scale + offset,
        max: max * scale + offset,
        sd: sd * scale,
      })),
      overall: features.map(({ mean, offset, scale }) => finite(mean * scale + offset)),
      segments: data.segments.map((_, s) =>
        features.map(({ groupMeans, offset, scale }) => finite(groupMeans[s] * scale + offset)),
      ),
    },
    map: map && {
      xs: Array.from(map.xs, rounded),
      ys: Array.from(map.ys, rounded),
      segments: Array.from(map.segments, (segment) => data.segments[segment].id),
      klDivergence: finite(map.klDivergence),
    },
    ...(earlier && { earlier }),
  };
  return runFiguresSchema.parse(figures);
}

function rateOf({ rate, low, high, nKnown }: OutcomeRate) {
  return { rate: finite(rate), low: finite(low), high: finite(high), nKnown };
}

function profileOf(profile: SegmentReport['profile'][number]) {
  return profile.kind === 'category'
    ? profile
    : { ...profile, mean: finite(profile.mean), overall: finite(profile.overall) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function rounded(value: number): number {
  return Number(value.toPrecision(mapDigits));
}
