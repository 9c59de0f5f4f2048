import { parentPort, workerData } from 'node:worker_threads';
import { createDuckDbEngine } from '../engines/duckdb/index.ts';
import { createScoreFile, RequestError, type ScoreFileRequest } from '../server/index.ts';
import type { ScoreFileAnswer } from './score-file-thread.ts';

/** Scores one table and ends. */
async function work(request: ScoreFileRequest): Promise<ScoreFileAnswer> {
  const engine = await createDuckDbEngine();
  try {
    return { report: await createScoreFile(engine)(request) };
  } catch (error) {
    // A class does not survive the way between threads; any other error ends this one.
    if (!(error instanceof RequestError)) throw error;
    const { code, details, values } = error;
    return { refused: { code, details, values } };
  } finally {
    await engine.close();
  }
}

parentPort?.postMessage(await work(workerData as ScoreFileRequest));
