// The entry of a thread: runs one task at a time and answers.
import { parentPort } from 'node:worker_threads';
import { referenceKernels, type Task, tasks } from '../ml/index.ts';
import type { TaskReply, TaskRequest } from './protocol.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts is the entry of a thread; start it through createThreadCompute');
const reply = (message: TaskReply): void => port.postMessage(message);

port.on('message', ({ name, input }: TaskRequest) => {
  try {
    const run = tasks[name as keyof typeof tasks] as unknown as Task<unknown, unknown> | undefined;
    if (!run) throw new Error(`no task "${name}"`);
    const report = (fraction: number): void => reply({ kind: 'progress', fraction });
    reply({ kind: 'done', output: run(input, { kernels: referenceKernels, report }) });
  } catch (error) {
    reply({ kind: 'failed', error });
  }
});
