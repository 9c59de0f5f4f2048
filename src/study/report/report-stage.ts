import type { Imputation, StudyConfig } from '../../contract/index.ts';
import {
  type Frame,
  findElbow,
  frameColumn,
  isMissing,
  pipelineSpec,
  silhouetteDefinition,
} from '../../ml/index.ts';
import { encodedFeatures } from '../../model/index.ts';
import type { Choice } from '../choose.ts';
import type { Classification } from '../classify.ts';
import type { ImputedTable } from '../impute.ts';
import { outcomeRates } from '../outcome.ts';
import type { Segments } from '../segment.ts';
import type { SplitTable } from '../split.ts';
import type { SweepRow } from '../sweep.ts';
import { type StudyField, studyFields } from '../table.ts';
import type { ColumnReport, ImputationReport, ReportData, SegmentReport } from './report-data.ts';

/** The results of the stages that the report tells of. */
export interface ReportSources {
  readonly config: StudyConfig;
  readonly file: string;
  readonly sha256: string;
  readonly configSha256: string;
  readonly version: string;
  readonly split: SplitTable;
  readonly tables: readonly ImputedTable[];
  readonly sweep: readonly SweepRow[];
  readonly choice: Choice;
  readonly segments: Segments;
  readonly classification: Classification;
  readonly warnings: readonly string[];
}

/** Gathers what the report says from the results of the run. */
export function reportData(sources: ReportSources): ReportData {
  const { config, split, tables, sweep, choice, segments, classification } = sources;
  const outcome = outcomeRates(segments, config, choice.k);
  return {
    language: config.language,
    study: {
      name: config.name,
      file: sources.file,
      sha256: sources.sha256,
      configSha256: sources.configSha256,
      version: sources.version,
      seed: config.seed,
      nRows: split.train.nRows + split.test.nRows,
      nTrain: split.train.nRows,
      nTest: split.test.nRows,
      isShuffled: config.split.shuffle,
    },
    columns: studyFields(config).map((field) => columnReport(field, split, config)),
    imputations: tables.map((table) => imputationReport(table, config)),
    pipelines: config.pipelines.map(pipelineSpec),
    sweep,
    elbows: elbows(sweep),
    choice: {
      mode: choice.mode,
      imputation: choice.imputation,
      pipeline: choice.pipeline,
      k: choice.k,
      features: choice.features,
    },
    path: choice.path,
    figures: {
      silhouette: segments.silhouette,
      silhouetteDefinition,
      inertia: segments.model.inertia,
      nDistinct: segments.model.nDistinct,
    },
    segments: segmentReports(segments, classification, outcome?.rates ?? null, outcome?.name ?? null),
    outcome: outcome && { name: outcome.name, positive: outcome.positive, rate: outcome.rate },
    tree: classification.model.tree,
    treeFeatures: encodedFeatures(segments.transformer).map(({ name, column, categories }) => ({
      name,
      column,
      categories,
    })),
    classifiers: classification.classifiers,
    warnings: sources.warnings,
  };
}

function columnReport(field: StudyField, split: SplitTable, config: StudyConfig): ColumnReport {
  const { name, source, column, derived, role, type } = field;
  const isRead = role !== 'dropped' && role !== 'identifier';
  const own = isRead ? frameColumn(split.train, name) : null;
  const label = column?.label ?? derived?.label;
  const reason = column?.reason ?? derived?.reason ?? null;
  return {
    name,
    source,
    label: label ? label[config.language] : null,
    type,
    role,
    reason: typeof reason === 'object' && reason !== null ? reason[config.language] : reason,
    nUnknownTrain: isRead ? countMissing(split.train, name) : 0,
    nUnknownTest: isRead ? countMissing(split.test, name) : 0,
    nCategories: own?.kind === 'category' ? own.categories.length : null,
    sentinels: (column?.sentinels ?? []).map(({ value, replaceBy, imputations }) => ({
      value,
      replaceBy,
      imputations: imputations ?? config.imputations,
    })),
  };
}

function countMissing(frame: Frame, name: string): number {
  const column = frameColumn(frame, name);
  let count = 0;
  for (let i = 0; i < frame.nRows; i++) count += Number(isMissing(column, i));
  return count;
}

function imputationReport({ method, fills, nLeft }: ImputedTable, config: StudyConfig): ImputationReport {
  return {
    method,
    leaksOutcome: config.leakOutcomeIntoImputation && method !== 'raw' && method !== 'mode',
    fills: fills.map(({ column, nUnknown, filled }) => ({
      column,
      nUnknown,
      filled,
      nLeft: nLeft.find((left) => left.column === column)?.train ?? 0,
    })),
  };
}

function elbows(sweep: readonly SweepRow[]): ReportData['elbows'] {
  const groups = new Map<string, SweepRow[]>();
  for (const row of sweep) {
    const key = `${row.imputation} ${row.pipeline} ${row.withContext}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((rows): ReportData['elbows'][number] => {
    const { imputation, pipeline, withContext } = rows[0];
    const k = findElbow(
      rows.map((row) => row.k),
      rows.map((row) => row.inertia),
    );
    return { imputation: imputation satisfies Imputation, pipeline, withContext, k };
  });
}

function segmentReports(
  segments: Segments,
  { model }: Classification,
  rates: readonly number[] | null,
  outcome: string | null,
): SegmentReport[] {
  const { train, trainLabels } = segments;
  return model.segments.map(
    ({ id, share, nClients, rules }, s): SegmentReport => ({
      id,
      share,
      nClients,
      rules,
      silhouette: segments.perSegment[s],
      outcomeRate: rates ? rates[s] : null,
      profile: train.columns
        .filter((column) => column.name !== outcome)
        .map((column) => {
          if (column.kind === 'numeric') {
            return {
              kind: 'numeric',
              column: column.name,
              mean: meanWhere(column.values, (i) => trainLabels[i] === s),
              overall: meanWhere(column.values, () => true),
            };
          }
          const own = sharesWhere(column.codes, column.categories.length, (i) => trainLabels[i] === s);
          const overall = sharesWhere(column.codes, column.categories.length, () => true);
          return {
            kind: 'category',
            column: column.name,
            shares: column.categories.map((category, code) => ({
              category,
              share: own[code],
              overall: overall[code],
            })),
          };
        }),
    }),
  );
}

/** Mean of the known numbers of the chosen rows; NaN when there are none. */
function meanWhere(values: Float64Array, isChosen: (row: number) => boolean): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]) || !isChosen(i)) continue;
    sum += values[i];
    count++;
  }
  return sum / count;
}

/** Share of each category among the known cells of the chosen rows. */
function sharesWhere(
  codes: Int32Array,
  nCategories: number,
  isChosen: (row: number) => boolean,
): Float64Array {
  const counts = new Float64Array(nCategories);
  let total = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] < 0 || !isChosen(i)) continue;
    counts[codes[i]]++;
    total++;
  }
  return counts.map((count) => (total > 0 ? count / total : 0));
}
