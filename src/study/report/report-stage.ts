import type { NamedSegments, RunWarning, StudyConfig } from '../../contract/index.ts';
import { type Frame, frameColumn, isMissing, pipelineSpec, silhouetteDefinition } from '../../ml/index.ts';
import { encodedFeatures } from '../../model/index.ts';
import { type Language, languages } from '../../words/index.ts';
import type { AlternativeRow } from '../alternatives.ts';
import type { Choice } from '../choose.ts';
import type { Classification } from '../classify.ts';
import type { Exploration } from '../explore.ts';
import { overridesOf } from '../guard.ts';
import type { ImputedTable } from '../impute.ts';
import type { LabColumn } from '../lab.ts';
import type { Lineage } from '../lineage.ts';
import type { SweepRow } from '../null-sweep.ts';
import type { OrderTest } from '../order-test.ts';
import { countOutcome } from '../outcome.ts';
import type { Picture } from '../pictures/picture.ts';
import type { TableProfile } from '../profile/index.ts';
import { protectedColumns } from '../protected.ts';
import { rowOrder } from '../row-order.ts';
import type { SearchResult } from '../search.ts';
import type { Segments } from '../segment.ts';
import type { SplitTable } from '../split.ts';
import type { Stability } from '../stability.ts';
import type { SurrogateChecks } from '../surrogates.ts';
import { type StudyField, studyFields } from '../table.ts';
import type { ColumnReport, ImputationReport, ReportData } from './report-data.ts';
import { outcomeRate, segmentReports } from './segment-reports.ts';

/** The results of the stages that the report tells of. */
export interface ReportSources {
  readonly config: StudyConfig;
  readonly file: string;
  readonly sha256: string;
  readonly configSha256: string;
  readonly version: string;
  readonly profile: TableProfile;
  readonly split: SplitTable;
  readonly tables: readonly ImputedTable[];
  readonly sweep: readonly SweepRow[];
  readonly alternatives: readonly AlternativeRow[];
  /** Null where the run holds no search of its tables. */
  readonly search: SearchResult | null;
  readonly choice: Choice;
  readonly segments: Segments;
  readonly classification: Classification;
  readonly exploration: Exploration;
  readonly surrogates: SurrogateChecks;
  readonly stability: Stability;
  /** Null where the configuration names no descriptions. */
  readonly named: NamedSegments | null;
  readonly lab: readonly LabColumn[];
  readonly orders: readonly OrderTest[];
  /** Null in a first study. */
  readonly earlier: Lineage['earlier'];
  readonly warnings: readonly RunWarning[];
  readonly pictures: Readonly<Record<Language, readonly Picture[]>>;
}

/** Where the report and the model card stand in the run: the language of the study has the plain names. */
export function reportFiles(language: Language, config: StudyConfig): { report: string; card: string } {
  const suffix = language === config.language ? '' : `.${language}`;
  return { report: `report${suffix}.html`, card: `models/card${suffix}.md` };
}

/** Gathers what the report and the model card say from the results of the run, in one language. */
export function reportData(sources: ReportSources, language: Language): ReportData {
  const { config, split, tables, sweep, choice, segments, classification, named } = sources;
  const { model } = classification;
  const train = countOutcome(segments.train, segments.trainLabels, config, choice.k);
  const later = countOutcome(segments.test, segments.testLabels, config, choice.k);
  const outcome = train && later && { train, later };
  const other = languages.find((one) => one !== language) ?? language;
  return {
    language,
    other: { language: other, ...reportFiles(other, config) },
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
    model: {
      hash: model.hash,
      ...model.answerRule,
      minCellClients: model.cells.minClients,
    },
    profile: sources.profile,
    columns: studyFields(config).map((field) => columnReport(field, split, config, language)),
    imputations: tables.map((table) => imputationReport(table, config)),
    pipelines: config.pipelines.map(pipelineSpec),
    sweep,
    alternatives: sources.alternatives,
    search: sources.search,
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
      silhouetteInterval: segments.interval,
      inertia: segments.model.inertia,
      nDistinct: segments.model.nDistinct,
    },
    verdict: model.verdict,
    worth: model.worth ?? null,
    segments: segmentReports(segments, classification, outcome, named, language),
    notes: named?.notes.map((note) => note[language]) ?? [],
    outcome: outcome && {
      name: train.name,
      positive: train.positive,
      train: outcomeRate(train.segments),
      later: outcomeRate(later.segments),
    },
    treeFeatures: encodedFeatures(segments.transformer).map(({ name, column, categories }) => ({
      name,
      column,
      categories,
    })),
    classifiers: classification.classifiers,
    surrogates: sources.surrogates,
    stability: sources.stability,
    protectedColumns: protectedColumns(segments, choice.features, config),
    lab: sources.lab,
    orders: sources.orders,
    rowOrder: rowOrder(segments, split, choice.k),
    overrides: overridesOf(config).filter(({ column }) => choice.features.includes(column)),
    warnings: sources.warnings,
    pictures: sources.pictures[language],
  };
}

function columnReport(
  field: StudyField,
  split: SplitTable,
  config: StudyConfig,
  language: Language,
): ColumnReport {
  const { name, column, derived, role, type } = field;
  const isRead = role !== 'dropped' && role !== 'identifier';
  const label = column?.label ?? derived?.label;
  const reason = column?.reason ?? derived?.reason ?? null;
  return {
    name,
    label: label ? label[language] : null,
    type,
    role,
    reason: typeof reason === 'object' && reason !== null ? reason[language] : reason,
    nUnknownTrain: isRead ? countMissing(split.train, name) : 0,
    nUnknownTest: isRead ? countMissing(split.test, name) : 0,
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
