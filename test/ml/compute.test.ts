import { describe, expect, it } from 'vitest';
import { CancelledError, createInlineCompute, type TaskContext } from '../../src/ml/compute.ts';
import { referenceKernels } from '../../src/ml/reference/index.ts';

const tasks = {
  square: (n: number, { report }: TaskContext): number => {
    report(0.5);
    if (n < 0) throw new RangeError(`n must be at least 0; got ${n}`);
    return n * n;
  },
  kernels: (_: null, { kernels }: TaskContext): boolean => kernels === referenceKernels,
};
const compute = createInlineCompute(tasks, referenceKernels);

describe('createInlineCompute', () => {
  it('map(name, inputs) gives the outputs in the order of the inputs', async () => {
    expect(await compute.map('square', [3, 1, 2])).toEqual([9, 1, 4]);
    expect(await compute.map('square', [])).toEqual([]);
  });

  it('map(name, inputs) hands the kernels on', async () => {
    expect(await compute.map('kernels', [null])).toEqual([true]);
  });

  it('map(name, inputs, {onProgress}) rises to 1', async () => {
    const heard: number[] = [];
    await compute.map('square', [1, 2], { onProgress: (fraction) => heard.push(fraction) });
    expect(heard).toEqual([0.5 / 2, 1 / 2, 1.5 / 2, 2 / 2]);
  });

  it('map(name, iterable, {nInputs}) takes an input only when the one before is done', async () => {
    const taken: number[] = [];
    const heard: number[] = [];
    function* inputs() {
      for (const n of [1, 2]) {
        taken.push(heard.length);
        yield n;
      }
    }
    await compute.map('square', inputs(), { nInputs: 2, onProgress: (fraction) => heard.push(fraction) });
    expect(taken).toEqual([0, 2]);
    expect(heard.at(-1)).toBe(1);
  });

  it('map(name, inputs) rejects with what a task throws', async () => {
    await expect(compute.map('square', [1, -1])).rejects.toThrow('n must be at least 0; got -1');
  });

  it('map(name, inputs, {signal}) starts no further task once the signal is on', async () => {
    const signal = { aborted: false };
    const started: number[] = [];
    function* inputs() {
      for (const n of [1, 2, 3]) {
        started.push(n);
        if (n === 2) signal.aborted = true;
        yield n;
      }
    }
    await expect(compute.map('square', inputs(), { signal })).rejects.toThrow(CancelledError);
    expect(started).toEqual([1, 2]);
  });
});
