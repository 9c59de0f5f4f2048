import type { RunFile, RunRecord, Store } from '../contract/index.ts';
import { namedModelFile, segmentVersions } from './carry-names.ts';
import { previousModelFile } from './lineage.ts';
import { modelFile, readModelOf } from './model-of.ts';
import { namedSegmentsFile, parseNamedSegments } from './name-segments.ts';
import { searchFile } from './search-run.ts';

/** How a file of a run is not what was recorded. */
export interface ReplayDifference {
  /** Relative to the run folder. */
  readonly path: string;
  /**
   * `changed` and `gone`: in the run folder, since the study wrote it. `other`: recomputed with other bytes. `not-made`:
   * recorded and not made again. `not-recorded`: made again and not recorded.
   */
  readonly kind: 'changed' | 'gone' | 'other' | 'not-made' | 'not-recorded';
}

export interface ReplayComparison {
  /** How many files the record names. */
  readonly nFiles: number;
  /** In the order of the record; empty where every hash is equal. */
  readonly differences: readonly ReplayDifference[];
  /** Files that people may change, and did; what the study wrote there is kept as a version beside them. */
  readonly edited: readonly string[];
}

/**
 * Copies what a study found in its run folder, and its results depend on: the model before, whose ids last, a search
 * that the report tells of, and the names that people gave.
 */
export async function prepareReplay(run: Store, record: RunRecord, replayed: Store): Promise<void> {
  const previous = await run.read(previousModelFile);
  if (previous !== null) await replayed.write(previousModelFile, previous);
  const search = await run.read(searchFile);
  if (search !== null && filesOf(record).some(({ path }) => path === searchFile)) {
    await replayed.write(searchFile, search);
  }
  const names = await namesBefore(run, record);
  if (names === null) return;
  const { model } = parseNamedSegments(names, namedSegmentsFile);
  for (const file of [modelFile, previousModelFile]) {
    const text = await run.read(file);
    if (text === null || readModelOf(text, file)?.hash !== model) continue;
    await replayed.write(namedModelFile, text);
    await replayed.write(namedSegmentsFile, names);
  }
}

/**
 * What people had written when the study began: a study that finds such names keeps them as a version. When people
 * write after it, its own names are kept before theirs.
 */
async function namesBefore(run: Store, record: RunRecord): Promise<string | null> {
  const versions = await segmentVersions(run);
  const own = filesOf(record).find(({ path }) => path === namedSegmentsFile);
  let ofStudy = -1;
  for (const [v, path] of versions.entries()) if (own && (await run.isIntact({ ...own, path }))) ofStudy = v;
  const isBefore = ofStudy < 0 || ofStudy === versions.length - 1;
  const before = isBefore ? versions.at(-1) : versions[ofStudy - 1];
  return before === undefined ? null : run.read(before);
}

/** Holds a run folder, and the record of the same study run again, against the record of the run. */
export async function compareReplay(
  run: Store,
  recorded: RunRecord,
  replayed: RunRecord,
): Promise<ReplayComparison> {
  const files = filesOf(recorded);
  const again = new Map(filesOf(replayed).map((file) => [file.path, file]));
  const differences: ReplayDifference[] = [];
  const edited: string[] = [];
  for (const file of files) {
    const { path, sha256 } = file;
    if (!(await run.isIntact(file))) {
      if (path === namedSegmentsFile && (await isKeptAsVersion(run, file))) edited.push(path);
      else differences.push({ path, kind: (await run.read(path)) === null ? 'gone' : 'changed' });
    }
    const found = again.get(path);
    if (!found) differences.push({ path, kind: 'not-made' });
    else if (found.sha256 !== sha256) differences.push({ path, kind: 'other' });
    again.delete(path);
  }
  for (const path of again.keys()) differences.push({ path, kind: 'not-recorded' });
  return { nFiles: files.length, differences, edited };
}

/** Whether the names as the study wrote them stand beside those that people wrote since. */
async function isKeptAsVersion(run: Store, recorded: RunFile): Promise<boolean> {
  for (const path of await segmentVersions(run)) {
    if (await run.isIntact({ ...recorded, path })) return true;
  }
  return false;
}

function filesOf({ stages }: RunRecord): RunFile[] {
  return stages.flatMap(({ files }) => files);
}
