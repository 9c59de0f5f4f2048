import type { DrawPictures, Picture } from '../charts/index.ts';
import { CancelledError } from '../ml/index.ts';
import { createPicture } from '../render/index.ts';

/** Draws pictures on the calling thread, one after the other. */
export function createInlinePictures(): DrawPictures {
  let loading: ReturnType<typeof createPicture> | null = null;
  return {
    async draw(jobs, { signal, onProgress, nJobs } = {}) {
      loading ??= createPicture();
      const drawPicture = await loading;
      const total = nJobs ?? (Array.isArray(jobs) ? jobs.length : Number.NaN);
      const pictures: Picture[] = [];
      for (const job of jobs) {
        if (signal?.aborted) throw new CancelledError();
        pictures.push(drawPicture(job));
        if (total > 0) onProgress?.(pictures.length / total);
        // A picture takes long enough to give others their turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return pictures;
    },
    async close() {},
  };
}
