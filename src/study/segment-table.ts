import {
  canonicalJson,
  type GivenChoice,
  inputError,
  type ModelFile,
  type RunWarning,
  type StudyConfig,
} from '../contract/index.ts';
import type { GroupRows, RowGroups, TableSource } from '../engines/engine.ts';
import {
  accuracy,
  distinctRows,
  type Frame,
  fitModeImputer,
  fitPipeline,
  fitRawImputer,
  predictKMeans,
  predictLogistic,
  predictTree,
  restrictColumns,
  selectFrameRows,
  transformColumns,
  transformMode,
  transformRaw,
} from '../ml/index.ts';
import { nameModel } from '../model/index.ts';
import { recordedWarning, refusal } from '../words/index.ts';
import { checkDistinctRows, checkMagnitudes, withoutEmptyColumns } from './check-inputs.ts';
import type { Choice } from './choose.ts';
import { fitSurrogates } from './classify.ts';
import { type GuardedStudy, guardColumns } from './guard.ts';
import { imputerFrame, seenNames } from './impute.ts';
import { freshIds } from './lineage.ts';
import { modelContent } from './model-content.ts';
import type { StudyPorts } from './ports.ts';
import { findGiveaways } from './profile/find-giveaways.ts';
import { type FittedSegments, fitSegments } from './segment.ts';
import { countTrainRows, settleCategories } from './split.ts';
import { studyFields, studyReadings, tableOfBatches } from './table.ts';

/** Rows that the guard looks at; beyond, stretches of them. */
const guardedRows = 200_000;

/** What segmenting a large table needs from outside. */
export interface SegmentPorts extends Pick<StudyPorts, 'compute' | 'sha256' | 'signal'> {
  readonly groupRows: GroupRows;
  readonly version: string;
}

export interface SegmentedTable {
  readonly model: ModelFile;
  readonly nRows: number;
  /** Distinct rows of the chosen columns as the file has them. */
  readonly nGroups: number;
  readonly warnings: readonly RunWarning[];
}

/**
 * Makes the segments that a configuration names (features, k, pipeline, imputation) of a table of any length and
 * writes every row's segment: the final step of a study without the search for it. The same configuration gives the
 * same segments in a study.
 *
 * The engine groups equal rows; everything is fitted on groups with their counts, which is exact, and labels are
 * joined back by the engine. Memory grows with the distinct rows of the chosen columns.
 *
 * Errors: E_CONFIG where a feature gives away the date or the outcome and no `allow` says why it may.
 */
export async function segmentTable(
  {
    source,
    dataSha256,
    output,
  }: { readonly source: TableSource; readonly dataSha256: string; readonly output: string },
  given: StudyConfig,
  ports: SegmentPorts,
): Promise<SegmentedTable> {
  const { asked, choice, method } = askedColumns(given);
  const warnings: RunWarning[] = [];
  const groups = await ports.groupRows(source, studyReadings(asked), {
    keep: Object.keys(given.columns).filter((name) => given.columns[name].role === 'identifier'),
    nFirst: (nRows) => countTrainRows(nRows, given),
    sample: { columns: studyReadings(withOutcome(asked, given)), nRows: guardedRows },
    maxGroups: given.budget.groups,
    onWarning: (warned) => warnings.push(recordedWarning(warned)),
  });
  try {
    const guarded = guardSample(groups, source.path, asked, withOutcome(asked, given));
    warnings.push(...guarded.warnings);
    const { train, test, weights, testWeights } = splitGroups(groups, source.path, guarded.config, warnings);
    const config = withoutEmptyColumns(guarded.config, train.frame);
    checkMagnitudes(config, train.frame, train.frame);
    checkMagnitudes(config, test.frame, train.frame);
    checkDistinctRows(config, train.frame);
    const imputed = fillGroups(train.frame, test.frame, weights, config, method);
    const transformer = restrictColumns(
      fitPipeline(choice.pipeline, imputed.train, { weights }),
      choice.features,
    );
    const x = transformColumns(transformer, imputed.train);
    const distinct = distinctRows(x, weights);
    if (distinct.rows.nRows < choice.k) {
      const details = { k: choice.k, nDistinct: distinct.rows.nRows, columns: choice.features };
      throw inputError(refusal('E_K_TOO_LARGE', details));
    }
    const { model: fitted, score } = await fitSegments(distinct, choice.k, config, ports);
    const later = transformColumns(transformer, imputed.test);
    const segments: FittedSegments = {
      transformer,
      model: fitted,
      silhouette: score.mean,
      interval: score.interval,
      perSegment: score.perCluster,
      trainLabels: predictKMeans(fitted, x),
      train: imputed.train,
    };
    const laterLabels = predictKMeans(fitted, later);
    const surrogates = fitSurrogates(x, segments.trainLabels, choice.k, config, weights);
    const agreement = (predicted: Int32Array) => [
      { name: 'later' as const, accuracy: accuracy(laterLabels, predicted, testWeights) },
    ];
    const content = modelContent({
      lineage: freshIds(choice.k),
      choice: { ...choice, path: [] } satisfies Choice,
      segments,
      weights,
      worth: null,
      ...surrogates,
      classifiers: [
        { name: 'tree', tests: agreement(predictTree(surrogates.tree, later)) },
        { name: 'logistic', tests: agreement(predictLogistic(surrogates.logistic, later)) },
      ],
      config,
      software: ports.version,
      dataSha256,
      configSha256: ports.sha256(canonicalJson(given)),
    });
    const ofGroup = new Int32Array(groups.nGroups);
    train.places.forEach((group, i) => {
      ofGroup[group] = segments.trainLabels[i] + 1;
    });
    test.places.forEach((group, i) => {
      ofGroup[group] = laterLabels[i] + 1;
    });
    await groups.writeLabels(output, { name: 'segment_id', ofGroup });
    return {
      model: nameModel(content, ports.sha256),
      nRows: groups.nRows,
      nGroups: groups.nGroups,
      warnings,
    };
  } finally {
    await groups.close();
  }
}

