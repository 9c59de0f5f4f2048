import type { StudyConfig } from '../contract/index.ts';
import {
  adjustedRand,
  clusterJaccard,
  deriveSeed,
  distinctRows,
  fromRows,
  type ResampleClustersInput,
  selectFrameColumns,
  transformColumns,
} from '../ml/index.ts';
import type { Choice } from './choose.ts';
import { writeJson } from './files.ts';
import { signalOf } from './impute.ts';
import { rowsToShuffle, shufflesOf } from './null-rows.ts';
import type { StudyPorts } from './ports.ts';
import type { Segments } from './segment.ts';
import type { StageResult } from './stage-runner.ts';

/** How well each segment comes again. Every figure is a Jaccard index, in [0, 1]. */
export interface SegmentStability {
  readonly id: number;
  /** Mean over bootstrap resamples of the train rows. */
  readonly resampled: number | null;
  /** The same of the cluster of this rank by size in shuffled copies. */
  readonly shuffled: number | null;
  /** With the clusters of a fit on the test rows alone; null where they are too few. */
  readonly later: number | null;
}

export interface Stability {
  readonly nResamples: number;
  readonly nCopies: number;
  /** Train rows that were resampled. */
  readonly nRows: number;
  readonly segments: readonly SegmentStability[];
  /** Adjusted Rand index of fits from one start with the segments. */
  readonly starts: { readonly n: number; readonly mean: number; readonly lowest: number };
  /** Adjusted Rand index, on the test rows, of a fit on them alone with the segments; null where too few. */
  readonly laterAgreement: number | null;
}

/** Parts that the resamples are made in, for threads to share; always so many, so threads decide no result. */
const nParts = 5;

/** Clusters resamples, shuffled copies and the test rows again; writes stability.json. */
export async function checkStability(
  choice: Choice,
  segments: Segments,
  ids: readonly number[],
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<Stability>> {
  const { transformer, model, train } = segments;
  const { resamples, copies, starts } = config.stability;
  const { blocks, shuffleSeed } = shufflesOf(config);
  const rows = rowsToShuffle(
    selectFrameColumns(train, choice.features),
    choice.features,
    config.shuffled.rows,
    config,
  );
  const seed = deriveSeed(config.seed, 'stability');
  const { starts: nStarts, swaps: nSwaps } = config.segments;
  const common = { rows, transformer, k: choice.k, nStarts, nSwaps };
  const part = (n: number, of: number): number => Math.ceil((resamples - n) / of);
  const inputs: ResampleClustersInput[] = [
    ...Array.from({ length: nParts }, (_, n) => ({
      ...common,
      centroids: fromRows(model.centroids),
      shuffled: null,
      nResamples: part(n, nParts),
      nSingles: n === 0 ? starts : 0,
      seed: deriveSeed(seed, 'rows', n),
    })),
    ...Array.from({ length: copies }, (_, n) => ({
      ...common,
      centroids: null,
      shuffled: { blocks, seed: deriveSeed(shuffleSeed, n) },
      nResamples: part(n, copies),
      nSingles: 0,
      seed: deriveSeed(seed, 'copy', n),
    })),
  ];
  const outputs = await ports.compute.map('resampleClusters', inputs, { onProgress, ...signalOf(ports) });
  const real = outputs.slice(0, nParts).flatMap(({ jaccards }) => jaccards);
  const shuffled = outputs.slice(nParts).flatMap(({ jaccards }) => jaccards);
  const [{ singles }] = outputs;
  const later = await refitLater(choice, segments, config, ports);
  const value: Stability = {
    nResamples: resamples,
    nCopies: copies,
    nRows: rows.nRows,
    segments: model.totals.map((_, s) => ({
      id: ids[s],
      resampled: meanOf(real.map((jaccards) => jaccards[s])),
      shuffled: meanOf(shuffled.flatMap((jaccards) => jaccards.slice(s, s + 1))),
      later: later === null || Number.isNaN(later.jaccards[s]) ? null : later.jaccards[s],
    })),
    starts: {
      n: starts,
      mean: singles.reduce((sum, one) => sum + one, 0) / singles.length,
      lowest: Math.min(...singles),
    },
    laterAgreement: later?.agreement ?? null,
  };
  return { value, files: [await writeJson(ports, 'stability.json', value)] };
}

/** The test rows clustered alone, against their segments. */
async function refitLater(
  { k }: Choice,
  { transformer, test, testLabels }: Segments,
  config: StudyConfig,
  ports: StudyPorts,
): Promise<{ readonly agreement: number; readonly jaccards: readonly number[] } | null> {
  if (test.nRows === 0) return null;
  const { rows, weights, inverse } = distinctRows(transformColumns(transformer, test));
  if (rows.nRows < k) return null;
  const [{ labels }] = await ports.compute.map(
    'clusterRows',
    [
      {
        x: rows,
        weights,
        nClusters: k,
        nStarts: config.segments.starts,
        nSwaps: config.segments.swaps,
        searchRows: rows.nRows,
        seed: deriveSeed(config.seed, 'later'),
      },
    ],
    signalOf(ports),
  );
  const again = inverse.map((row) => labels[row]);
  return {
    agreement: adjustedRand(testLabels, again),
    jaccards: clusterJaccard(testLabels, again, { nClusters: k }),
  };
}

/** Mean of those that are; null of none. */
function meanOf(values: readonly number[]): number | null {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
