import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FileReport } from '../contract/index.ts';
import { RequestError, type ScoreFile } from '../server/index.ts';
import { wordsFor } from '../words/index.ts';

/** What the thread answers. */
export interface ScoreFileAnswer {
  readonly report?: FileReport;
  readonly refused?: Pick<RequestError, 'code' | 'details' | 'values'>;
}

/** The most memory of a thread, in megabytes: a small workbook may unpack to any size. */
const maxMegabytes = 2048;

/** Scores each table on a thread of its own, so that it holds up no other request. */
export const scoreFileOnThread: ScoreFile = async (request) => {
  const worker = new Worker(new URL('./score-file-worker.js', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
  try {
    const [answer] = (await once(worker, 'message')) as [ScoreFileAnswer];
    if (answer.report) return answer.report;
    const { code, details, values } = answer.refused ?? { code: 'E_FAULT', details: {}, values: [] };
    throw new RequestError(code, details, { values });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    const problem = { en: wordsFor('en').api.tableTooLarge, ru: wordsFor('ru').api.tableTooLarge };
    throw new RequestError('E_TABLE', { problem });
  } finally {
    await worker.terminate();
  }
};
