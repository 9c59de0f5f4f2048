import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { runRecordSchema } from '../../../src/contract/index.ts';
import { sha256 } from '../../../src/store/index.ts';
import { filesOf } from '../small-study.ts';

/** Files under a final name that are not whole: a good run has other bytes under it, or nothing. */
export function brokenFiles(folder: string, good: ReadonlyMap<string, Buffer>): string[] {
  if (!existsSync(folder)) return [];
  const files = [...filesOf(folder)].filter(([name]) => !isTemporary(name) && !isWhole(name));
  return [...files.map(([name]) => name), ...(isRecordWhole(folder) ? [] : ['run.json'])];

  function isWhole(name: string): boolean {
    const bytes = readFileSync(join(folder, name));
    // Parts are kept until their stage ends, so a good run that has ended has them no more.
    if (dirname(name) !== '.kept' || good.has(name)) return good.get(name)?.equals(bytes) ?? false;
    const [hash, plain] = bytes.toString().split('\n');
    return plain !== undefined && hash === sha256(plain);
  }
}

/** Files that a run which ended must not leave. */
export function temporaryFiles(folder: string): string[] {
  return [...filesOf(folder).keys()].filter(isTemporary);
}

function isTemporary(name: string): boolean {
  const [top = ''] = name.split(sep);
  return top === '.tmp' || top.startsWith('.lock-');
}

function isRecordWhole(folder: string): boolean {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) return true;
  try {
    return runRecordSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success;
  } catch {
    return false;
  }
}
