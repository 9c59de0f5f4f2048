import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../src/kernels/index.ts';
import {
  CancelledError,
  type ClusterRowsInput,
  type Compute,
  createInlineCompute,
  createRandom,
  type Frame,
  type ImputeTableInput,
  imputationMethods,
  type SweepDataSetInput,
  type Tasks,
  tasks,
} from '../../src/ml/index.ts';
import { createThreadCompute } from '../../src/workers/index.ts';
import { withFolder } from '../store/scratch.ts';

// Threads run compiled code: `npm test` builds it first.
const entry = new URL('../../dist/workers/worker.js', import.meta.url);

function numbers(n: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => random.next());
}

function rowsInput(nRows: number, nCols: number, seed: number) {
  const x = { data: numbers(nRows * nCols, seed), nRows, nCols };
  const weights = numbers(nRows, seed + 1).map((value) => 1 + Math.floor(3 * value));
  return { x, weights, nStarts: 2, nSwaps: 2, searchRows: nRows, seed };
}

const clusterInputs: ClusterRowsInput[] = [3, 2, 5, 4].map((nClusters, i) => ({
  ...rowsInput(120 + i, 3, 10 * i),
  nClusters,
}));
const sweepInputs: SweepDataSetInput[] = [1, 2, 3].map((seed) => ({
  ...rowsInput(90, 2, seed),
  kFrom: 2,
  kTo: 5,
  like: [],
}));
/** A fit of minutes, to be stopped. */
const longInput: ClusterRowsInput = { ...rowsInput(60_000, 10, 3), nClusters: 40, nStarts: 200 };

function holedFrame(nRows: number, seed: number): Frame {
  const random = createRandom(seed);
  const codes = Int32Array.from({ length: nRows }, (_, i) => (i === 0 ? 0 : random.nextInt(4) - 1));
  const values = Float64Array.from({ length: nRows }, (_, i) =>
    i > 0 && random.nextInt(5) === 0 ? Number.NaN : random.next(),
  );
  return {
    nRows,
    columns: [
      { kind: 'category', name: 'job', codes, categories: ['a', 'b', 'c'] },
      { kind: 'numeric', name: 'age', values },
    ],
  };
}
const imputeInputs: ImputeTableInput[] = imputationMethods.map((method, i) => ({
  train: holedFrame(60, i),
  test: holedFrame(20, 100 + i),
  options: { method },
}));

const inline = createInlineCompute(tasks, loadKernels());
const open: Compute<Tasks>[] = [];
function threads(nThreads: number): Compute<Tasks> {
  const compute = createThreadCompute({ nThreads, entry });
  open.push(compute);
  return compute;
}
afterAll(() => Promise.all(open.map((compute) => compute.close())));

