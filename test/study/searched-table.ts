import { loadKernels } from '../../src/kernels/index.ts';
import { createInlineCompute, type Frame, tasks } from '../../src/ml/index.ts';
import { parseStudyConfig } from '../../src/study/index.ts';
import { type SearchOptions, type SearchResult, searchColumns } from '../../src/study/search.ts';
import type { StageParts } from '../../src/study/stage-parts.ts';

const compute = createInlineCompute(tasks, loadKernels());
const parts: StageParts = {
  map: async (labels, make) => {
    const made = [];
    for (const i of labels.keys()) made.push(await make(i, {}));
    return made;
  },
};

/** Searches a table without unknown cells, whose study chose some of its columns at k = 3. */
export async function searchedTable(
  train: Frame,
  features: readonly string[],
  options: SearchOptions,
): Promise<SearchResult> {
  const columns = train.columns.map(
    ({ name, kind }) => `  ${name}: { type: ${kind === 'numeric' ? 'numeric' : 'nominal'} }\n`,
  );
  const config = parseStudyConfig(
    `version: 1\nname: made\nseed: 3\ncolumns:\n${columns.join('')}imputations: [raw]\n`,
    'made.yaml',
  );
  const { result } = await searchColumns(
    {
      config,
      tables: [{ method: 'raw', train, test: train, nLeft: [], fills: [] }],
      choice: { mode: 'given', imputation: 'raw', pipeline: 8, k: 3, features, path: [] },
      after: 'key',
    },
    options,
    { compute },
    parts,
  );
  return result;
}

/** The best verdict of each of some tables: how many are weak, how many clear. */
export function countFound(results: readonly SearchResult[]): {
  readonly weak: number;
  readonly clear: number;
} {
  const clear = results.filter(({ counts }) => counts.clear > 0).length;
  return { clear, weak: results.filter(({ counts }) => counts.weak > 0 && counts.clear === 0).length };
}
