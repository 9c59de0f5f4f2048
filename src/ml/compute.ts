import type { Kernels } from './kernels.ts';

/** What a running task may use beside its input. */
export interface TaskContext {
  readonly kernels: Kernels;
  /** Says how far the task is, from 0 to 1. */
  report(fraction: number): void;
}

/** A named piece of work: a pure function of plain data, so that it runs inline or on a thread alike. */
export type Task<Input, Output> = (input: Input, context: TaskContext) => Output;

/** Tasks by name. */
export type TaskSet = Readonly<Record<string, Task<never, unknown>>>;

export type TaskInput<T> = T extends Task<infer Input, unknown> ? Input : never;
export type TaskOutput<T> = T extends (...args: never[]) => infer Output ? Output : never;

export interface MapOptions {
  /** When it turns true no further task is started, and `map` rejects with a `CancelledError`. */
  readonly signal?: { readonly aborted: boolean };
  /** Hears the share of the work that is done, from 0 to 1, never falling. */
  readonly onProgress?: (fraction: number) => void;
}

/** Runs named tasks on many inputs. The results are in the order of the inputs whatever the number of threads. */
export interface Compute<Tasks extends TaskSet> {
  readonly nThreads: number;
  /** Inputs are taken from the iterable only as threads come free, so large ones need not exist together. */
  map<Name extends keyof Tasks & string>(
    name: Name,
    inputs: Iterable<TaskInput<Tasks[Name]>>,
    options?: MapOptions & { readonly nInputs?: number },
  ): Promise<TaskOutput<Tasks[Name]>[]>;
  close(): Promise<void>;
}

/** The work was stopped by its signal. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('cancelled');
  }
}

/** Runs every task where it is called, one after the other. */
export function createInlineCompute<Tasks extends TaskSet>(tasks: Tasks, kernels: Kernels): Compute<Tasks> {
  return {
    nThreads: 1,
    async map<Name extends keyof Tasks & string>(
      name: Name,
      inputs: Iterable<TaskInput<Tasks[Name]>>,
      options: MapOptions & { readonly nInputs?: number } = {},
    ) {
      const nInputs = options.nInputs ?? (Array.isArray(inputs) ? inputs.length : Number.NaN);
      const outputs: TaskOutput<Tasks[Name]>[] = [];
      const run = tasks[name] as unknown as Task<TaskInput<Tasks[Name]>, TaskOutput<Tasks[Name]>>;
      for (const input of inputs) {
        if (options.signal?.aborted) throw new CancelledError();
        const report = (fraction: number): void => {
          if (nInputs > 0) options.onProgress?.((outputs.length + fraction) / nInputs);
        };
        outputs.push(run(input, { kernels, report }));
        report(0);
      }
      return outputs;
    },
    close: async () => {},
  };
}
