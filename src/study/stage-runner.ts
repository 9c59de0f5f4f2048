import {
  canonicalJson,
  type RunFile,
  type RunRecord,
  type RunWarning,
  runRecordSchema,
} from '../contract/index.ts';
import { CancelledError } from '../ml/index.ts';
import type { StageName, StudyPorts } from './ports.ts';

/** The file that says what was run. */
export const runRecordFile = 'run.json';

/** What a stage gives: a value for the stages below, and the files it wrote. */
export interface StageResult<Value> {
  readonly value: Value;
  readonly files: readonly RunFile[];
  readonly warnings?: readonly RunWarning[];
}

/** What a stage keeps between runs beside its files. */
interface KeptStage<Value> {
  readonly value: Value;
  readonly warnings: readonly RunWarning[];
}

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
   */
  run<Value>(
    name: StageName,
    inputs: unknown,
    work: (onProgress: (fraction: number) => void) => Promise<StageResult<Value>>,
  ): Promise<FinishedStage<Value>>;
  /** The warnings so far. */
  warnings(): readonly RunWarning[];
  /** Writes the record as done and removes what an earlier, different run left. */
  finish(): Promise<RunRecord>;
}

export type RunHead = Pick<RunRecord, 'study' | 'input' | 'configSha256' | 'seed'>;

/** Opens a run: reads what an earlier one finished, then records every stage as it ends. */
export async function createStageRunner(ports: StudyPorts, head: RunHead): Promise<StageRunner> {
  const { store, listener, now, software } = ports;
  const earlier = await readRecord(ports);
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

  async function recall<Value>(key: string): Promise<(StageResult<Value> & KeptStage<Value>) | null> {
    const stage = earlier?.stages.find((candidate) => candidate.key === key);
    if (!stage) return null;
    for (const file of stage.files) {
      if (!(await store.isIntact(file))) return null;
    }
    const kept = (await store.recall(key)) as KeptStage<Value> | undefined;
    return kept === undefined ? null : { ...kept, files: stage.files };
  }

  return {
    async run(name, inputs, work) {
      if (ports.signal?.aborted) throw new CancelledError();
      const key = ports.sha256(canonicalJson({ name, code: software.codeSha256, inputs }));
      const startedAt = now().getTime();
      listener?.onStart?.(name);
      const recalled = await recall<never>(key);
      const result = recalled ?? (await work((fraction) => listener?.onProgress?.(name, fraction)));
      const warnings = result.warnings ?? [];
      if (!recalled) await store.keep(key, { value: result.value, warnings } satisfies KeptStage<unknown>);
      const seconds = (now().getTime() - startedAt) / 1000;
      record = {
        ...record,
        stages: [
          ...record.stages,
          { name, key, seconds, reused: recalled !== null, files: [...result.files] },
        ],
        warnings: [...record.warnings, ...warnings],
      };
      await save();
      for (const { code, message } of warnings) listener?.onWarning?.(code, message);
      listener?.onDone?.(name, seconds, recalled !== null);
      return { key, value: result.value };
    },
    warnings: () => record.warnings,
    async finish() {
      record = { ...record, status: 'done', finishedAt: now().toISOString() };
      await save();
      const files = new Set(record.stages.flatMap((stage) => stage.files.map((file) => file.path)));
      const stale = (earlier?.stages ?? []).flatMap((stage) => stage.files.map((file) => file.path));
      await store.prune(
        stale.filter((path) => !files.has(path)),
        record.stages.map((stage) => stage.key),
      );
      return record;
    },
  };
}

/** The record of an earlier run, or null when there is none that this version understands. */
async function readRecord({ store }: StudyPorts): Promise<RunRecord | null> {
  const text = await store.read(runRecordFile);
  if (text === null) return null;
  try {
    return runRecordSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