/** The configuration of the chosen columns alone; refuses what cannot be computed of equal rows counted once. */
function askedColumns(config: StudyConfig): {
  readonly asked: StudyConfig;
  readonly choice: GivenChoice;
  readonly method: FastImputation;
} {
  const { choice } = config;
  if (choice.mode === 'found') throw inputError(refusal('E_SEGMENT', { kind: 'found' }));
  const { imputation, features } = choice;
  if (imputation !== 'raw' && imputation !== 'mode') {
    throw inputError(refusal('E_SEGMENT', { kind: 'imputation', imputation }));
  }
  if (config.split.shuffle) throw inputError(refusal('E_SEGMENT', { kind: 'shuffle' }));
  const derived = config.derived.filter(({ name }) => features.includes(name));
  const needed = studyFields(config).filter(({ name }) => features.includes(name));
  const sources = new Set(needed.map(({ source }) => source));
  const asked = {
    ...config,
    columns: Object.fromEntries(
      Object.entries(config.columns).flatMap(([name, column]) => {
        if (!sources.has(name)) return [];
        // What a feature is derived of is read and not clustered.
        const isFeature = features.includes(column.rename ?? name);
        return [[name, isFeature ? column : { ...column, role: 'profile' as const }]];
      }),
    ),
    derived,
  };
  return { asked, choice, method: imputation };
}

/** With the outcome, which is read for the guard alone. */
function withOutcome(asked: StudyConfig, given: StudyConfig): StudyConfig {
  const outcome = Object.entries(given.columns).filter(([, { role }]) => role === 'outcome');
  return { ...asked, columns: { ...asked.columns, ...Object.fromEntries(outcome) } };
}

/** What a study would refuse: see `guardColumns`. */
function guardSample(
  { sample }: RowGroups,
  file: string,
  asked: StudyConfig,
  read: StudyConfig,
): GuardedStudy {
  if (sample === null) throw new Error('the guard needs rows');
  return guardColumns(asked, findGiveaways(tableOfBatches([sample], file, read), read));
}

/** What fills a cell from its own column: groups do not know the other columns of their rows. */
type FastImputation = 'raw' | 'mode';

/** Groups of one part of the rows, and which group each is. */
interface GroupPart {
  readonly frame: Frame;
  readonly places: Int32Array;
}

/** Groups that training rows are in, and those that later rows are in. */
function splitGroups(
  { columns, counts, firstCounts }: RowGroups,
  file: string,
  config: StudyConfig,
  warnings: RunWarning[],
): {
  readonly train: GroupPart;
  readonly test: GroupPart;
  readonly weights: Float64Array;
  readonly testWeights: Float64Array;
} {
  const { frame } = tableOfBatches([columns], file, config);
  const laterCounts = counts.map((count, g) => count - firstCounts[g]);
  const placesOf = (some: Float64Array): Int32Array =>
    Int32Array.from(some.keys()).filter((group) => some[group] > 0);
  const trainPlaces = placesOf(firstCounts);
  const testPlaces = placesOf(laterCounts);
  const settled = settleCategories(
    selectFrameRows(frame, trainPlaces),
    selectFrameRows(frame, testPlaces),
    config,
  );
  warnings.push(...settled.warnings);
  return {
    train: { frame: settled.train, places: trainPlaces },
    test: { frame: settled.test, places: testPlaces },
    weights: Float64Array.from(trainPlaces, (group) => firstCounts[group]),
    testWeights: Float64Array.from(testPlaces, (group) => laterCounts[group]),
  };
}

/** Unknown cells as a category (raw), and what is still missing as the most frequent category or the median. */
function fillGroups(
  train: Frame,
  test: Frame,
  weights: Float64Array,
  config: StudyConfig,
  method: FastImputation,
): { readonly train: Frame; readonly test: Frame } {
  const seen = imputerFrame(train, seenNames(method, config), method, config);
  const later = imputerFrame(test, seenNames(method, config), method, config);
  const raw = method === 'raw' ? fitRawImputer(seen, 'unknown') : null;
  const a = raw ? transformRaw(raw, seen).frame : seen;
  const b = raw ? transformRaw(raw, later).frame : later;
  const mode = fitModeImputer(a, { weights });
  return { train: transformMode(mode, a).frame, test: transformMode(mode, b).frame };
}
