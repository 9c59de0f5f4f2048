import { readFileSync } from 'node:fs';
import type { ModelFile, RunFile, StudyConfig } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { createInlineCompute, type Frame, referenceKernels, type Tasks, tasks } from '../../src/ml/index.ts';
import { sha256 } from '../../src/store/index.ts';
import type { Choice } from '../../src/study/choose.ts';
import { type Classification, classify } from '../../src/study/classify.ts';
import { imputeAll } from '../../src/study/impute.ts';
import { parseStudyConfig, type StudyPorts, tableSource } from '../../src/study/index.ts';
import { continueIds } from '../../src/study/lineage.ts';
import { preprocessAll } from '../../src/study/preprocess.ts';
import { type Segments, segment } from '../../src/study/segment.ts';
import { type SplitTable, splitTable } from '../../src/study/split.ts';
import type { StageParts } from '../../src/study/stage-parts.ts';
import { readStudyTable } from '../../src/study/table.ts';
import { judge } from '../../src/study/verdict.ts';

/** The example's configuration. */
export function exampleConfig(): StudyConfig {
  const file = new URL('../../examples/bank-marketing.yaml', import.meta.url);
  return parseStudyConfig(readFileSync(file, 'utf8'), 'bank-marketing.yaml');
}

export interface ChosenModel {
  readonly model: ModelFile;
  /** The later rows as read, with what is unknown, and as completed. */
  readonly later: { readonly read: Frame; readonly completed: Frame };
  /** The segments that the model was made of. */
  readonly segments: Segments;
  readonly split: SplitTable;
  readonly choice: Choice;
  readonly classification: Classification;
  readonly ports: StudyPorts;
  /** Segment of each later row, from 0. */
  readonly labels: Int32Array;
}

/** The model of a given choice, without the sweep, pictures and files of a study. */
export async function chosenModel(table: string, given: StudyConfig): Promise<ChosenModel> {
  const { choice } = given;
  if (choice.mode !== 'given') throw new Error('the choice must be given');
  const config = { ...given, imputations: [choice.imputation], pipelines: [choice.pipeline] };
  const engine = await createDuckDbEngine();
  try {
    const written: RunFile = { path: '', sha256: '', bytes: 0 };
    const ports = {
      engine,
      compute: createInlineCompute<Tasks>(tasks, referenceKernels),
      store: { write: async () => written, fill: async () => written },
      sha256,
      software: { version: '0.0.0', node: '', codeSha256: '' },
    } as unknown as StudyPorts;
    const parts: StageParts = {
      map: (names, make) => Promise.all(names.map((_, i) => make(i, {}))),
    };
    const nothing = (): void => {};
    const source = tableSource(table, config.input);
    const { table: read } = await readStudyTable(engine, source, config);
    const { split } = splitTable(read.frame, config);
    const imputed = await imputeAll(split, config, ports, parts, nothing);
    const dataSets = await preprocessAll(imputed.value, config, ports, parts, nothing);
    const chosen = { ...choice, path: [] };
    const segments = await segment(chosen, imputed.value, dataSets.value, split, config, ports);
    const hashes = { dataSha256: sha256(table), configSha256: sha256('config') };
    const shuffled = { ...config, shuffled: { ...config.shuffled, copies: 19, finalStarts: 1 } };
    const worth = await judge(chosen, imputed.value, dataSets.value, shuffled, ports, parts, nothing);
    const lineage = continueIds(null, choice.k, segments.value);
    const { value } = await classify(chosen, segments.value, worth.value, lineage, config, hashes, ports);
    return {
      model: value.model,
      later: { read: split.test, completed: segments.value.test },
      segments: segments.value,
      split,
      choice: chosen,
      classification: value,
      ports,
      labels: segments.value.testLabels,
    };
  } finally {
    await engine.close();
  }
}
