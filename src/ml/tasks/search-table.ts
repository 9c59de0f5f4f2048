import { fitKMeansPath } from '../cluster/index.ts';
import type { TaskContext } from '../compute.ts';
import { scoreSilhouettes } from '../metrics/index.ts';
import { shuffleColumns } from '../null/index.ts';
import { fitTypeFirst } from '../preprocess/index.ts';
import { deriveSeed } from '../random.ts';
import { type SearchedRows, subsetRows, valueCodes } from '../search/index.ts';

/** A table, which copy of it, and the sets of columns that are clustered. */
export interface SearchTableInput extends SearchedRows {
  readonly subsets: readonly (readonly string[])[];
  /** A seed that shuffles every column; null leaves the rows as they are. */
  readonly shuffle: number | null;
  readonly kFrom: number;
  readonly kTo: number;
  readonly nStarts: number;
  readonly nSwaps: number;
  readonly seed: number;
}

/** How a set of columns is searched: see `searchTable`. */
export type SubsetSearch = Pick<SearchTableInput, 'kFrom' | 'kTo' | 'nStarts' | 'nSwaps' | 'seed'>;

/**
 * Silhouettes of k-means on each set of columns, coded by type, for each k.
 *
 * @returns shape (subsets, ks); NaN where there are fewer distinct rows than k
 */
export function searchTable(input: SearchTableInput, { kernels, report }: TaskContext): Float64Array {
  const { subsets, shuffle, kFrom, kTo } = input;
  const transformer = fitTypeFirst(input.all, 'min-max');
  const shuffled = (name: 'all' | 'sample') =>
    shuffle === null ? input[name] : shuffleColumns(input[name], { seed: shuffle });
  const rows: SearchedRows = { all: shuffled('all'), sample: shuffled('sample'), limit: input.limit };
  const codes = valueCodes(rows.all);
  const nKs = kTo - kFrom + 1;
  const scores = new Float64Array(subsets.length * nKs).fill(Number.NaN);
  for (const [s, names] of subsets.entries()) {
    report(s / subsets.length);
    const { x, weights } = subsetRows(rows, codes, names, transformer);
    const fits = fitKMeansPath(x, {
      ...pathOptions(input, names, x.nRows),
      weights,
      kernels,
    });
    const silhouettes = scoreSilhouettes(
      x,
      fits.map(({ labels }) => labels),
      { weights, kernels },
    );
    silhouettes.forEach(({ mean }, f) => {
      scores[s * nKs + f] = mean;
    });
  }
  return scores;
}

/** The same search of a set of columns wherever it is made. */
export function pathOptions(
  { kFrom, kTo, nStarts, nSwaps, seed }: SubsetSearch,
  names: readonly string[],
  nDistinct: number,
) {
  return { kFrom, kTo: Math.min(kTo, nDistinct), nStarts, nSwaps, seed: deriveSeed(seed, ...names) };
}
