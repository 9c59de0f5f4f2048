import type { Draw } from '../../../src/charts/index.ts';

/** Loads what lines and bars are drawn with, once, when the first of them is shown. */
export const loadDraw = once(async (): Promise<Draw> => {
  const { createDraw } = await import('../../../src/render/page.ts');
  return createDraw();
});

/** Asks once; after a failure, again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | null = null;
  return () => {
    promise ??= load().catch((error: unknown) => {
      promise = null;
      throw error;
    });
    return promise;
  };
}
