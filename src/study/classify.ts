import {
  InputError,
  type ModelContent,
  type ModelFile,
  type RunFile,
  type StudyConfig,
} from '../contract/index.ts';
import {
  accuracy,
  confusionMatrix,
  type DecisionTree,
  deriveSeed,
  distinctRows,
  type Frame,
  fitLogistic,
  fitTree,
  frameColumn,
  type LogisticModel,
  type Matrix,
  precisionRecall,
  predictLogistic,
  predictTree,
  selectRows,
  silhouetteDefinition,
  splitStratified,
  toRows,
  transformColumns,
} from '../ml/index.ts';
import { binOf, type CellField, countCells, describeRules, nameModel } from '../model/index.ts';
import type { Choice } from './choose.ts';
import { clusteredNames } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import type { Segments } from './segment.ts';
import type { StageResult } from './stage-runner.ts';
import { namesOfRole, type StudyField, sentinelsOf, studyFields } from './table.ts';

/** How one surrogate agrees with the clustering on rows that it was not fitted on. */
export interface ClassifierTest {
  /** stratified: the held-out share of the labelled rows. later: the test rows of the split. */
  readonly name: 'stratified' | 'later';
  readonly nRows: number;
  readonly accuracy: number;
  /** Shape (nSegments, nSegments): rows the clustering's segment, columns the classifier's. */
  readonly confusion: readonly (readonly number[])[];
  readonly precision: readonly (number | null)[];
  readonly recall: readonly (number | null)[];
}

export interface Classifier {
  readonly name: 'tree' | 'logistic';
  readonly tests: readonly ClassifierTest[];
}

export interface Classification {
  readonly model: ModelFile;
  readonly classifiers: readonly Classifier[];
}

/** How many bins a numeric field has in the aggregated cells. */
const nBins = 10;

/** Fits both surrogates on a stratified share of the labelled rows, tests them, and makes model.json. */
export async function classify(
  choice: Choice,
  segments: Segments,
  config: StudyConfig,
  hashes: { readonly dataSha256: string; readonly configSha256: string },
  ports: StudyPorts,
): Promise<StageResult<Classification>> {
  const nClasses = choice.k;
  const x = transformColumns(segments.transformer, segments.train);
  const later = transformColumns(segments.transformer, segments.test);
  const parts = splitStratified(
    segments.trainLabels,
    nClasses,
    config.classifier.testShare,
    deriveSeed(config.seed, 'classify'),
  );
  const labelsOf = (rows: Int32Array): Int32Array => rows.map((row) => segments.trainLabels[row]);
  const fitted = fitSurrogates(selectRows(x, parts.train), labelsOf(parts.train), nClasses, config);
  const held = { name: 'stratified', x: selectRows(x, parts.test), labels: labelsOf(parts.test) } as const;
  const test = { name: 'later', x: later, labels: segments.testLabels } as const;
  const classifiers = (['tree', 'logistic'] as const).map(
    (name): Classifier => ({
      name,
      tests: [held, test].map((part) => {
        const predicted =
          name === 'tree' ? predictTree(fitted.tree, part.x) : predictLogistic(fitted.logistic, part.x);
        return testClassifier(part.name, part.labels, predicted, nClasses);
      }),
    }),
  );
  const content = modelContent(choice, segments, fitted, classifiers, config, hashes, ports);
  const model = nameModel(content, ports.sha256);
  const files: RunFile[] = [
    await ports.store.write('models/model.json', `${JSON.stringify(model, null, 1)}\n`),
  ];
  return { value: { model, classifiers }, files };
}

interface Surrogates {
  readonly tree: DecisionTree;
  readonly logistic: LogisticModel;
}

function fitSurrogates(x: Matrix, labels: Int32Array, nClasses: number, config: StudyConfig): Surrogates {
  const { rows, weights, inverse } = distinctRows(x);
  // A label is a function of the encoded row, so equal rows have equal labels.
  const classes = new Int32Array(rows.nRows);
  for (let i = 0; i < inverse.length; i++) classes[inverse[i]] = labels[i];
  return {
    tree: fitTree(rows, classes, { nClasses, weights, maxDepth: config.classifier.treeDepth }),
    logistic: fitLogistic(rows, classes, {
      nClasses,
      weights,
      classWeights: 'balanced',
      c: config.classifier.c,
    }),
  };
}

function testClassifier(
  name: ClassifierTest['name'],
  truth: Int32Array,
  predicted: Int32Array,
  nClasses: number,
): ClassifierTest {
  if (truth.length === 0) {
    throw new InputError('E_TOO_FEW_ROWS', `there are no ${name} rows to test the classifiers on`, {
      hint: 'raise classifier.testShare or give more rows',
    });
  }
  const confusion = confusionMatrix(truth, predicted, { nClasses });
  const { precision, recall } = precisionRecall(confusion);
  const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
  return {
    name,
    nRows: truth.length,
    accuracy: accuracy(truth, predicted),
    confusion: toRows(confusion),
    precision: precision.map(orNull),
    recall: recall.map(orNull),
  };
}

