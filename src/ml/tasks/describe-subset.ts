import { fitKMeansPath } from '../cluster/index.ts';
import type { TaskContext } from '../compute.ts';
import { fitTypeFirst, restrictColumns } from '../preprocess/index.ts';
import { type SearchedRows, subsetRows, valueCodes } from '../search/index.ts';
import { fitTree, predictTree } from '../tree/index.ts';
import { resampleClusters } from './resample-clusters.ts';
import { pathOptions, type SubsetSearch } from './search-table.ts';

/** One fit of a search, looked at more closely. */
export interface DescribeSubsetInput extends SearchedRows, SubsetSearch {
  readonly names: readonly string[];
  readonly k: number;
  readonly treeDepth: number;
  readonly nResamples: number;
}

export interface SubsetDescription {
  /** Clients of each cluster, largest first. */
  readonly sizes: readonly number[];
  readonly nDistinct: number;
  /** Rows that were clustered, one a client. */
  readonly nRows: number;
  /** Share of the clients that a tree of the given depth puts into their cluster, in [0, 1]. */
  readonly fidelity: number;
  /** Of the cluster that comes again worst on bootstrap resamples, the mean Jaccard index, in [0, 1]. */
  readonly stability: number;
}

/** Sizes, stability and the fidelity of a small tree of one fit that `searchTable` scored. */
export function describeSubset(input: DescribeSubsetInput, context: TaskContext): SubsetDescription {
  const { names, k, kFrom, nStarts, nSwaps, nResamples, treeDepth } = input;
  const transformer = fitTypeFirst(input.all, 'min-max');
  const { x, weights, frame } = subsetRows(input, valueCodes(input.all), names, transformer);
  const { kernels } = context;
  const options = pathOptions(input, names, x.nRows);
  const { labels, centroids } = fitKMeansPath(x, { ...options, weights, kernels })[k - kFrom];
  const sizes = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]] += weights[i];
  const tree = fitTree(x, labels, { nClasses: k, weights, maxDepth: treeDepth });
  const predicted = predictTree(tree, x);
  const right = labels.reduce((sum, label, i) => sum + (label === predicted[i] ? weights[i] : 0), 0);
  const { jaccards } = resampleClusters(
    {
      rows: frame,
      transformer: restrictColumns(transformer, names),
      k,
      centroids,
      shuffled: null,
      nResamples,
      nSingles: 0,
      nStarts,
      nSwaps,
      seed: options.seed,
    },
    context,
  );
  const again = Array.from(
    sizes,
    (_, c) => jaccards.reduce((sum, one) => sum + one[c], 0) / Math.max(1, jaccards.length),
  );
  return {
    sizes: Array.from(sizes).sort((a, b) => b - a),
    nDistinct: x.nRows,
    nRows: frame.nRows,
    fidelity: right / frame.nRows,
    stability: Math.min(...again),
  };
}
