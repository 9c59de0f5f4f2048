import { Worker } from 'node:worker_threads';
import { InputError, type InputPlace } from '../../contract/index.ts';
import { RequestError, type RunUploadTask, type UploadAnswers, type UploadTask } from '../../server/index.ts';
import { wordsFor } from '../../words/index.ts';

/** What the thread says. */
export type UploadMessage =
  | { readonly kind: 'progress'; readonly nRows: number }
  | { readonly kind: 'done'; readonly answer: UploadAnswers[keyof UploadAnswers] }
  | {
      readonly kind: 'input';
      readonly code: string;
      readonly what: string;
      readonly hint: string | null;
      readonly place: InputPlace;
      readonly details: Readonly<Record<string, unknown>> | null;
    }
  | { readonly kind: 'refused'; readonly error: Pick<RequestError, 'code' | 'details' | 'values'> };

/** The most memory of a thread, in megabytes: a small workbook may unpack to any size. */
const maxMegabytes = 2048;

/** Does the work of uploads on threads of their own, so that it holds up no request. */
export const runUploadOnThread = (async (task: UploadTask, { onProgress, signal }) => {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./upload-worker.js', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop);
  try {
    return await new Promise<UploadAnswers[keyof UploadAnswers]>((resolve, reject) => {
      worker.on('message', (message: UploadMessage) => {
        if (message.kind === 'progress') onProgress?.(message.nRows);
        else if (message.kind === 'done') resolve(message.answer);
        else reject(errorOf(message));
      });
      worker.once('error', (error: NodeJS.ErrnoException) => {
        const problem = { en: wordsFor('en').api.tableTooLarge, ru: wordsFor('ru').api.tableTooLarge };
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new RequestError('E_TABLE', { problem }) : error);
      });
      worker.once('exit', () => reject(new Error('the thread of an upload ended early')));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}) as RunUploadTask;

/** A class does not survive the way between threads. */
function errorOf(message: Extract<UploadMessage, { kind: 'input' | 'refused' }>): Error {
  if (message.kind === 'refused') {
    const { code, details, values } = message.error;
    return new RequestError(code, details, { values });
  }
  const { code, what, hint, place, details } = message;
  return new InputError(code, what, {
    ...place,
    ...(hint !== null && { hint }),
    ...(details && { details }),
  });
}
