import type { DrawPictures, Picture } from '../charts/index.ts';
import { createPool } from './pool.ts';

export interface ThreadPicturesOptions {
  /** At least 1. */
  readonly nThreads: number;
  /** The compiled entry of a thread; defaults to the one beside this file. */
  readonly entry?: URL;
}

/** Draws pictures on threads: the bytes that one thread draws, in the order of the jobs. */
export function createThreadPictures(options: ThreadPicturesOptions): DrawPictures {
  const { nThreads, entry = new URL('./picture-worker.js', import.meta.url) } = options;
  const pool = createPool({ nThreads, entry });
  return {
    async draw(jobs, { signal, onProgress, nJobs } = {}) {
      const pictures = await pool.run('draw', jobs, {
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress } : {}),
        ...(nJobs === undefined ? {} : { nInputs: nJobs }),
      });
      return pictures as Picture[];
    },
    close: pool.close,
  };
}
