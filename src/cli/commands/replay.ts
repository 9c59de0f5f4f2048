import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { canonicalJson, inputError, type RunRecord, type StudyConfig } from '../../contract/index.ts';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import { CancelledError } from '../../ml/index.ts';
import { openRunFolder, sha256 } from '../../store/index.ts';
import {
  compareReplay,
  descriptionsFile,
  prepareReplay,
  type ReplayDifference,
  type StudyPorts,
} from '../../study/index.ts';
import { refusal, type Words, wordsFor } from '../../words/index.ts';
import { exitCodes, ToldError } from '../failure.ts';
import { interruptible } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { hashTable, readStudyConfig, runStudyInto } from '../run-study-into.ts';
import { readFinishedRun } from '../run-tables.ts';
import { readSoftware } from '../software.ts';
import { threadsOf } from '../threads.ts';

export interface ReplayOptions {
  readonly table?: string;
  readonly threads?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/**
 * clientele replay RUN: runs the recorded study again into a temporary folder and compares every hash.
 *
 * Exit code 3 where a file differs. Errors: `E_RUN` for what is no finished run, `E_REPLAY` where table or
 * configuration are not there as they were.
 */
export async function replayCommand(run: string, options: ReplayOptions, io: Io): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const nThreads = threadsOf(options.threads);
  const record = await readFinishedRun(run);
  const table = await findTable(run, record, options.table);
  const config = await recordedConfig(run, record);
  sayOtherSoftware(record, await readSoftware(), words, io);

  const store = openRunFolder(run);
  const folder = await mkdtemp(join(tmpdir(), 'clientele-replay-'));
  const engine = await createDuckDbEngine();
  try {
    await prepareReplay(store, record, openRunFolder(folder));
    const { record: replayed } = await interruptible((signal) =>
      runStudyInto(folder, table, config, {
        engine,
        nThreads,
        words,
        io,
        signal,
        tableName: record.input.file,
        warns: false,
      }),
    );
    const isSameCode = replayed.stages[0]?.key === record.stages[0]?.key;
    if (!isSameCode && isSameVersion(record, replayed.software)) io.err(words.replay.otherCode);
    const { nFiles, differences, edited } = await compareReplay(store, record, replayed);
    for (const path of edited) io.err(words.replay.edited(path));
    if (options.json) io.out(JSON.stringify({ rows: differences }));
    else for (const difference of differences) io.out(differenceLine(difference, words));
    if (differences.length > 0) {
      const nDifferent = new Set(differences.map(({ path }) => path)).size;
      io.err(words.replay.different(nDifferent, nFiles));
      throw new ToldError(exitCodes.difference);
    }
    if (!options.json) io.out(words.replay.same(nFiles, nThreads, record.threads));
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    io.err(words.replay.interrupted);
    throw new ToldError(exitCodes.interrupted);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The table of a run, where it is given or recorded, when it holds the same bytes. */
async function findTable(run: string, { input }: RunRecord, given: string | undefined): Promise<string> {
  const recorded = input.path === undefined ? null : resolve(run, input.path);
  const table = given ?? recorded;
  if (table === null || (given === undefined && (await stat(table).catch(() => null)) === null)) {
    throw inputError(refusal('E_REPLAY', { kind: 'no-table', table: input.file }), { file: table ?? run });
  }
  const { sha256: found } = await hashTable(table);
  if (found === input.sha256) return table;
  const details = { table: input.file, recorded: start(input.sha256), found: start(found) };
  throw inputError(refusal('E_REPLAY', { kind: 'other-table', ...details }), { file: table });
}

/** The configuration that a run keeps, when it is the one that it was run with. */
async function recordedConfig(run: string, record: RunRecord): Promise<StudyConfig> {
  const file = join(run, 'study.yaml');
  if ((await stat(file).catch(() => null)) === null) {
    throw inputError(refusal('E_REPLAY', { kind: 'no-config' }), { file });
  }
  const config = await readStudyConfig(file);
  const { descriptions } = config.segments;
  const asRun =
    descriptions === undefined
      ? config
      : { ...config, segments: { ...config.segments, descriptions: descriptionsFile } };
  if (sha256(canonicalJson(asRun)) === record.configSha256) return config;
  throw inputError(refusal('E_REPLAY', { kind: 'other-config' }), { file });
}

function sayOtherSoftware(record: RunRecord, now: StudyPorts['software'], words: Words, io: Io): void {
  if (isSameVersion(record, now)) return;
  const { version, node } = record.software;
  io.err(words.replay.otherSoftware(`${version} (Node ${node})`, `${now.version} (Node ${now.node})`));
}

function isSameVersion({ software }: RunRecord, now: { version: string; node: string }): boolean {
  return software.version === now.version && software.node === now.node;
}

function differenceLine({ path, kind }: ReplayDifference, { replay }: Words): string {
  switch (kind) {
    case 'changed':
      return replay.changed(path);
    case 'gone':
      return replay.gone(path);
    case 'other':
      return replay.other(path);
    case 'not-made':
      return replay.notMade(path);
    case 'not-recorded':
      return replay.notRecorded(path);
  }
}

/** The first digits of a hash, enough to tell two apart. */
function start(hash: string): string {
  return hash.slice(0, 12);
}
