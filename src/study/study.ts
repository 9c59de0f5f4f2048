import { stringify } from 'yaml';
import {
  canonicalJson,
  type NamedSegments,
  type RunRecord,
  type SegmentsFile,
  type StudyConfig,
} from '../contract/index.ts';
import type { TableSource } from '../engines/engine.ts';
import { wordsFor } from '../words/index.ts';
import { type AlternativeRow, tryAlternatives } from './alternatives.ts';
import {
  checkDistinctRows,
  checkGivenChoice,
  checkMagnitudes,
  inputWarnings,
  withoutEmptyColumns,
} from './check-inputs.ts';
import { type Choice, choose } from './choose.ts';
import { type Classification, classify } from './classify.ts';
import { type Exploration, explore } from './explore.ts';
import { guardColumns } from './guard.ts';
import { type ImputedTable, imputeAll } from './impute.ts';
import { type LabColumn, runLab } from './lab.ts';
import { labelRows } from './label-rows.ts';
import { continueIds, idsKey, keepEarlierModel } from './lineage.ts';
import { checkDescriptions, readSaidNames, writeSegmentNames } from './name-segments.ts';
import { type SweepRow, sweepCopies } from './null-sweep.ts';
import { type OrderTest, testOrders } from './order-test.ts';
import { drawPictures } from './pictures/draw-pictures.ts';
import type { PictureSources } from './pictures/picture-context.ts';
import { studyPictures } from './pictures/study-pictures.ts';
import type { StudyPorts } from './ports.ts';
import { type DataSet, preprocessAll } from './preprocess.ts';
import type { TableProfile } from './profile/index.ts';
import { profileStage } from './profile/profile-stage.ts';
import type { ReportSources } from './report/report-stage.ts';
import { writeReports } from './report/write-reports.ts';
import { readSearch } from './search-run.ts';
import { type Segments, segment } from './segment.ts';
import { type SplitTable, splitTable } from './split.ts';
import { checkStability, type Stability } from './stability.ts';
import { stageInputs } from './stage-inputs.ts';
import { createStageRunner } from './stage-runner.ts';
import { checkSurrogates, type SurrogateChecks } from './surrogates.ts';
import { type SweptFit, sweepAll } from './sweep.ts';
import { readStudyTable, type StudyTable } from './table.ts';
import { type ChosenWorth, judge } from './verdict.ts';

/** The table of a study: where it is and which bytes it holds. */
export interface StudyInput {
  readonly source: TableSource;
  /** The name in records and reports. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Where the record says that it is: from the run folder, with forward slashes; defaults to nowhere. */
  readonly path?: string;
  /** Names and offers of segments; defaults to none. */
  readonly descriptions?: SegmentsFile | null;
}

/** What a study came to. */
export interface StudyResult {
  readonly record: RunRecord;
  readonly choice: Choice;
  readonly worth: ChosenWorth;
  readonly segments: Segments;
  readonly sweep: readonly SweepRow[];
  readonly classification: Classification;
  /** Null where there are no descriptions. */
  readonly named: NamedSegments | null;
  /** How well each imputation fills hidden cells, by column. */
  readonly lab: readonly LabColumn[];
  /** What the segments owe to the order of codes, by column. */
  readonly orders: readonly OrderTest[];
}

/**
 * Runs a study: read → profile → split → lab → impute → preprocess → sweep → null → alternatives → choose → segment →
 * label → verdict → order → explore → classify → surrogates → stability → name → pictures → report.
 *
 * Stages that an earlier run of the same folder finished with the same inputs, options and code are reused. Equal
 * tables, configurations and seeds give equal bytes, run.json apart.
 */
