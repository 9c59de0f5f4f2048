import type { Compute, TaskOutput, Tasks } from '../ml/index.ts';
import { createPool } from './pool.ts';

export interface ThreadComputeOptions {
  /** At least 1. */
  readonly nThreads: number;
  /** The compiled entry of a thread; defaults to the one beside this file. */
  readonly entry?: URL;
}

/**
 * Runs tasks on threads. A task is a pure function of its input, so results do not depend on the number of
 * threads. A task that throws, or a thread that dies, rejects its `map`; a cancelled task is ended within 500 ms,
 * with its thread. The next `map` gets fresh threads; no thread starts without a task for it.
 */
export function createThreadCompute(options: ThreadComputeOptions): Compute<Tasks> {
  const { nThreads, entry = new URL('./worker.js', import.meta.url) } = options;
  const pool = createPool({ nThreads, entry });
  return {
    nThreads,
    map: async (name, inputs, mapOptions) =>
      (await pool.run(name, inputs, mapOptions)) as TaskOutput<Tasks[typeof name]>[],
    close: pool.close,
  };
}
