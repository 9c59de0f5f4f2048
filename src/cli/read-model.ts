import { readFile } from 'node:fs/promises';
import type { ModelFile } from '../contract/index.ts';
import { loadModel } from '../model/index.ts';
import { sha256 } from '../store/index.ts';
import type { Words } from '../words/index.ts';
import { locateModel } from './run-tables.ts';
import { type SegmentNames, segmentNames } from './segment-names.ts';

/** A model from its file or its run folder, with the names of its segments where there are some. */
export async function readModel(
  path: string,
  words: Words,
): Promise<{ readonly model: ModelFile; readonly names: SegmentNames; nameOf(id: number): string }> {
  const file = await locateModel(path);
  const model = loadModel(await readFile(file, 'utf8'), file, sha256);
  const names = await segmentNames(path, model, words);
  return { model, names, nameOf: (id) => names(id) ?? `Segment ${id}` };
}