describe.each([1, 2, 8])('createThreadCompute({nThreads: %i})', (nThreads) => {
  const compute = threads(nThreads);

  // toEqual compares numbers by Object.is, so these are the same bits.
  it('map(clusterRows) gives the bits of the inline compute, in the order of the inputs', async () => {
    expect(await compute.map('clusterRows', clusterInputs)).toEqual(
      await inline.map('clusterRows', clusterInputs),
    );
  });

  it('map(sweepDataSet) gives the bits of the inline compute', async () => {
    expect(await compute.map('sweepDataSet', sweepInputs)).toEqual(
      await inline.map('sweepDataSet', sweepInputs),
    );
  });

  it('map(imputeTable) gives the bits of the inline compute for every method', async () => {
    expect(await compute.map('imputeTable', imputeInputs)).toEqual(
      await inline.map('imputeTable', imputeInputs),
    );
  });

  it('map(name, inputs, {onProgress}) never falls and ends at 1', async () => {
    const heard: number[] = [];
    await compute.map('sweepDataSet', sweepInputs, { onProgress: (fraction) => heard.push(fraction) });
    expect(heard.length).toBeGreaterThan(sweepInputs.length);
    expect([...heard].sort((a, b) => a - b)).toEqual(heard);
    expect(heard.at(-1)).toBe(1);
  });

  it('map(name, inputs) of a task that throws rejects with its message; the next map works', async () => {
    const bad = { ...clusterInputs[0], nClusters: 1000 };
    const call = compute.map('clusterRows', [clusterInputs[1], bad, ...clusterInputs]);
    await expect(call).rejects.toThrow(/nClusters must be an integer from 1 to \d+ .*got 1000/);
    expect(await compute.map('clusterRows', [clusterInputs[1]])).toEqual(
      await inline.map('clusterRows', [clusterInputs[1]]),
    );
  });

  it('map(name, inputs, {signal}) stops within 500 ms in the middle of a task; the next map works', async () => {
    const signal = { aborted: false };
    // One short task first, so that threads are up before the clock starts.
    await compute.map('clusterRows', clusterInputs);
    const call = compute.map('clusterRows', [longInput, longInput], { signal });
    const settled = call.then(
      () => 'done',
      (error: unknown) => error,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    const start = performance.now();
    signal.aborted = true;
    expect(await settled).toBeInstanceOf(CancelledError);
    expect(performance.now() - start).toBeLessThan(500);
    expect(await compute.map('clusterRows', [clusterInputs[2]])).toEqual(
      await inline.map('clusterRows', [clusterInputs[2]]),
    );
  });

  it('map(name, inputs, {signal already on}) starts nothing', async () => {
    const call = compute.map('clusterRows', clusterInputs, { signal: { aborted: true } });
    await expect(call).rejects.toThrow(CancelledError);
  });

  it('map(unknown name) rejects with the name', async () => {
    const call = compute.map('clusterColumns' as 'clusterRows', clusterInputs);
    await expect(call).rejects.toThrow('no task "clusterColumns"');
  });

  it('map(name, []) gives nothing', async () => {
    expect(await compute.map('clusterRows', [])).toEqual([]);
  });
});

describe('createThreadCompute', () => {
  it('map(name, iterable that throws) rejects with its error; the next map works', async () => {
    const compute = threads(2);
    function* inputs() {
      yield clusterInputs[0];
      throw new Error('the table ended early');
    }
    await expect(compute.map('clusterRows', inputs(), { nInputs: 2 })).rejects.toThrow('ended early');
    expect((await compute.map('clusterRows', clusterInputs)).length).toBe(clusterInputs.length);
  });

  it('map(name, iterable) takes an input only when a thread is free for it', async () => {
    const compute = threads(2);
    let nTaken = 0;
    let nDone = 0;
    let mostAhead = 0;
    function* inputs() {
      for (const input of clusterInputs) {
        nTaken++;
        mostAhead = Math.max(mostAhead, nTaken - nDone);
        yield input;
      }
    }
    await compute.map('clusterRows', inputs(), {
      nInputs: clusterInputs.length,
      onProgress: (fraction) => {
        nDone = Math.round(fraction * clusterInputs.length);
      },
    });
    expect(mostAhead).toBeLessThanOrEqual(2 + 1);
  });

  it('map(name, inputs) rejects when the entry does not exist', async () => {
    const compute = createThreadCompute({
      nThreads: 1,
      entry: new URL('./no-such-entry.js', import.meta.url),
    });
    await expect(compute.map('clusterRows', clusterInputs)).rejects.toThrow('no-such-entry.js');
    await compute.close();
  });

  it('map(name, inputs) says which task ran when a thread is killed; the next map works', async () => {
    await withFolder(async (folder) => {
      const fragile = join(folder, 'fragile.mjs');
      await writeFile(
        fragile,
        `
        import { parentPort } from 'node:worker_threads';
        parentPort.on('message', ({ input }) => {
          if (input.seed === 13) process.exit(7);
          parentPort.postMessage({ kind: 'done', output: input.seed });
        });
      `,
      );
      const compute = createThreadCompute({ nThreads: 2, entry: pathToFileURL(fragile) });
      const inputs = [1, 2, 13, 4].map((seed) => ({ ...clusterInputs[0], seed }));
      await expect(compute.map('clusterRows', inputs)).rejects.toThrow(
        'a thread ended with code 7 while it ran "clusterRows"',
      );
      const rest = inputs.filter(({ seed }) => seed !== 13);
      expect(await compute.map('clusterRows', rest)).toEqual([1, 2, 4]);
      await compute.close();
    });
  });

  it('close() lets the process end', async () => {
    await withFolder(async (folder) => {
      const workers = new URL('../../dist/workers/index.js', import.meta.url);
      const script = join(folder, 'close.mjs');
      await writeFile(
        script,
        `
        import { createThreadCompute } from ${JSON.stringify(workers.href)};
        const compute = createThreadCompute({ nThreads: 2 });
        const x = { data: Float64Array.of(0, 1, 5, 6), nRows: 4, nCols: 1 };
        const how = { weights: new Float64Array(4).fill(1), nClusters: 2, nStarts: 1, nSwaps: 0, searchRows: 4, seed: 1 };
        const [{ labels }] = await compute.map('clusterRows', [{ x, ...how }, { x, ...how }]);
        await compute.close();
        console.log(labels.join(' '));
      `,
      );
      // A process that does not end by itself is killed, which rejects.
      const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 20_000 });
      expect(stdout.trim()).toMatch(/^(0 0 1 1|1 1 0 0)$/);
    });
  });
});
