import type { ReadFile } from '../deps.ts';

/** The value of a JSON file of the run; null where there is none. */
export async function readRunJson(readRunFile: ReadFile, path: string): Promise<unknown> {
  const bytes = await readRunFile(path);
  return bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes));
}
