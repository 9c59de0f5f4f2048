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
  const read = await runner.run<StudyTable>('read', hashes, async () => ({
    value: await readStudyTable(ports.engine, input.source, config),
    files: [await ports.store.write('study.yaml', stringify(config))],
  }));
  const table = read.value;
  const split = await runner.run<SplitTable>('split', read.key, async () => {
    const { split: value, warnings } = splitTable(table.frame, config);
    return { value, files: [], warnings };
  });
  const imputed = await runner.run<ImputedTable[]>('impute', split.key, (onProgress) =>
    imputeAll(split.value, config, ports, onProgress),
  );
  const preprocessed = await runner.run<DataSet[]>('preprocess', imputed.key, (onProgress) =>
    preprocessAll(imputed.value, config, ports, onProgress),
  );
  const swept = await runner.run<SweepRow[]>('sweep', preprocessed.key, (onProgress) =>
    sweepAll(imputed.value, preprocessed.value, config, ports, onProgress),
  );
  const chosen = await runner.run<Choice>('choose', swept.key, (onProgress) =>
    choose(swept.value, imputed.value, preprocessed.value, config, ports, onProgress),
  );
  const segmented = await runner.run<Segments>('segment', chosen.key, () =>
    segment(chosen.value, imputed.value, preprocessed.value, table, split.value, config, ports),
  );
  const classified = await runner.run<Classification>('classify', segmented.key, () =>
    classify(chosen.value, segmented.value, config, hashes, ports),
  );
  await runner.run<null>('report', classified.key, async () => {
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
