import { stringify } from 'yaml';
import { canonicalJson, type RunRecord, type StudyConfig } from '../contract/index.ts';
import type { TableSource } from '../engines/engine.ts';
import { type Choice, choose } from './choose.ts';
import { type Classification, classify } from './classify.ts';
import { type ImputedTable, imputeAll } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import { type DataSet, preprocessAll } from './preprocess.ts';
import { renderReport } from './report/render-report.ts';
import { reportData } from './report/report-stage.ts';
import { type Segments, segment } from './segment.ts';
import { type SplitTable, splitTable } from './split.ts';
import { createStageRunner } from './stage-runner.ts';
import { type SweepRow, sweepAll } from './sweep.ts';
import { readStudyTable, type StudyTable } from './table.ts';

/** The table of a study: where it is and which bytes it holds. */
export interface StudyInput {
  readonly source: TableSource;
  /** The name in records and reports. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What a study came to. */
export interface StudyResult {
  readonly record: RunRecord;
  readonly choice: Choice;
  readonly segments: Segments;
  readonly sweep: readonly SweepRow[];
  readonly classification: Classification;
}

/**
 * Runs a study: read → split → impute → preprocess → sweep → choose → segment → classify → report.
 *
 * Stages that an earlier run of the same folder finished with the same inputs, options and code are reused. Equal
 * tables, configurations and seeds give equal bytes, run.json apart.
 */
export async function runStudy(
  input: StudyInput,
  config: StudyConfig,
  ports: StudyPorts,
): Promise<StudyResult> {
  const configSha256 = ports.sha256(canonicalJson(config));
  const hashes = { dataSha256: input.sha256, configSha256 };

  const runner = await createStageRunner(ports, {
    study: config.name,
    input: { file: input.file, sha256: input.sha256, bytes: input.bytes },
    configSha256,
    seed: config.seed,
  });
  const inputs = stageInputs(config);
  const read = await runner.run<StudyTable>('read', { data: input.sha256, ...inputs.read }, async () => {
    const { table: value, warnings } = await readStudyTable(ports.engine, input.source, config);
    // Refuses a table that cannot be split before anything is written.
    splitTable(value.frame, config);
    return { value, files: [], warnings };
  });
  const table = read.value;
  await ports.store.write('study.yaml', stringify(config));
  const split = await runner.run<SplitTable>('split', { after: read.key, ...inputs.split }, async () => {
    const { split: value, warnings } = splitTable(table.frame, config);
    return { value, files: [], warnings };
  });
  const imputed = await runner.run<ImputedTable[]>(
    'impute',
    { after: split.key, ...inputs.impute },
    (onProgress) => imputeAll(split.value, config, ports, onProgress),
  );
  const preprocessed = await runner.run<DataSet[]>(
    'preprocess',
    { after: imputed.key, ...inputs.preprocess },
    (onProgress) => preprocessAll(imputed.value, config, ports, onProgress),
  );
  const swept = await runner.run<SweepRow[]>(
    'sweep',
    { after: preprocessed.key, ...inputs.sweep },
    (onProgress) => sweepAll(imputed.value, preprocessed.value, config, ports, onProgress),
  );
  const chosen = await runner.run<Choice>('choose', { after: swept.key, ...inputs.choose }, (onProgress) =>
    choose(swept.value, imputed.value, preprocessed.value, config, ports, onProgress),
  );
  const segmented = await runner.run<Segments>('segment', { after: chosen.key, ...inputs.segment }, () =>
    segment(chosen.value, imputed.value, preprocessed.value, table, split.value, config, ports),
  );
  // The model and the report name the configuration, so all of it decides them.
  const classified = await runner.run<Classification>('classify', { after: segmented.key, config }, () =>
    classify(chosen.value, segmented.value, config, hashes, ports),
  );
  await runner.run<null>('report', { after: classified.key }, async () => {
    const data = reportData({
      config,
      file: input.file,
      sha256: input.sha256,
      configSha256,
      version: ports.software.version,
      split: split.value,
      tables: imputed.value,
      sweep: swept.value,
      choice: chosen.value,
      segments: segmented.value,
      classification: classified.value,
      warnings: runner.warnings().map((warning) => `${warning.code} ${warning.message}`),
    });
    return { value: null, files: [await ports.store.write('report.html', renderReport(data, ports.draw))] };
  });
  return {
    record: await runner.finish(),
    choice: chosen.value,
    segments: segmented.value,
    sweep: swept.value,
    classification: classified.value,
  };
}

/** What of the configuration decides each stage, beside the stages before it: a change redoes no more than that. */
function stageInputs(config: StudyConfig) {
  const columns = Object.entries(config.columns).map(([name, { label: _, reason: __, ...column }]) => [
    name,
    column,
  ]);
  const derived = config.derived.map(({ label: _, reason: __, ...column }) => column);
  const { seed } = config;
  return {
    read: { columns, derived, input: config.input, coding: config.coding },
    split: { seed, split: config.split, unseen: config.unseen, kFrom: config.sweep.kFrom },
    impute: {
      imputations: config.imputations,
      neighbours: config.neighbours,
      maxRounds: config.maxRounds,
      tolerance: config.tolerance,
      leak: config.leakOutcomeIntoImputation,
    },
    preprocess: { pipelines: config.pipelines },
    sweep: { seed, sweep: config.sweep },
    choose: { seed, sweep: config.sweep, choice: config.choice },
    segment: { seed, starts: config.segments.starts, swaps: config.segments.swaps },
  };
}
