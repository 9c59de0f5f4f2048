import type { ModelContent, ModelFile } from '../../src/contract/index.ts';
import { type Frame, fitLogistic, fitPipeline, fitTree, transformColumns } from '../../src/ml/index.ts';
import { countCells } from '../../src/model/index.ts';
import { smallModel } from '../model/small-model.ts';

export const jobs = Array.from({ length: 12 }, (_, i) => `job ${i + 1}`);
/** Clients by (job, age): young ones are segment 1, the others segment 2. */
const clients = jobs.flatMap((_, job) => [
  { job, age: 25, n: 20 + job },
  { job, age: 55, n: 40 - job },
]);

/**
 * A model of two segments on a column of twelve categories and one of numbers; `note` is not used.
 *
 * @param name of the column of categories
 * @param first its first category
 */
export function mixedModel(
  change: Partial<ModelContent> = {},
  { name = 'job', first = 'job 1' }: { readonly name?: string; readonly first?: string } = {},
): ModelFile {
  const categories = [first, ...jobs.slice(1)];
  const codes = Int32Array.from(clients, (c) => c.job);
  const frame: Frame = {
    nRows: clients.length,
    columns: [
      { kind: 'category', name, codes, categories },
      { kind: 'numeric', name: 'age', values: Float64Array.from(clients, (c) => c.age) },
    ],
  };
  const transformer = fitPipeline(1, frame);
  const x = transformColumns(transformer, frame);
  const labels = Int32Array.from(clients, (c) => Number(c.age > 40));
  const weights = Float64Array.from(clients, (c) => c.n);
  const fit = { nClasses: 2, weights };
  const names = transformer.blocks.flatMap((block) => block.columns);
  const fields = names.map((one) =>
    one === 'age' ? { name: one, edges: [40], nCodes: 2 } : { name: one, edges: null, nCodes: jobs.length },
  );
  const { cells, conditionals } = countCells(
    fields,
    names.map((one) => (one === 'age' ? labels : codes)),
    labels,
    weights,
    2,
    { minClients: 1, minCoverage: 0.9 },
  );
  const centre = (segment: number): number[] =>
    Array.from({ length: x.nCols }, (_, j) => {
      const own = [...labels.keys()].filter((i) => labels[i] === segment);
      return own.reduce((sum, i) => sum + x.data[i * x.nCols + j], 0) / own.length;
    });
  const field = (own: string, used: boolean, values: readonly string[] | null) => ({
    name: own,
    label: null,
    type: values ? ('nominal' as const) : ('numeric' as const),
    used,
    categories: values && [...values],
    unknown: ['unknown'],
    sentinels: [],
    derived: null,
  });
  return smallModel({
    fields: [field(name, true, categories), field('age', true, null), field('note', false, ['a', 'b'])],
    transformer: JSON.parse(JSON.stringify(transformer)) as ModelContent['transformer'],
    centroids: [centre(0), centre(1)],
    tree: fitTree(x, labels, fit) as unknown as ModelContent['tree'],
    logistic: fitLogistic(x, labels, fit) as unknown as ModelContent['logistic'],
    cells,
    conditionals,
    unseen: 'missing',
    ...change,
  });
}
