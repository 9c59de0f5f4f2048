import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputError, type ModelFile } from '../../contract/index.ts';
import { loadModel } from '../../model/index.ts';
import { copyInto, makeWholeFolder, openRunFolder, sha256, writeAtomic } from '../../store/index.ts';
import {
  namedSegmentsFile,
  parseNamedSegments,
  publicationFile,
  publicationOf,
  publishedFiles,
  runRecordFile,
} from '../../study/index.ts';
import { refusal, verdictText, wordsFor } from '../../words/index.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { locateModel, readFinishedRun } from '../run-tables.ts';

export interface PublishOptions {
  readonly by: string;
  readonly date: string;
  readonly reason?: string;
  readonly output?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/**
 * clientele publish RUN: copies a run without its clients' rows into a folder that appears whole, with
 * publication.json.
 *
 * Errors: `E_RUN` for what is no finished run; `E_PUBLISH` without a reason where the verdict is below clear, for a
 * file that is not as the study wrote it, and for a folder that has something in it.
 */
export async function publishCommand(run: string, options: PublishOptions, io: Io): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const record = await readFinishedRun(run);
  const model = loadModel(
    await readFile(await locateModel(run), 'utf8'),
    join(run, 'models', 'model.json'),
    sha256,
  );
  const publication = publicationOf(model, options);
  const store = openRunFolder(run);
  const files = publishedFiles(record);
  for (const file of files) {
    if (await store.isIntact(file)) continue;
    throw inputError(refusal('E_PUBLISH', { kind: 'changed' }), { file: join(run, file.path) });
  }
  await checkNames(run, model);
  const target = options.output ?? join('published', `${model.study.name}-${model.hash.slice(0, 12)}`);
  const isMade = await makeWholeFolder(target, async (temporary) => {
    const beside = [runRecordFile, 'study.yaml', namedSegmentsFile];
    const paths = [...files.map(({ path }) => path), ...beside, ...(await exportedSql(run, model))];
    for (const path of paths) {
      await copyInto(join(run, path), join(temporary, path)).catch((error: NodeJS.ErrnoException) => {
        // A study without descriptions names no segments.
        if (error.code !== 'ENOENT' || path !== namedSegmentsFile) throw error;
      });
    }
    await writeAtomic(join(temporary, publicationFile), `${JSON.stringify(publication, null, 2)}\n`);
  });
  if (!isMade) throw inputError(refusal('E_PUBLISH', { kind: 'taken' }), { file: target });
  if (options.json) io.out(JSON.stringify({ rows: [{ folder: target, ...publication }] }));
  else {
    io.out(verdictText(model, words));
    io.out(words.replay.published(target));
  }
}

/** Refuses names of another model's segments. */
async function checkNames(run: string, { hash }: ModelFile): Promise<void> {
  const file = join(run, namedSegmentsFile);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null || parseNamedSegments(text, file).model === hash) return;
  throw inputError(refusal('E_SEGMENTS', { kind: 'other-model' }), { file });
}

/** The model as SQL, where somebody has exported it beside the model. */
async function exportedSql(run: string, { hash }: ModelFile): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(join(run, 'models'))) {
    const path = `models/${name}`;
    if (name.endsWith('.sql') && (await readFile(join(run, path), 'utf8')).includes(hash)) found.push(path);
  }
  return found.sort();
}