function modelContent(
  choice: Choice,
  segments: Segments,
  { tree, logistic }: Surrogates,
  classifiers: readonly Classifier[],
  config: StudyConfig,
  hashes: { readonly dataSha256: string; readonly configSha256: string },
  ports: StudyPorts,
): ModelContent {
  const { transformer, model, train, trainLabels } = segments;
  const nClients = train.nRows;
  const rules = describeRules(tree, transformer);
  const fields = cellFields(
    train,
    transformer.blocks.flatMap((block) => block.columns),
  );
  const counted = countCells(
    fields,
    fields.map((field) => codesOf(train, field)),
    trainLabels,
    new Float64Array(nClients).fill(1),
    choice.k,
    { minClients: config.segments.minCellClients, minCoverage: config.segments.minCellCoverage },
  );
  const fidelity = (name: Classifier['name']): { stratified: number; later: number } => {
    const tests = classifiers.find((one) => one.name === name)?.tests ?? [];
    const of = (test: ClassifierTest['name']): number =>
      tests.find((one) => one.name === test)?.accuracy ?? 0;
    return { stratified: of('stratified'), later: of('later') };
  };
  const outcome = outcomeRates(segments, config, choice.k);
  return JSON.parse(
    JSON.stringify({
      format: 'clientele-model',
      version: 1,
      study: {
        name: config.name,
        software: ports.software.version,
        ...hashes,
        imputation: choice.imputation,
        pipeline: choice.pipeline,
        nClients,
      },
      fields: modelFields(choice, segments, config),
      transformer,
      centroids: model.centroids.map((row) => [...row]),
      segments: model.totals.map((total, s) => ({
        id: s + 1,
        nClients: total,
        share: total / nClients,
        silhouette: Number.isNaN(segments.perSegment[s]) ? null : segments.perSegment[s],
        outcomeRate: outcome ? outcome.rates[s] : null,
        rules: rules[s],
      })),
      figures: {
        silhouette: Number.isNaN(segments.silhouette) ? null : segments.silhouette,
        silhouetteDefinition,
        inertia: model.inertia,
        nDistinct: model.nDistinct,
      },
      verdict: null,
      tree,
      logistic,
      surrogates: { tree: fidelity('tree'), logistic: fidelity('logistic') },
      ...counted,
      unseen: config.unseen,
      answerRule: {
        minProbability: config.segments.minProbability,
        minKnownFields: config.segments.minKnownFields,
      },
    } satisfies Record<keyof ModelContent, unknown>),
  ) as ModelContent;
}

/** Every clustered column as the form of a client needs it; `used` marks those that decide. */
function modelFields(choice: Choice, { train }: Segments, config: StudyConfig): ModelContent['fields'] {
  const fields = studyFields(config);
  return clusteredNames(config).map((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    const column = frameColumn(train, name);
    return {
      name,
      label: field?.column?.label ?? field?.derived?.label ?? null,
      type: field?.type ?? 'nominal',
      used: choice.features.includes(name),
      categories: column.kind === 'category' ? [...column.categories] : null,
      unknown: [...(field?.column?.unknown ?? [])],
      sentinels: sentinelsOf(field?.column ?? null, choice.imputation).map(({ value, replaceBy }) => ({
        value,
        replaceBy,
      })),
      derived: derivationOf(field?.derived ?? null),
    };
  });
}

function derivationOf(derived: StudyField['derived']): ModelContent['fields'][number]['derived'] {
  if (!derived) return null;
  const { from, bucket, recode, flag } = derived;
  return { from, ...(bucket && { bucket }), ...(recode && { recode }), ...(flag && { flag }) };
}

function cellFields(train: Frame, names: readonly string[]): CellField[] {
  return names.map((name): CellField => {
    const column = frameColumn(train, name);
    if (column.kind === 'category') return { name, edges: null, nCodes: column.categories.length };
    const sorted = Float64Array.from(column.values).sort();
    const edges = Array.from(
      { length: nBins - 1 },
      (_, b) => sorted[Math.floor(((b + 1) * sorted.length) / nBins)],
    );
    const distinct = [...new Set(edges)];
    return { name, edges: distinct, nCodes: distinct.length + 1 };
  });
}

function codesOf(train: Frame, { name, edges }: CellField): Int32Array {
  const column = frameColumn(train, name);
  return column.kind === 'category'
    ? column.codes
    : Int32Array.from(column.values, (value) => binOf(value, edges ?? []));
}

/** The outcome's name, its success, and its rate overall and by segment, on the training rows; or null. */
export function outcomeRates(
  { train, trainLabels }: Segments,
  config: StudyConfig,
  nSegments: number,
): { name: string; positive: string; rate: number; rates: number[] } | null {
  const [name] = namesOfRole(config, 'outcome');
  const positive = studyFields(config).find((field) => field.name === name)?.column?.positive;
  if (name === undefined || positive === undefined) return null;
  const column = frameColumn(train, name);
  if (column.kind !== 'category') return null;
  const wanted = column.categories.indexOf(positive);
  const hits = new Float64Array(nSegments);
  const totals = new Float64Array(nSegments);
  for (let i = 0; i < trainLabels.length; i++) {
    if (column.codes[i] < 0) continue;
    totals[trainLabels[i]]++;
    if (column.codes[i] === wanted) hits[trainLabels[i]]++;
  }
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  return {
    name,
    positive,
    rate: sum(hits) / sum(totals),
    rates: Array.from(hits, (hit, s) => (totals[s] > 0 ? hit / totals[s] : 0)),
  };
}