export async function runStudy(
  input: StudyInput,
  given: StudyConfig,
  ports: StudyPorts,
): Promise<StudyResult> {
  const configSha256 = ports.sha256(canonicalJson(given));
  const { source, descriptions = null, ...recorded } = input;
  const hashes = { dataSha256: input.sha256, configSha256 };

  const runner = createStageRunner(ports, {
    study: given.name,
    input: recorded,
    configSha256,
    seed: given.seed,
  });
  const inputs = stageInputs(given);
  const read = await runner.run<StudyTable>('read', { data: input.sha256, ...inputs.read }, async () => {
    const { table: value, warnings } = await readStudyTable(ports.engine, source, given);
    // Refuses a table that cannot be split or clustered before anything is written.
    const { train } = splitTable(value.frame, given).split;
    const kept = withoutEmptyColumns(given, train);
    checkMagnitudes(kept, value.frame, train);
    checkDistinctRows(kept, train);
    return { value, files: [], warnings };
  });
  const table = read.value;
  if (descriptions !== null) checkDescriptions(descriptions, table.frame);
  await ports.store.write('study.yaml', stringify(given));
  const profiled = await runner.run<TableProfile>('profile', { after: read.key, ...inputs.profile }, () =>
    profileStage(source, given, table, ports),
  );
  const split = await runner.run<SplitTable>('split', { after: read.key, ...inputs.split }, async () => {
    const { split: value, warnings } = splitTable(table.frame, given);
    return { value, files: [], warnings: [...warnings, ...inputWarnings(given, value.train)] };
  });
  const { config } = guardColumns(withoutEmptyColumns(given, split.value.train), profiled.value.alerts);
  const labbed = await runner.run<LabColumn[]>('lab', { after: split.key, ...inputs.lab }, (onProgress) =>
    runLab(split.value, config, ports, onProgress),
  );
  const imputed = await runner.run<ImputedTable[]>(
    'impute',
    { after: split.key, ...inputs.impute },
    (onProgress, parts) => imputeAll(split.value, config, ports, parts, onProgress),
  );
  const preprocessed = await runner.run<DataSet[]>(
    'preprocess',
    { after: imputed.key, ...inputs.preprocess },
    (onProgress, parts) => preprocessAll(imputed.value, config, ports, parts, onProgress),
  );
  checkGivenChoice(config, imputed.value, preprocessed.value);
  const swept = await runner.run<SweptFit[]>(
    'sweep',
    { after: preprocessed.key, ...inputs.sweep },
    (onProgress, parts) => sweepAll(imputed.value, preprocessed.value, config, ports, parts, onProgress),
  );
  const compared = await runner.run<SweepRow[]>(
    'null',
    { after: swept.key, ...inputs.null },
    (onProgress, parts) =>
      sweepCopies(swept.value, imputed.value, preprocessed.value, config, ports, parts, onProgress),
  );
  const tried = await runner.run<AlternativeRow[]>(
    'alternatives',
    { after: imputed.key, ...inputs.alternatives },
    (onProgress, parts) => tryAlternatives(imputed.value, config, ports, parts, onProgress),
  );
  const chosen = await runner.run<Choice>('choose', { after: swept.key, ...inputs.choose }, (onProgress) =>
    choose(swept.value, imputed.value, preprocessed.value, config, ports, onProgress),
  );
  const segmented = await runner.run<Segments>('segment', { after: chosen.key, ...inputs.segment }, () =>
    segment(chosen.value, imputed.value, preprocessed.value, split.value, config, ports),
  );
  const earlier = await keepEarlierModel(ports.store, { ...hashes, software: ports.software.version });
  const lineage = continueIds(earlier, chosen.value.k, segmented.value);
  const withIds = idsKey(lineage);
  await runner.run<null>('label', { after: segmented.key, ...withIds }, () =>
    labelRows(segmented.value, lineage.ids, table, split.value, config, source, ports),
  );
  const judged = await runner.run<ChosenWorth>(
    'verdict',
    { after: chosen.key, ...inputs.verdict },
    (onProgress, parts) =>
      judge(chosen.value, imputed.value, preprocessed.value, config, ports, parts, onProgress),
  );
  const ordered = await runner.run<OrderTest[]>(
    'order',
    { after: segmented.key, ...withIds, ...inputs.order },
    (onProgress) =>
      testOrders(chosen.value, segmented.value, lineage.ids, imputed.value, config, ports, onProgress),
  );
  const explored = await runner.run<Exploration>(
    'explore',
    { after: segmented.key, ...inputs.explore },
    (onProgress) =>
      explore(chosen.value, segmented.value, imputed.value, preprocessed.value, config, ports, onProgress),
  );
  const said = await readSaidNames(ports.store, descriptions);
  // The model and the report name the configuration, so all of it decides them.
  const classified = await runner.run<Classification>(
    'classify',
    { after: [segmented.key, judged.key], config, ...withIds },
    () => classify(chosen.value, segmented.value, judged.value, lineage, config, hashes, ports),
  );
  const surrogated = await runner.run<SurrogateChecks>('surrogates', { after: classified.key }, () =>
    checkSurrogates(chosen.value, segmented.value, classified.value, split.value, config, ports),
  );
  const stable = await runner.run<Stability>(
    'stability',
    { after: segmented.key, ...withIds, ...inputs.stability },
    (onProgress) => checkStability(chosen.value, segmented.value, lineage.ids, config, ports, onProgress),
  );
  const named = await runner.run<NamedSegments | null>(
    'name',
    {
      after: classified.key,
      descriptions,
      ...(said && { said: { ...said, model: said.model.hash } }),
      ...(lineage.earlier && { earlier: lineage.earlier }),
    },
    () => writeSegmentNames(classified.value.model, segmented.value, descriptions, said, lineage, ports),
  );
  const pictured: PictureSources = {
    config,
    profile: profiled.value,
    split: split.value,
    sweep: compared.value,
    choice: chosen.value,
    segments: segmented.value,
    classification: classified.value,
    exploration: explored.value,
    named: named.value,
    lab: labbed.value,
    orders: ordered.value,
  };
  const after = [
    profiled.key,
    compared.key,
    tried.key,
    labbed.key,
    judged.key,
    ordered.key,
    explored.key,
    surrogated.key,
    stable.key,
    named.key,
  ];
  await runner.run<null>('pictures', { after }, (onProgress) =>
    drawPictures(studyPictures(pictured, wordsFor(config.language)), ports, onProgress),
  );
  const search = await readSearch(ports.store, imputed.key);
  await runner.run<null>('report', { after, ...(search && { search }) }, (onProgress) => {
    const sources: ReportSources = {
      config,
      file: input.file,
      sha256: input.sha256,
      configSha256,
      version: ports.software.version,
      profile: profiled.value,
      split: split.value,
      tables: imputed.value,
      sweep: compared.value,
      alternatives: tried.value,
      search,
      choice: chosen.value,
      segments: segmented.value,
      classification: classified.value,
      exploration: explored.value,
      surrogates: surrogated.value,
      stability: stable.value,
      named: named.value,
      lab: labbed.value,
      orders: ordered.value,
      earlier: lineage.earlier,
      warnings: runner.warnings(),
      pictures: {
        en: studyPictures(pictured, wordsFor('en')),
        ru: studyPictures(pictured, wordsFor('ru')),
      },
    };
    return writeReports(sources, ports, onProgress);
  });
  return {
    record: await runner.finish(),
    choice: chosen.value,
    worth: judged.value,
    segments: segmented.value,
    sweep: compared.value,
    classification: classified.value,
    named: named.value,
    lab: labbed.value,
    orders: ordered.value,
  };
}
