import type { ModelContent, ModelFile } from '../../src/contract/index.ts';
import { type Frame, fitLogistic, fitPipeline, fitTree, transformColumns } from '../../src/ml/index.ts';
import { countCells, nameModel } from '../../src/model/index.ts';
import { sha256 } from '../../src/store/index.ts';

/** Clients by (loan, housing): segment 1 is housing = no, segment 2 is housing = yes. */
const clients = [
  { loan: 0, housing: 0, n: 60 },
  { loan: 1, housing: 0, n: 15 },
  { loan: 0, housing: 1, n: 20 },
  { loan: 1, housing: 1, n: 5 },
];

/** A model of two segments on two fields, made by hand but for its surrogates. */
function smallModelContent(
  change: Partial<ModelContent> = {},
  minClients = 1,
  minCoverage = 0.9,
): ModelContent {
  const column = (name: string, codes: readonly number[]) =>
    ({ kind: 'category', name, codes: Int32Array.from(codes), categories: ['no', 'yes'] }) as const;
  const frame: Frame = {
    nRows: 4,
    columns: [
      column(
        'loan',
        clients.map((c) => c.loan),
      ),
      column(
        'housing',
        clients.map((c) => c.housing),
      ),
    ],
  };
  const transformer = fitPipeline(8, frame);
  const x = transformColumns(transformer, frame);
  const labels = Int32Array.from(clients, (c) => c.housing);
  const weights = Float64Array.from(clients, (c) => c.n);
  const fit = { nClasses: 2, weights };
  const fields = ['loan', 'housing'].map((name) => ({ name, edges: null, nCodes: 2 }));
  const { cells, conditionals } = countCells(
    fields,
    frame.columns.map((one) => (one.kind === 'category' ? one.codes : new Int32Array())),
    labels,
    weights,
    2,
    { minClients, minCoverage },
  );
  const content = {
    format: 'clientele-model',
    version: 1,
    study: {
      name: 'small',
      software: '0.0.0',
      dataSha256: 'a'.repeat(64),
      configSha256: 'b'.repeat(64),
      imputation: 'mode',
      pipeline: 8,
      nClients: 100,
    },
    fields: [
      {
        name: 'loan',
        label: null,
        type: 'binary',
        used: true,
        categories: ['no', 'yes'],
        unknown: ['unknown'],
        sentinels: [],
        derived: null,
      },
      {
        name: 'housing',
        label: null,
        type: 'binary',
        used: true,
        categories: ['no', 'yes'],
        unknown: ['unknown'],
        sentinels: [],
        derived: null,
      },
      {
        name: 'age',
        label: null,
        type: 'numeric',
        used: false,
        categories: null,
        unknown: [],
        sentinels: [],
        derived: null,
      },
    ],
    transformer,
    centroids: [
      [0.2, 0],
      [0.2, 1],
    ],
    segments: [
      { id: 1, nClients: 75, share: 0.75, silhouette: 0.8, outcomeRate: 0.1, rules: [] },
      { id: 2, nClients: 25, share: 0.25, silhouette: 0.7, outcomeRate: 0.2, rules: [] },
    ],
    figures: {
      silhouette: 0.77,
      silhouetteDefinition: 'Euclidean, mean over rows',
      inertia: 16,
      nDistinct: 4,
    },
    verdict: null,
    worth: null,
    tree: fitTree(x, labels, fit),
    logistic: fitLogistic(x, labels, fit),
    surrogates: { tree: { stratified: 1, later: null }, logistic: { stratified: 1, later: null } },
    cells,
    conditionals,
    proxies: [],
    lastId: undefined,
    overrides: undefined,
    unseen: 'error',
    answerRule: { minProbability: 0.8, minKnownFields: 0 },
    ...change,
  } satisfies Record<keyof ModelContent, unknown>;
  return JSON.parse(JSON.stringify(content)) as ModelContent;
}

export function smallModel(change: Partial<ModelContent> = {}, minClients = 1, minCoverage = 0.9): ModelFile {
  return nameModel(smallModelContent(change, minClients, minCoverage), sha256);
}
