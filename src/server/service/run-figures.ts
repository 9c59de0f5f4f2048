import { type RunFigures, runFiguresSchema } from '../../contract/index.ts';
import { runFiguresFile } from '../../study/index.ts';
import type { ReadFile } from '../deps.ts';
import { readRunJson } from './run-json.ts';

/** The figures of a run; null for a run of an earlier version, which has none. */
export async function readRunFigures(readRunFile: ReadFile): Promise<RunFigures | null> {
  const found = runFiguresSchema.safeParse(await readRunJson(readRunFile, runFiguresFile));
  return found.success ? found.data : null;
}
