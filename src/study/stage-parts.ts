import { canonicalJson, type RunFile, type RunWarning, type Store } from '../contract/index.ts';
import { CancelledError, type MapOptions } from '../ml/index.ts';
import type { StudyPorts } from './ports.ts';

/** What a stage, or a part of one, gives: a value for the stages below, and the files it wrote. */
export interface StageResult<Value> {
  readonly value: Value;
  readonly files: readonly RunFile[];
  readonly warnings?: readonly RunWarning[];
}

export interface PartsMapOptions {
  /** Parts that are made side by side, from 1; defaults to the number of threads. */
  readonly atOnce?: number;
  /** Hears the share of the parts to be made that is done, from 0 to 1, never falling. */
  readonly onProgress?: (fraction: number) => void;
}

/** The parts of a stage: each is kept as it ends, so that a stage that was cut makes only the others again. */
export interface StageParts {
  /**
   * Makes the parts that no cut run has finished. The results are in the order of the names.
   *
   * @param names what tells the parts of the stage apart
   * @param make makes the part at an index of the names; its options are for `compute.map`
   */
  map<Value>(
    names: readonly string[],
    make: (index: number, options: MapOptions) => Promise<StageResult<Value>>,
    options?: PartsMapOptions,
  ): Promise<StageResult<Value>[]>;
}

/** Parts with what was kept of them. */
export interface KeptParts extends StageParts {
  readonly keys: readonly string[];
  readonly nReused: number;
}

/** The parts of the stage with a key. */
export function createStageParts(
  stageKey: string,
  ports: Pick<StudyPorts, 'store' | 'compute' | 'sha256' | 'signal'>,
): KeptParts {
  const { store, compute, sha256 } = ports;
  const keys: string[] = [];
  let nReused = 0;
  return {
    keys,
    get nReused() {
      return nReused;
    },
    async map<Value>(
      names: readonly string[],
      make: (index: number, options: MapOptions) => Promise<StageResult<Value>>,
      { atOnce = compute.nThreads, onProgress }: PartsMapOptions = {},
    ) {
      const partKeys = names.map((part) => sha256(canonicalJson({ after: stageKey, part })));
      keys.push(...partKeys);
      const results: (StageResult<Value> | null)[] = [];
      for (const key of partKeys) results.push(await recallResult<Value>(store, key));
      const missing = names.flatMap((_, p) => (results[p] === null ? [p] : []));
      nReused += names.length - missing.length;
      await inLanes(
        missing.length,
        async (m, options) => {
          const p = missing[m];
          const result = await make(p, options);
          await store.keep(partKeys[p], result);
          results[p] = result;
        },
        { atOnce, onProgress, signal: ports.signal },
      );
      return results.filter((result) => result !== null);
    },
  };
}

/** What is kept under a key, while the files that it names stand as they were. */
export async function recallResult<Value>(store: Store, key: string): Promise<StageResult<Value> | null> {
  const kept = (await store.recall(key)) as StageResult<Value> | undefined;
  if (kept === undefined) return null;
  for (const file of kept.files) {
    if (!(await store.isIntact(file))) return null;
  }
  return kept;
}

interface LaneOptions {
  readonly atOnce: number;
  readonly onProgress: ((fraction: number) => void) | undefined;
  readonly signal: { readonly aborted: boolean } | undefined;
}

/** Runs tasks 0 … nTasks − 1 in order, some at once. The first that fails stops the others, and is thrown. */
async function inLanes(
  nTasks: number,
  run: (task: number, options: MapOptions) => Promise<void>,
  { atOnce, onProgress, signal }: LaneOptions,
): Promise<void> {
  const failures: unknown[] = [];
  const stop = {
    get aborted() {
      return failures.length > 0 || signal?.aborted === true;
    },
  };
  const fractions = new Float64Array(nTasks);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < nTasks) {
      if (stop.aborted) throw new CancelledError();
      const task = next++;
      const tell = (fraction: number): void => {
        fractions[task] = fraction;
        onProgress?.(fractions.reduce((sum, one) => sum + one, 0) / nTasks);
      };
      await run(task, { signal: stop, onProgress: tell });
      tell(1);
    }
  };
  const lanes = Array.from({ length: Math.min(atOnce, nTasks) }, () =>
    lane().catch((error: unknown) => failures.push(error)),
  );
  await Promise.all(lanes);
  if (failures.length > 0) throw failures[0];
}
