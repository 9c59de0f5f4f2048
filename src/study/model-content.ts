import type { ModelContent, StudyConfig } from '../contract/index.ts';
import {
  type DecisionTree,
  type Frame,
  frameColumn,
  type LogisticModel,
  predictTree,
  silhouetteDefinition,
  transformColumns,
} from '../ml/index.ts';
import { binOf, type CellField, countCells, describeRules, findProxies } from '../model/index.ts';
import type { Choice } from './choose.ts';
import type { Classifier, ClassifierTest } from './classify.ts';
import { overridesOf } from './guard.ts';
import { clusteredNames } from './impute.ts';
import type { Lineage } from './lineage.ts';
import { countOutcome } from './outcome.ts';
import { ruleColumns } from './rule-columns.ts';
import type { FittedSegments } from './segment.ts';
import { namesOfRole, type StudyField, sentinelsOf, studyFields } from './table.ts';
import type { ChosenWorth } from './verdict.ts';

/** How many bins a numeric field has in the aggregated cells. */
const nBins = 10;
/** Fewer clients say too little of the others: a share of 0.8 is known to ± 0.08. */
const minProxyClients = 100;

/** The simple models that repeat the clustering. */
export interface Surrogates {
  readonly tree: DecisionTree;
  readonly logistic: LogisticModel;
}

export interface ModelSources extends Surrogates {
  readonly choice: Choice;
  readonly segments: FittedSegments;
  /** Clients that each row of the segments stands for; defaults to ones. */
  readonly weights?: Float64Array;
  readonly lineage: Pick<Lineage, 'ids' | 'lastId'>;
  /** Null where nothing was compared. */
  readonly worth: ChosenWorth | null;
  readonly classifiers: readonly {
    readonly name: Classifier['name'];
    readonly tests: readonly Pick<ClassifierTest, 'name' | 'accuracy'>[];
  }[];
  readonly config: StudyConfig;
  readonly software: string;
  readonly dataSha256: string;
  readonly configSha256: string;
}

/** What model.json says, before it is named by its hash: plain JSON, no client's row. */
export function modelContent(sources: ModelSources): ModelContent {
  const { choice, segments, worth, tree, logistic, classifiers, config, software, dataSha256, configSha256 } =
    sources;
  const { transformer, model, train, trainLabels } = segments;
  const { ids, lastId } = sources.lineage;
  const weights = sources.weights ?? new Float64Array(train.nRows).fill(1);
  const nClients = weights.reduce((sum, weight) => sum + weight, 0);
  const rules = describeRules(tree, transformer);
  const fields = cellFields(
    train,
    transformer.blocks.flatMap((block) => block.columns),
    weights,
  );
  const codes = fields.map((field) => codesOf(train, field));
  const unused = namesOfRole(config, 'feature').filter((name) => !choice.features.includes(name));
  const candidates = cellFields(train, unused, weights).map((field) => ({
    field,
    codes: codesOf(train, field),
  }));
  const proxies = findProxies(fields, codes, candidates, trainLabels, choice.k, {
    minProbability: config.segments.minProbability,
    minClients: Math.max(minProxyClients, config.segments.minCellClients),
    minValueClients: config.segments.minCellClients,
  });
  const counted = countCells(fields, codes, trainLabels, weights, choice.k, {
    minClients: config.segments.minCellClients,
    minCoverage: config.segments.minCellCoverage,
  });
  const fidelity = (name: Classifier['name']): { stratified: number | null; later: number | null } => {
    const tests = classifiers.find((one) => one.name === name)?.tests ?? [];
    const of = (test: ClassifierTest['name']): number | null =>
      tests.find((one) => one.name === test)?.accuracy ?? null;
    return { stratified: of('stratified'), later: of('later') };
  };
  const ruleOf = ruleColumns(
    [
      ...fields.map((field, f) => ({ name: field.name, codes: codes[f] })),
      ...candidates.map(({ field, codes: own }) => ({ name: field.name, codes: own })),
    ],
    trainLabels,
    predictTree(tree, transformColumns(transformer, train)),
    rules,
    weights,
  );
  const overrides = overridesOf(config).filter(({ column }) => choice.features.includes(column));
  const outcome = countOutcome(train, trainLabels, config, choice.k)?.segments;
  return JSON.parse(
    JSON.stringify({
      format: 'clientele-model',
      version: 1,
      study: {
        name: config.name,
        software,
        dataSha256,
        configSha256,
        imputation: choice.imputation,
        pipeline: choice.pipeline,
        nClients,
      },
      fields: modelFields(choice, segments, config),
      transformer,
      centroids: model.centroids.map((row) => [...row]),
      segments: model.totals.map((total, s) => ({
        id: ids[s],
        nClients: total,
        share: total / nClients,
        silhouette: Number.isNaN(segments.perSegment[s]) ? null : segments.perSegment[s],
        outcomeRate: outcome?.[s].nKnown ? outcome[s].hits / outcome[s].nKnown : null,
        rules: rules[s],
        ruleOf: ruleOf[s],
      })),
      lastId: lastId > Math.max(...ids) ? lastId : undefined,
      figures: {
        silhouette: Number.isNaN(segments.silhouette) ? null : segments.silhouette,
        silhouetteDefinition,
        silhouetteInterval: segments.interval,
        inertia: model.inertia,
        nDistinct: model.nDistinct,
      },
      verdict: worth === null || Number.isNaN(worth.excess) ? null : worth.verdict,
      worth: modelWorth(worth),
      tree,
      logistic,
      surrogates: { tree: fidelity('tree'), logistic: fidelity('logistic') },
      ...counted,
      proxies,
      unseen: config.unseen,
      overrides: overrides.length > 0 ? overrides : undefined,
      answerRule: {
        minProbability: config.segments.minProbability,
        minKnownFields: config.segments.minKnownFields,
      },
    } satisfies Record<keyof ModelContent, unknown>),
  ) as ModelContent;
}

function modelWorth(worth: ChosenWorth | null): ModelContent['worth'] {
  if (worth === null || Number.isNaN(worth.excess)) return null;
  const { score, mean, low, high, excess, p, searchP, nCopies, nRows } = worth;
  return {
    score,
    nullMean: mean,
    nullLow: low,
    nullHigh: high,
    excess,
    p,
    isSearched: searchP !== null,
    nCopies,
    nRows,
  };
}

/** Every clustered column as the form of a client needs it; `used` marks those that decide. */
function modelFields(choice: Choice, { train }: FittedSegments, config: StudyConfig): ModelContent['fields'] {
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

/** Bins of numbers hold about as many clients each. */
function cellFields(train: Frame, names: readonly string[], weights: Float64Array): CellField[] {
  const nClients = weights.reduce((sum, weight) => sum + weight, 0);
  return names.map((name): CellField => {
    const column = frameColumn(train, name);
    if (column.kind === 'category') return { name, edges: null, nCodes: column.categories.length };
    const order = Int32Array.from(column.values.keys()).sort((i, j) => column.values[i] - column.values[j]);
    const edges: number[] = [];
    let below = 0;
    for (const i of order) {
      below += weights[i];
      while (edges.length < nBins - 1 && below > Math.floor(((edges.length + 1) * nClients) / nBins)) {
        edges.push(column.values[i]);
      }
    }
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
