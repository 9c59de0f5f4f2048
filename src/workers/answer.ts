import { parentPort } from 'node:worker_threads';
import type { TaskReply, TaskRequest } from './protocol.ts';

/**
 * Answers every request to this thread with what `run` gives, or with what it throws.
 *
 * @param starter the function that threads of this entry are started through
 */
export function answer(
  starter: string,
  run: (request: TaskRequest, report: (fraction: number) => void) => unknown,
): void {
  const port = parentPort;
  if (!port) throw new Error(`this is the entry of a thread; start it through ${starter}`);
  const reply = (message: TaskReply): void => port.postMessage(message);
  const report = (fraction: number): void => reply({ kind: 'progress', fraction });
  port.on('message', async (request: TaskRequest) => {
    try {
      reply({ kind: 'done', output: await run(request, report) });
    } catch (error) {
      reply({ kind: 'failed', error });
    }
  });
}
