import type { ModelFile } from '../contract/index.ts';
import { loadModel } from '../model/index.ts';

/** The model of a run, from the top of its folder. */
export const modelFile = 'models/model.json';

/** A model that a run folder keeps; null where there is none, or one of another version of the format. */
export function readModelOf(text: string | null, file: string): ModelFile | null {
  if (text === null) return null;
  try {
    return loadModel(text, file);
  } catch {
    // Of another version of the format: not the one that is meant.
    return null;
  }
}
