import { Worker } from 'node:worker_threads';
import { CancelledError, type MapOptions } from '../ml/index.ts';
import type { TaskReply, TaskRequest } from './protocol.ts';

export interface PoolOptions {
  /** At least 1. */
  readonly nThreads: number;
  /** The compiled entry of a thread: it answers each `TaskRequest` with `TaskReply`s. */
  readonly entry: URL;
}

export interface RunOptions extends MapOptions {
  /** How many inputs there are, for `onProgress`; defaults to the length of an array. */
  readonly nInputs?: number;
}

/** Threads that all run the same entry. */
export interface Pool {
  /** Outputs in the order of the inputs, which are taken only as threads come free. */
  run(name: string, inputs: Iterable<unknown>, options?: RunOptions): Promise<unknown[]>;
  close(): Promise<void>;
}

/** How often a running task is asked whether it was cancelled, in milliseconds. */
const cancelEvery = 50;

/**
 * A task that throws, or a thread that dies, rejects its `run`; a cancelled task is ended within 500 ms, with its
 * thread. The next `run` gets fresh threads; no thread starts without a task for it.
 */
export function createPool({ nThreads, entry }: PoolOptions): Pool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();

  const take = (): Worker => {
    const free = idle.pop();
    if (free) return free;
    const worker = new Worker(entry);
    all.add(worker);
    return worker;
  };
  const discard = async (worker: Worker): Promise<void> => {
    all.delete(worker);
    await worker.terminate();
  };

  /** Feeds one thread until the queue is empty. */
  async function drain(queue: Queue, run: PoolRun): Promise<void> {
    let worker: Worker | null = null;
    try {
      for (let job = queue.next(); job !== undefined && !run.isStopped; job = queue.next()) {
        if (run.signal?.aborted) throw new CancelledError();
        worker ??= take();
        run.finish(job.index, await runTask(worker, { name: run.name, input: job.input }, job.index, run));
      }
      if (worker) idle.push(worker);
    } catch (error) {
      run.isStopped = true;
      if (worker) await discard(worker);
      throw error;
    }
  }

  return {
    async run(name, inputs, options = {}) {
      const queue = queueOf(inputs);
      const run = createRun(name, inputs, options);
      const lanes = await Promise.allSettled(Array.from({ length: nThreads }, () => drain(queue, run)));
      const reasons = lanes.flatMap((lane) => (lane.status === 'rejected' ? [lane.reason as unknown] : []));
      // A lane stopped because another failed is "cancelled" too: tell the cause first.
      const cause = reasons.find((reason) => !(reason instanceof CancelledError)) ?? reasons[0];
      if (cause) throw cause;
      return run.outputs;
    },
    async close() {
      await Promise.all([...all].map(discard));
      idle.length = 0;
    },
  };
}

interface Queue {
  next(): { readonly index: number; readonly input: unknown } | undefined;
}

function queueOf(inputs: Iterable<unknown>): Queue {
  const iterator = inputs[Symbol.iterator]();
  let index = 0;
  return {
    next() {
      const step = iterator.next();
      return step.done ? undefined : { index: index++, input: step.value };
    },
  };
}

/** One call of `run`: its outputs and how far each running task is. */
interface PoolRun {
  readonly name: string;
  readonly signal: MapOptions['signal'];
  readonly outputs: unknown[];
  isStopped: boolean;
  progress(index: number, fraction: number): void;
  finish(index: number, output: unknown): void;
}

function createRun(
  name: string,
  inputs: Iterable<unknown>,
  { signal, onProgress, nInputs }: RunOptions,
): PoolRun {
  const total = nInputs ?? (Array.isArray(inputs) ? inputs.length : Number.NaN);
  const outputs: unknown[] = [];
  const fractions = new Map<number, number>();
  let nDone = 0;
  let highest = 0;
  const tell = (): void => {
    const running = [...fractions.values()].reduce((sum, fraction) => sum + fraction, 0);
    highest = Math.max(highest, (nDone + running) / total);
    if (total > 0) onProgress?.(highest);
  };
  return {
    name,
    signal,
    outputs,
    isStopped: false,
    progress(index, fraction) {
      fractions.set(index, fraction);
      tell();
    },
    finish(index, output) {
      outputs[index] = output;
      fractions.delete(index);
      nDone++;
      tell();
    },
  };
}

/** One task on one thread; rejects when it throws, when the thread dies, or when it is cancelled. */
function runTask(worker: Worker, request: TaskRequest, index: number, run: PoolRun): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (reply: TaskReply): void => {
      switch (reply.kind) {
        case 'progress':
          run.progress(index, reply.fraction);
          break;
        case 'done':
          settle(() => resolve(reply.output));
          break;
        case 'failed':
          settle(() => reject(reply.error));
          break;
      }
    };
    const onError = (error: unknown): void => settle(() => reject(error));
    const onExit = (code: number): void =>
      settle(() => reject(new Error(`a thread ended with code ${code} while it ran "${request.name}"`)));
    const timer = setInterval(() => {
      if (run.signal?.aborted || run.isStopped) settle(() => reject(new CancelledError()));
    }, cancelEvery);
    // Each listener goes by name: removeAllListeners() would silence the worker for good.
    const settle = (act: () => void): void => {
      clearInterval(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });
}
