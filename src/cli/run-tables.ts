import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { inputError, type RunRecord, runRecordSchema } from '../contract/index.ts';
import type { NamedTable } from '../engines/index.ts';
import { openRunFolder } from '../store/index.ts';
import { runRecordFile } from '../study/index.ts';
import { refusal } from '../words/index.ts';

/** The record of a run folder. */
export async function readRunRecord(run: string): Promise<RunRecord> {
  const text = await openRunFolder(run).read(runRecordFile);
  if (text === null) throw inputError(refusal('E_RUN', { kind: 'absent' }), { file: run });
  try {
    return runRecordSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw inputError(refusal('E_RUN', { kind: 'version' }), { file: run, cause });
  }
}

/** The record of a run whose study has ended. Errors: `E_RUN`. */
export async function readFinishedRun(run: string): Promise<RunRecord> {
  const record = await readRunRecord(run);
  if (record.status === 'done') return record;
  throw inputError(refusal('E_RUN', { kind: 'unfinished' }), { file: join(run, runRecordFile) });
}

/** Every table that a run still has, since a published one has no clients, by its name in SQL: sweep, knn_train, knn_preproc8_test, labeled_train … */
export async function runTables(run: string): Promise<NamedTable[]> {
  const record = await readRunRecord(run);
  return record.stages
    .flatMap((stage) => stage.files)
    .filter((file) => file.path.endsWith('.parquet'))
    .map((file) => ({ name: tableName(file.path), path: resolve(join(run, file.path)) }))
    .filter((file) => existsSync(file.path));
}

/** `data/preprocessed/knn_preproc8_train.parquet` → `knn_preproc8_train`; labelled tables keep their folder. */
function tableName(path: string): string {
  const [name = '', folder] = path
    .replace(/\.parquet$/, '')
    .split('/')
    .reverse();
  return folder === 'labeled' ? `${folder}_${name}` : name;
}

/** The text of a model, from its file or from the run folder that holds it. */
export async function locateModel(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return path;
  const inRun = join(path, 'models', 'model.json');
  if (found?.isDirectory() && (await stat(inRun).catch(() => null))?.isFile()) return inRun;
  throw inputError(refusal('E_NOT_FOUND', { kind: found ? 'model-folder' : 'model' }), { file: path });
}
