import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/ml/index.ts';
import { openRunFolder, sha256 } from '../../src/store/index.ts';
import type { StudyPorts } from '../../src/study/index.ts';
import { createStageParts } from '../../src/study/stage-parts.ts';
import { newRun, openTinyRuns, removeRun } from './crash/tiny-run.ts';
import { differingFiles, filesOf, scratchFolder } from './small-study.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

/** What parts need of a study, in a folder. */
function portsAt(folder: string, nThreads = 2): StudyPorts {
  return { store: openRunFolder(folder), compute: { nThreads }, sha256 } as unknown as StudyPorts;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('createStageParts', () => {
  it('map(names, make) gives the results in the order of the names, whichever ends first', async () => {
    const parts = createStageParts('key', portsAt(scratchFolder(), 3));
    const results = await parts.map(names, async (p) => {
      await pause((names.length - p) * 3);
      return { value: `${names[p]}!`, files: [] };
    });
    expect(results.map(({ value }) => value)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!', 'f!']);
    expect(parts.nReused).toBe(0);
  });

  it('map(names, make) makes at most one part a thread at a time, or as many as are allowed', async () => {
    for (const [options, limit] of [
      [{}, 3],
      [{ atOnce: 1 }, 1],
    ] as const) {
      const parts = createStageParts('key', portsAt(scratchFolder(), 3));
      let now = 0;
      let most = 0;
      const make = async () => {
        most = Math.max(most, ++now);
        await pause(3);
        now--;
        return { value: null, files: [] };
      };
      await parts.map(names, make, options);
      expect(most).toBe(limit);
    }
  });

  it('map(names, make) after a cut makes the other parts alone; another stage shares none', async () => {
    const folder = scratchFolder();
    const made: string[] = [];
    const make = (failAt: string) => async (p: number) => {
      if (names[p] === failAt) throw new RangeError('cut');
      made.push(names[p]);
      return { value: names[p], files: [] };
    };
    const cut = createStageParts('key', portsAt(folder, 1)).map(names, make('d'));
    await expect(cut).rejects.toThrow(RangeError);
    expect(made).toEqual(['a', 'b', 'c']);
    const parts = createStageParts('key', portsAt(folder, 1));
    const results = await parts.map(names, make('none'));
    expect(results.map(({ value }) => value)).toEqual(names);
    expect([made, parts.nReused]).toEqual([names, 3]);
    const other = createStageParts('other key', portsAt(folder, 1));
    await other.map(names, make('none'));
    expect([made.length, other.nReused]).toEqual([12, 0]);
  });

  it('a part whose file was changed is made again', async () => {
    const folder = scratchFolder();
    const ports = portsAt(folder);
    const make = async (p: number) => ({
      value: p,
      files: [await ports.store.write(`${names[p]}.txt`, names[p])],
    });
    await createStageParts('key', ports).map(names, make);
    await ports.store.write('b.txt', 'another');
    const parts = createStageParts('key', ports);
    await parts.map(names, make);
    expect(parts.nReused).toBe(5);
    expect(await ports.store.read('b.txt')).toBe('b');
  });

  it('a part that fails stops the others, and its error is the one that is thrown', async () => {
    const parts = createStageParts('key', portsAt(scratchFolder()));
    const made = parts.map(names, async (p, { signal }) => {
      if (p === 1) throw new RangeError('no');
      while (!signal?.aborted) await pause(1);
      throw new CancelledError();
    });
    await expect(made).rejects.toThrow(RangeError);
  });

  it('progress is the share of the parts to be made, and never falls', async () => {
    const folder = scratchFolder();
    const make = async (_: number, options: { readonly onProgress?: (fraction: number) => void }) => {
      options.onProgress?.(0.5);
      return { value: null, files: [] };
    };
    await createStageParts('key', portsAt(folder)).map(['a', 'b'], make);
    const heard: number[] = [];
    const onProgress = (fraction: number) => heard.push(fraction);
    await createStageParts('key', portsAt(folder)).map(['a', 'b', 'c', 'd'], make, { atOnce: 1, onProgress });
    expect(heard).toEqual([0.25, 0.5, 0.75, 1]);
  });
});

describe('a study that is stopped within the sweep', () => {
  it('goes on with the parts that were not finished, to the same bytes, and keeps no part at the end', async () => {
    const runs = await openTinyRuns();
    const folder = newRun();
    const signal = { aborted: false };
    const onProgress = (stage: string, fraction: number) => {
      if (stage === 'sweep' && fraction >= 0.5) signal.aborted = true;
    };
    await expect(runs.run(folder, { signal, listener: { onProgress } })).rejects.toThrow(CancelledError);
    const { record } = await runs.run(folder);
    const sweep = record.stages.find(({ name }) => name === 'sweep');
    // A part is a pipeline with all that fills: two of two imputations.
    expect(sweep).toMatchObject({ reused: false, parts: { total: 2, reused: 1 } });
    expect(differingFiles(filesOf(folder), runs.good)).toEqual([]);
    removeRun(folder);
    await runs.close();
  });
});
