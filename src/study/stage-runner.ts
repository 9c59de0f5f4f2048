import { canonicalJson, type RunRecord, type RunWarning } from '../contract/index.ts';
import { CancelledError } from '../ml/index.ts';
import type { StageName, StudyPorts } from './ports.ts';
import { createStageParts, recallResult, type StageParts, type StageResult } from './stage-parts.ts';

export type { StageParts, StageResult } from './stage-parts.ts';

/** The file that says what was run. */
export const runRecordFile = 'run.json';

/** A finished stage: its key goes into the keys of the stages that read it. */
export interface FinishedStage<Value> {
  readonly key: string;
  readonly value: Value;
}

export interface StageRunner {
  /**
   * Runs a stage, or takes its earlier result when the same inputs, options and code had already finished it
   * and its files still stand.
   *
   * @param inputs plain data that decides the result, the keys of the stages it reads among them
   * @param work what it does with `parts` is done only once, also when the stage is cut
   */
  run<Value>(
    name: StageName,
    inputs: unknown,
    work: (onProgress: (fraction: number) => void, parts: StageParts) => Promise<StageResult<Value>>,
  ): Promise<FinishedStage<Value>>;
  /** The warnings so far. */
  warnings(): readonly RunWarning[];
  /** Writes the record as done and removes what an earlier, different run left. */
  finish(): Promise<RunRecord>;
}

export type RunHead = Pick<RunRecord, 'study' | 'input' | 'configSha256' | 'seed'>;

/** Opens a run: takes what earlier ones finished, and records every stage as it ends. */
export function createStageRunner(ports: StudyPorts, head: RunHead): StageRunner {
  const { store, listener, now, software } = ports;
  let record: RunRecord = {
    version: 1,
    software: { name: 'clientele', version: software.version, node: software.node },
    ...head,
    threads: ports.compute.nThreads,
    status: 'running',
    startedAt: now().toISOString(),
    finishedAt: null,
    stages: [],
    warnings: [],
  };
  const save = async (): Promise<void> => {
    await store.write(runRecordFile, `${JSON.stringify(record, null, 2)}\n`);
  };

  return {
    async run<Value>(
      name: StageName,
      inputs: unknown,
      work: (onProgress: (fraction: number) => void, parts: StageParts) => Promise<StageResult<Value>>,
    ) {
      if (ports.signal?.aborted) throw new CancelledError();
      const key = ports.sha256(canonicalJson({ name, code: software.codeSha256, inputs }));
      const startedAt = now().getTime();
      listener?.onStart?.(name);
      const parts = createStageParts(key, ports);
      const recalled = await recallResult<Value>(store, key);
      const result = recalled ?? (await work((fraction) => listener?.onProgress?.(name, fraction), parts));
      if (!recalled) {
        await store.keep(key, result);
        await store.forget(parts.keys);
      }
      const { files, warnings = [] } = result;
      const seconds = (now().getTime() - startedAt) / 1000;
      const { length: total } = parts.keys;
      record = {
        ...record,
        stages: [
          ...record.stages,
          {
            name,
            key,
            seconds,
            reused: recalled !== null,
            ...(total > 0 && { parts: { total, reused: parts.nReused } }),
            files: [...files],
          },
        ],
        warnings: [...record.warnings, ...warnings],
      };
      await save();
      for (const warning of warnings) listener?.onWarning?.(warning);
      listener?.onDone?.(name, seconds, recalled !== null);
      return { key, value: result.value };
    },
    warnings: () => record.warnings,
    async finish() {
      record = { ...record, status: 'done', finishedAt: now().toISOString() };
      await save();
      await removeStale(ports, record);
      return record;
    },
  };
}

/** Removes what other configurations and versions kept, and the files that only they made. */
async function removeStale({ store }: StudyPorts, { stages }: RunRecord): Promise<void> {
  const keys = new Set(stages.map((stage) => stage.key));
  const files = new Set(stages.flatMap((stage) => stage.files.map((file) => file.path)));
  for (const key of await store.kept()) {
    if (keys.has(key)) continue;
    const stale = (await store.recall(key)) as StageResult<unknown> | undefined;
    const paths = stale?.files.map((file) => file.path) ?? [];
    await store.remove(paths.filter((path) => !files.has(path)));
    await store.forget([key]);
  }
}
