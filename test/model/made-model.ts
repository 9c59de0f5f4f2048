import type { ModelContent, ModelField, ModelFile } from '../../src/contract/index.ts';
import {
  createRandom,
  type Frame,
  type FrameColumn,
  fitKMeans,
  fitLogistic,
  fitPipeline,
  fitTree,
  predictKMeans,
  selectFrameColumns,
  transformColumns,
} from '../../src/ml/index.ts';
import { binOf, type CellField, countCells, findProxies, nameModel } from '../../src/model/index.ts';
import { sha256 } from '../../src/store/index.ts';

export interface MadeModelOptions {
  /** 1 … 8, see `fitPipeline`. */
  readonly pipeline?: number;
  readonly nSegments?: number;
  readonly nClients?: number;
  readonly seed?: number;
  /** Fields that make the segments; the others may be proxies. */
  readonly used?: readonly string[];
  readonly minClients?: number;
  readonly minCoverage?: number;
  readonly answerRule?: ModelFile['answerRule'];
  /** Of the segments; defaults to 1, 2 … */
  readonly ids?: readonly number[];
}

type Spec = Pick<ModelField, 'name' | 'categories' | 'unknown' | 'sentinels' | 'derived'>;

/** Fields of every sort, with names and categories that break what is not quoted. */
const madeFields: readonly Spec[] = [
  spec('job', ["admin's", 'two\nlines', '"; DROP TABLE clients; --', 'back\\slash', '👩‍🔧', 'سائق']),
  spec('housing "loan"', ['no', 'yes'], { unknown: ['unknown', "don't know"] }),
  spec('loan', ['no', 'yes'], { unknown: ['unknown'] }),
  spec('education', ['Йошкар-Ола', 'basic', 'degree', 'school']),
  spec('age', null, {
    unknown: ['n/a'],
    sentinels: [
      { value: 999, replaceBy: -1 },
      { value: -5, replaceBy: null },
    ],
  }),
  spec('debt class', ['none', 'some', "much'"], {
    derived: { from: 'debt', bucket: { edges: [0, 50.5], labels: ['none', 'some', "much'"] } },
  }),
  spec('called', ['no', 'yes'], { derived: { from: 'pdays', flag: { equals: 999, yes: 'no', no: 'yes' } } }),
  spec('region', ['north', 'south'], {
    derived: { from: 'town', recode: { "St. John's": 'north', Ufa: 'south' } },
  }),
];

function spec(name: string, categories: string[] | null, more: Partial<Spec> = {}): Spec {
  return { name, categories, unknown: [], sentinels: [], derived: null, ...more };
}

/** A model of made-up clients whose fields depend on each other, with everything that a model file can have. */
export function madeModel(options: MadeModelOptions = {}): ModelFile {
  const {
    pipeline = 8,
    nSegments = 4,
    ids = Array.from({ length: nSegments }, (_, s) => s + 1),
    nClients = 4000,
    seed = 1,
    used = ['loan', 'housing "loan"', 'job'],
  } = options;
  const {
    minClients = 10,
    minCoverage = 0.95,
    answerRule = { minProbability: 0.8, minKnownFields: 0 },
  } = options;
  const frame = madeFrame(nClients, seed);
  const transformer = fitPipeline(pipeline, selectFrameColumns(frame, used));
  const x = transformColumns(transformer, frame);
  const kmeans = fitKMeans(x, { nClusters: nSegments, nStarts: 3, seed });
  const labels = predictKMeans(kmeans, x);
  const order = transformer.blocks.flatMap(({ columns }) => columns);
  const cellField = (name: string): CellField => {
    const column = frame.columns.find((one) => one.name === name)!;
    if (column.kind === 'category') return { name, edges: null, nCodes: column.categories.length };
    return { name, edges: [20, 40.5, 60], nCodes: 4 };
  };
  const codesOf = ({ name, edges }: CellField): Int32Array => {
    const column = frame.columns.find((one) => one.name === name)!;
    return column.kind === 'category'
      ? column.codes
      : Int32Array.from(column.values, (value) => binOf(value, edges ?? []));
  };
  const fields = order.map(cellField);
  const codes = fields.map(codesOf);
  const candidates = madeFields
    .filter(({ name }) => !used.includes(name))
    .map(({ name }) => ({ field: cellField(name), codes: codesOf(cellField(name)) }));
  const weights = new Float64Array(nClients).fill(1);
  const counted = countCells(fields, codes, labels, weights, nSegments, { minClients, minCoverage });
  const totals = Array.from({ length: nSegments }, (_, s) => labels.filter((label) => label === s).length);
  const content = {
    format: 'clientele-model',
    version: 1,
    study: {
      name: 'made',
      software: '0.0.0',
      dataSha256: 'a'.repeat(64),
      configSha256: 'b'.repeat(64),
      imputation: 'mode',
      pipeline,
      nClients,
    },
    fields: madeFields.map((one) => ({
      ...one,
      label: null,
      type: one.categories ? 'nominal' : 'numeric',
      used: used.includes(one.name),
    })),
    transformer,
    centroids: kmeans.centroids,
    segments: totals.map((total, s) => ({
      id: ids[s],
      nClients: total,
      share: total / nClients,
      silhouette: null,
      outcomeRate: null,
      rules: [],
    })),
    figures: {
      silhouette: null,
      silhouetteDefinition: 'none',
      inertia: kmeans.inertia,
      nDistinct: kmeans.nDistinct,
    },
    verdict: null,
    worth: null,
    tree: fitTree(x, labels, { nClasses: nSegments, maxDepth: 3 }),
    logistic: fitLogistic(x, labels, { nClasses: nSegments }),
    surrogates: { tree: { stratified: 1, later: null }, logistic: { stratified: 1, later: null } },
    ...counted,
    proxies: findProxies(fields, codes, candidates, labels, nSegments, {
      minProbability: answerRule.minProbability,
      minClients: 20,
      minValueClients: minClients,
    }),
    lastId: undefined,
    overrides: undefined,
    unseen: 'missing',
    answerRule,
  } satisfies Record<keyof ModelContent, unknown>;
  return nameModel(JSON.parse(JSON.stringify(content)) as ModelContent, sha256);
}

/** Age decides education, education decides the job; the rest leans on the job. */
function madeFrame(nRows: number, seed: number): Frame {
  const random = createRandom(seed);
  const near = (code: number, n: number): number => (random.next() < 0.92 ? code % n : random.nextInt(n));
  const values = madeFields.map(() => new Float64Array(nRows));
  for (let i = 0; i < nRows; i++) {
    const age = 18 + random.nextInt(60);
    const education = near(Math.floor(age / 20), 4);
    const job = near(education, 6);
    madeFields.forEach(({ name, categories }, f) => {
      if (name === 'age') values[f][i] = age;
      else if (name === 'education') values[f][i] = education;
      else if (name === 'job') values[f][i] = job;
      else values[f][i] = near(job + f, categories?.length ?? 1);
    });
  }
  const columns = madeFields.map(
    ({ name, categories }, f): FrameColumn =>
      categories
        ? { kind: 'category', name, categories, codes: Int32Array.from(values[f]) }
        : { kind: 'numeric', name, values: values[f] },
  );
  return { nRows, columns };
}
