// The entry of a thread that computes: runs one task at a time and answers.
import { loadKernels } from '../kernels/index.ts';
import { type Task, tasks } from '../ml/index.ts';
import { answer } from './answer.ts';

const kernels = loadKernels();

answer('createThreadCompute', ({ name, input }, report) => {
  const run = tasks[name as keyof typeof tasks] as unknown as Task<unknown, unknown> | undefined;
  if (!run) throw new Error(`no task "${name}"`);
  return run(input, { kernels, report });
});
