import { afterAll, describe, expect, it } from 'vitest';
import type { DrawPictures, PictureJob } from '../../src/charts/index.ts';
import { CancelledError } from '../../src/ml/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { createInlinePictures, createThreadPictures } from '../../src/workers/index.ts';
import { chartsOfEveryKind } from '../render/charts.ts';

// Threads run compiled code: `npm test` builds it first.
const entry = new URL('../../dist/workers/picture-worker.js', import.meta.url);
const charts = chartsOfEveryKind(wordsFor('ru'), 'работа');
const kinds = [...new Set(charts.map(({ kind }) => kind))];
const jobs: PictureJob[] = kinds.map((kind, i) => ({
  spec: charts.find((one) => one.kind === kind)!,
  ...(i % 2 === 0 ? {} : { options: { width: 700, theme: 'dark' as const } }),
}));
const expected = createInlinePictures().draw(jobs);

const threads = createThreadPictures({ nThreads: 2, entry });
const inline = createInlinePictures();
afterAll(() => Promise.all([threads.close(), inline.close()]));

describe('createThreadPictures({nThreads})', () => {
  it('draws every kind to the bytes of the calling thread, in the order of the jobs', async () => {
    const pictures = await threads.draw(jobs);
    expect(pictures.map(({ svg }) => svg)).toEqual((await expected).map(({ svg }) => svg));
    for (const [i, { png }] of (await expected).entries()) {
      expect(Buffer.from(pictures[i]!.png).equals(png), kinds[i]!).toBe(true);
    }
  }, 60_000);
});

const both: [string, DrawPictures][] = [['createThreadPictures', threads], ['createInlinePictures', inline]]; // biome-ignore format: short

describe.each(both)('%s(…)', (_, pictures) => {
  it('draw(jobs, {onProgress}) ends at 1 and never falls', async () => {
    const heard: number[] = [];
    await pictures.draw(jobs.slice(0, 3).values(), { onProgress: (share) => heard.push(share), nJobs: 3 });
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect([heard.length, heard.at(-1)]).toEqual([3, 1]);
  }, 60_000);

  it('draw(jobs, {signal already on}) draws nothing', async () => {
    await expect(pictures.draw(jobs, { signal: { aborted: true } })).rejects.toThrow(CancelledError);
  });

  it('draw(jobs) rejects a chart of no kind; the next one works', async () => {
    const bad = { spec: { kind: 'pie', title: 'x', subtitle: '', caption: '' } } as unknown as PictureJob;
    await expect(pictures.draw([bad])).rejects.toThrow(/a chart must be of a known kind/);
    expect(await pictures.draw(jobs.slice(1, 2))).toHaveLength(1);
  }, 60_000);

  it('draw([]) gives nothing', async () => {
    expect(await pictures.draw([])).toEqual([]);
  });
});
