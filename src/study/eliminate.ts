import { inputError, type StudyConfig } from '../contract/index.ts';
import {
  type ColumnTransformer,
  deriveSeed,
  distinctRows,
  type Frame,
  featureSources,
  type Matrix,
  restrictColumns,
  scoreSeparation,
  transformColumns,
} from '../ml/index.ts';
import { refusal } from '../words/index.ts';
import { signalOf } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import { namesOfRole } from './table.ts';

/** Which features a step has, and how it came to them. */
export interface EliminationStep {
  readonly features: readonly string[];
  /** What was dropped to get here; empty for the first step. */
  readonly dropped: readonly string[];
  /** Why: context is dropped as a group; else it separated the clusters of the step before least. */
  readonly reason: 'start' | 'context' | 'separates-least';
  /** Share of the dropped feature's variance that lay between the clusters of the step before, in [0, 1]. */
  readonly separation: number | null;
}

/** A step with its fit on the distinct training rows. */
export interface EliminationFit extends EliminationStep {
  readonly x: Matrix;
  readonly weights: Float64Array;
  readonly labels: Int32Array;
  readonly inertia: number;
  readonly totals: readonly number[];
}

/**
 * Backward elimination: from all features, drops context as a group, then one feature a step, and fits k-means
 * at each. Given: until the chosen ones are left. Found: until each feature separates enough.
 */
export async function eliminate(
  train: Frame,
  transformer: ColumnTransformer,
  k: number,
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<EliminationFit[]> {
  const context = namesOfRole(config, 'context');
  const all = [...namesOfRole(config, 'feature'), ...context];
  const kept = config.choice.mode === 'given' ? config.choice.features : [];
  const nMost = all.length - kept.length + 1;
  const fits: EliminationFit[] = [];
  let next: EliminationStep | null = {
    features: all,
    dropped: [],
    reason: 'start',
    separation: null,
  };
  while (next) {
    const restricted = restrictColumns(transformer, next.features);
    const { rows, weights } = distinctRows(transformColumns(restricted, train));
    if (rows.nRows < k) {
      if (fits.length > 0 && config.choice.mode === 'found') break;
      const details = { k, nDistinct: rows.nRows, columns: next.features };
      throw inputError(refusal('E_K_TOO_LARGE', details));
    }
    const [{ model, labels }] = await ports.compute.map(
      'clusterRows',
      [
        {
          x: rows,
          weights,
          nClusters: k,
          nStarts: config.sweep.starts,
          nSwaps: config.sweep.swaps,
          searchRows: config.sweep.searchRows,
          seed: deriveSeed(config.seed, 'choose', fits.length),
        },
      ],
      signalOf(ports),
    );
    fits.push({ ...next, x: rows, weights, labels, inertia: model.inertia, totals: model.totals });
    onProgress(fits.length / nMost);
    const separations = scoreSeparation(rows, labels, {
      nClusters: k,
      weights,
      sources: featureSources(restricted),
    });
    next = nextStep(next.features, context, kept, separations, config);
  }
  return fits;
}

/** What to drop now, or null when the chosen features are reached or every feature separates enough. */
function nextStep(
  features: readonly string[],
  context: readonly string[],
  kept: readonly string[],
  separations: ReadonlyMap<string, number>,
  { choice }: StudyConfig,
): EliminationStep | null {
  if (context.length > 0 && features.some((name) => context.includes(name))) {
    const rest = features.filter((name) => !context.includes(name));
    if (rest.length > 0) return { features: rest, dropped: context, reason: 'context', separation: null };
  }
  const candidates = features.filter((name) => !kept.includes(name));
  if (candidates.length === 0) return null;
  const worst = candidates.reduce((a, b) => ((separations.get(b) ?? 0) < (separations.get(a) ?? 0) ? b : a));
  const separation = separations.get(worst) ?? 0;
  if (
    choice.mode === 'found' &&
    (features.length <= choice.minFeatures || separation >= choice.minSeparation)
  ) {
    return null;
  }
  return {
    features:
      choice.mode === 'given' && candidates.length === 1 ? kept : features.filter((name) => name !== worst),
    dropped: [worst],
    reason: 'separates-least',
    separation,
  };
}
