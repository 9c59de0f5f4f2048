import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../contract/index.ts';
import { RequestError, type UploadTask } from '../../server/index.ts';
import type { UploadMessage } from './run-on-thread.ts';
import { runUploadTask } from './run-upload-task.ts';

/** Milliseconds between two words of progress. */
const pause = 200;

/** Does one piece of work and ends. */
async function work(task: UploadTask): Promise<UploadMessage> {
  let saidAt = 0;
  const onProgress = (nRows: number): void => {
    const now = performance.now();
    if (now - saidAt < pause) return;
    saidAt = now;
    say({ kind: 'progress', nRows });
  };
  try {
    return { kind: 'done', answer: await runUploadTask(task, { onProgress }) };
  } catch (error) {
    if (error instanceof RequestError) {
      const { code, details, values } = error;
      return { kind: 'refused', error: { code, details, values } };
    }
    if (!(error instanceof InputError)) throw error;
    const { code, message, hint, place, details } = error;
    return { kind: 'input', code, what: message, hint, place, details };
  }
}

function say(message: UploadMessage): void {
  parentPort?.postMessage(message);
}

say(await work(workerData as UploadTask));
