import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inputError, type ModelFile, type NamedSegments } from '../contract/index.ts';
import { namedSegmentsFile, parseNamedSegments } from '../study/index.ts';
import { refusal, type Words } from '../words/index.ts';

/** What a segment is called by its id; null where it has a number alone. */
export type SegmentNames = (id: number) => string | null;

/**
 * The names of a model's segments, when a run folder that has them is given; a model.json has none.
 *
 * Errors: E_SEGMENTS for names that belong to another model, as after an interrupted study.
 */
export async function segmentNames(
  modelPath: string,
  model: ModelFile,
  { language }: Words,
): Promise<SegmentNames> {
  const named = await readNamed(modelPath);
  if (named === null) return () => null;
  if (named.model !== model.hash) {
    throw inputError(refusal('E_SEGMENTS', { kind: 'other-model' }), {
      file: join(modelPath, namedSegmentsFile),
    });
  }
  return (id) => named.segments.find((segment) => segment.id === id)?.described?.name[language] ?? null;
}

async function readNamed(modelPath: string): Promise<NamedSegments | null> {
  const found = await stat(modelPath).catch(() => null);
  if (!found?.isDirectory()) return null;
  const file = join(modelPath, namedSegmentsFile);
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : parseNamedSegments(text, file);
}
