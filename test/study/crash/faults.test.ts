import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from '../small-study.ts';
import { failAt, faults, operationsOf } from './faults.ts';
import { newRun, openTinyRuns, removeRun, type TinyRuns } from './tiny-run.ts';
import { type Operation, watchedFiles } from './watched-files.ts';
import { brokenFiles } from './wholeness.ts';

/** One operation in so many fails here; all of them in test/long. */
const stride = 16;

describe('a study whose disk fails', () => {
  let runs: TinyRuns;
  let operations: Operation[];
  beforeAll(async () => {
    runs = await openTinyRuns();
    operations = await operationsOf(runs);
  });
  afterAll(() => runs.close());

  it('every file is made under another name, synced, renamed, and its folder synced', () => {
    const renames = operations.filter(({ target }) => target && !target.includes('.lock-'));
    expect(renames.length).toBeGreaterThan(40);
    for (const renaming of renames) {
      const at = operations.indexOf(renaming);
      const before = operations.slice(0, at).filter(({ path }) => path === renaming.path);
      expect(before.at(-1)?.kind).toBe('sync');
      expect(operations[at + 1]).toEqual({ kind: 'sync', path: dirname(renaming.target!) });
    }
    const written = operations.filter(({ kind }) => kind === 'open' || kind === 'write');
    expect(written.filter(({ path }) => !/[/\\]\.(tmp|lock-new)/.test(path))).toEqual([]);
  });

  it('every folder that is made is made to last', () => {
    const folders = operations.filter(({ kind, path }) => kind === 'mkdir' && !path.includes('.lock-'));
    expect(folders.length).toBeGreaterThan(40);
    const synced = new Set(operations.filter(({ kind }) => kind === 'sync').map(({ path }) => path));
    expect(folders.filter(({ path }) => !synced.has(dirname(path)))).toEqual([]);
  });

  it('leaves whole files, says one line, and the same command mends it', { timeout: 300_000 }, async () => {
    let nFailed = 0;
    let nTried = 0;
    for (let at = 0; at < operations.length; at += stride) {
      // Operations come in fives, so the step in between reaches every kind.
      const one = Math.min(at + (nTried % stride), operations.length - 1);
      nTried++;
      if (await failAt(one, faults[nTried % faults.length], runs)) nFailed++;
    }
    console.log(`${nTried} of ${operations.length} operations failed: ${nFailed} ended a study`);
    expect(nFailed).toBeGreaterThan(0.9 * nTried);
  });

  it('writes that take a few bytes at a time come to the same files', async () => {
    const folder = newRun();
    const before = ({ kind }: Operation) => (kind === 'write' ? 997 : undefined);
    await runs.run(folder, { files: watchedFiles({ before }) });
    expect(brokenFiles(folder, runs.good)).toEqual([]);
    expect([...filesOf(folder).keys()]).toEqual([...runs.good.keys()]);
    removeRun(folder);
  });
});
