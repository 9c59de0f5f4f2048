import {
  canonicalJson,
  inputError,
  type RunRecord,
  type Store,
  type StudyConfig,
} from '../contract/index.ts';
import { refusal } from '../words/index.ts';
import type { Choice } from './choose.ts';
import { writeJson, writeTable } from './files.ts';
import { textColumn } from './fit-columns.ts';
import type { ImputedTable } from './impute.ts';
import type { StageName, StudyPorts } from './ports.ts';
import { type SearchCell, type SearchOptions, type SearchResult, searchColumns } from './search.ts';
import { createStageParts, recallResult } from './stage-parts.ts';

/** What a search found, in the run folder; every fit of it is in search.parquet. */
export const searchFile = 'search.json';

export type SearchPorts = Pick<StudyPorts, 'engine' | 'store' | 'compute' | 'sha256' | 'software' | 'signal'>;

/**
 * Searches the columns of a finished run, and writes search.json and search.parquet into it; a search that was cut goes
 * on. Errors: `E_RUN` where the run no longer keeps what it was made of.
 */
export async function searchRun(
  record: RunRecord,
  config: StudyConfig,
  options: SearchOptions,
  ports: SearchPorts,
  onProgress: (fraction: number) => void,
): Promise<SearchResult> {
  const { store, sha256, software } = ports;
  const imputed = await recallStage<readonly ImputedTable[]>('impute', record, store);
  const chosen = await recallStage<Choice>('choose', record, store);
  const after = imputed.key;
  const searched = { name: 'search', code: software.codeSha256, after, choice: chosen.key, options };
  const parts = createStageParts(sha256(canonicalJson(searched)), ports);
  const { result, cells } = await searchColumns(
    { config, tables: imputed.value, choice: chosen.value, after },
    options,
    ports,
    parts,
    onProgress,
  );
  await writeTable(ports, 'search.parquet', searchTableColumns(cells), cells.length);
  await writeJson(ports, searchFile, result);
  await store.forget(parts.keys);
  return result;
}

/** What a search of these tables found; null where there was none. */
export async function readSearch(store: Store, after: string): Promise<SearchResult | null> {
  const text = await store.read(searchFile);
  if (text === null) return null;
  try {
    const found = JSON.parse(text) as Partial<SearchResult>;
    return found.version === 1 && found.after === after ? (found as SearchResult) : null;
  } catch {
    return null;
  }
}

async function recallStage<Value>(
  name: StageName,
  { stages }: RunRecord,
  store: Store,
): Promise<{ readonly key: string; readonly value: Value }> {
  const key = stages.find((stage) => stage.name === name)?.key ?? '';
  const kept = await recallResult<Value>(store, key);
  if (kept !== null) return { key, value: kept.value };
  throw inputError(refusal('E_RUN', { kind: 'not-kept' }), { file: store.path });
}

function searchTableColumns(cells: readonly SearchCell[]) {
  const integers = (name: string, pick: (cell: SearchCell) => number) =>
    ({ kind: 'integer', name, values: Int32Array.from(cells, pick) }) as const;
  const numbers = (name: string, pick: (cell: SearchCell) => number) =>
    ({ kind: 'numeric', name, values: Float64Array.from(cells, pick) }) as const;
  return [
    textColumn(
      'columns',
      cells.map(({ columns }) => columns.join(', ')),
    ),
    integers('n_columns', ({ columns }) => columns.length),
    integers('k', ({ k }) => k),
    numbers('silhouette', ({ silhouette }) => silhouette),
    numbers('silhouette_null_mean', ({ nullMean }) => nullMean),
    numbers('silhouette_null_sd', ({ nullSd }) => nullSd),
    numbers('silhouette_excess', ({ excess }) => excess),
    numbers('silhouette_grid_p', ({ p }) => p),
    textColumn(
      'verdict',
      cells.map(({ verdict }) => verdict),
    ),
  ];
}
