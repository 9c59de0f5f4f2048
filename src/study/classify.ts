import type { ModelFile, RunFile, RunWarning, StudyConfig } from '../contract/index.ts';
import {
  accuracy,
  confusionMatrix,
  deriveSeed,
  distinctRows,
  fitLogistic,
  fitTree,
  type Matrix,
  precisionRecall,
  predictLogistic,
  predictTree,
  selectRows,
  splitStratified,
  toRows,
  transformColumns,
} from '../ml/index.ts';
import { nameModel } from '../model/index.ts';
import { recordedWarning, warning } from '../words/index.ts';
import type { Choice } from './choose.ts';
import type { Lineage } from './lineage.ts';
import { modelContent, type Surrogates } from './model-content.ts';
import { modelFile } from './model-of.ts';
import type { StudyPorts } from './ports.ts';
import type { Segments } from './segment.ts';
import type { StageResult } from './stage-runner.ts';
import type { ChosenWorth } from './verdict.ts';

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

/** Fits both surrogates on a stratified share of the labelled rows, tests them, and makes model.json. */
export async function classify(
  choice: Choice,
  segments: Segments,
  worth: ChosenWorth,
  lineage: Lineage,
  config: StudyConfig,
  hashes: { readonly dataSha256: string; readonly configSha256: string },
  ports: StudyPorts,
): Promise<StageResult<Classification>> {
  const nClasses = choice.k;
  const x = transformColumns(segments.transformer, segments.train);
  const later = transformColumns(segments.transformer, segments.test);
  const divided = splitStratified(
    segments.trainLabels,
    nClasses,
    config.classifier.testShare,
    deriveSeed(config.seed, 'classify'),
  );
  const labelsOf = (rows: Int32Array): Int32Array => rows.map((row) => segments.trainLabels[row]);
  const fitted = fitSurrogates(selectRows(x, divided.train), labelsOf(divided.train), nClasses, config);
  const held = {
    name: 'stratified',
    x: selectRows(x, divided.test),
    labels: labelsOf(divided.test),
  } as const;
  const test = { name: 'later', x: later, labels: segments.testLabels } as const;
  // Where every segment has one client, none can be held out.
  const parts = [held, test].filter((part) => part.labels.length > 0);
  const classifiers = (['tree', 'logistic'] as const).map(
    (name): Classifier => ({
      name,
      tests: parts.map((part) => {
        const predicted =
          name === 'tree' ? predictTree(fitted.tree, part.x) : predictLogistic(fitted.logistic, part.x);
        return testClassifier(part.name, part.labels, predicted, nClasses);
      }),
    }),
  );
  const { version: software } = ports.software;
  const content = modelContent({
    choice,
    segments,
    worth,
    lineage,
    ...fitted,
    classifiers,
    config,
    software,
    ...hashes,
  });
  const model = nameModel(content, ports.sha256);
  const files: RunFile[] = [await ports.store.write(modelFile, `${JSON.stringify(model, null, 1)}\n`)];
  return { value: { model, classifiers }, files, warnings: singleClients(segments.trainLabels, lineage.ids) };
}

/** Segments of one training row: no split can hold it out. */
function singleClients(labels: Int32Array, ids: readonly number[]): RunWarning[] {
  const sizes = new Int32Array(ids.length);
  for (const label of labels) sizes[label]++;
  const segments = ids.filter((_, s) => sizes[s] === 1);
  return segments.length === 0 ? [] : [recordedWarning(warning('W_SINGLE_CLIENT', { segments }))];
}

/** @param clients that each row stands for; defaults to ones */
export function fitSurrogates(
  x: Matrix,
  labels: Int32Array,
  nClasses: number,
  config: StudyConfig,
  clients?: Float64Array,
): Surrogates {
  const { rows, weights, inverse } = distinctRows(x, clients);
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
