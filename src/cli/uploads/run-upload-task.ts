import { maxSheetRows } from '../../contract/index.ts';
import { createDuckDbEngine, createTableLoader } from '../../engines/duckdb/index.ts';
import type { LoadColumn, RejectedRow, TableSource } from '../../engines/index.ts';
import { openPostgres } from '../../engines/postgres/index.ts';
import { type LoadedTable, type RunUploadTask, sheetToCsv, type UploadTask } from '../../server/index.ts';
import { profileTable, readProfileTable, renderProfilePage } from '../../study/index.ts';

type Task<Kind extends UploadTask['kind']> = Extract<UploadTask, { readonly kind: Kind }>;
type OnProgress = (nRows: number) => void;

/** Rejected rows that are kept. */
const mostRejected = 100_000;

/** Does the work of uploads in this thread. */
export const runUploadTask = (async (task: UploadTask, { onProgress = () => {} }) => {
  switch (task.kind) {
    case 'preview':
      return preview(task);
    case 'load':
      return load(task, onProgress);
    case 'query':
      return query(task, onProgress);
    case 'profile':
      return profile(task);
  }
}) as RunUploadTask;

/** A workbook is read as CSV, whose rows stand on other lines. */
async function sourceOf({ path, format }: Task<'preview'>['file']): Promise<{
  readonly source: TableSource;
  readonly lineOf: (row: RejectedRow) => RejectedRow;
}> {
  if (format !== 'xlsx') return { source: { path, textDates: true }, lineOf: (row) => row };
  const sheet = await sheetToCsv(path, maxSheetRows);
  return {
    source: { path: sheet.path, delimiter: ',', textDates: true },
    lineOf: (row) => ({ ...row, line: (row.row === null ? null : sheet.lines[row.row - 1]) ?? row.line }),
  };
}

async function preview({ file }: Task<'preview'>) {
  const loader = await createTableLoader();
  try {
    const { source, lineOf } = await sourceOf(file);
    const found = await loader.preview(source);
    return { ...found, rejected: found.rejected.map(lineOf) };
  } finally {
    await loader.close();
  }
}

async function load({ file, columns, output }: Task<'load'>, onProgress: OnProgress): Promise<LoadedTable> {
  const loader = await createTableLoader();
  try {
    const { source, lineOf } = await sourceOf(file);
    const rejected = new Map<string, RejectedRow>();
    let nRejected = 0;
    const onRejected = (row: RejectedRow): void => {
      // A row may be wrong in several columns: it is told once, by the first.
      const key = `${row.line ?? ''} ${row.row ?? ''}`;
      const before = rejected.get(key);
      if (before === undefined) nRejected++;
      if (before === undefined ? rejected.size < mostRejected : (row.column ?? 0) < (before.column ?? 0))
        rejected.set(key, row);
    };
    const { nRows } = await loader.load(source, columns, output, { onRejected, onProgress });
    const rows = [...rejected.values()].map(lineOf);
    rows.sort((a, b) => (a.line ?? a.row ?? 0) - (b.line ?? b.row ?? 0));
    return { nRows, columns: columns.map(typed), rejected: rows, nRejected };
  } finally {
    await loader.close();
  }
}

const typed = ({ name, type }: LoadColumn): LoadedTable['columns'][number] => ({ name, type });

/** A cut connection leaves no table. */
async function query(
  { url, query: sql, output }: Task<'query'>,
  onProgress: OnProgress,
): Promise<LoadedTable> {
  const source = await openPostgres(url);
  const loader = await createTableLoader();
  try {
    let nRows = 0;
    const onRows = (n: number): void => {
      nRows = n;
      onProgress(n);
    };
    const { columns, bytes } = await source.copyText(sql, onRows);
    await loader.loadCopy(bytes, columns, output);
    const types = columns.map(({ name, type }) => ({ name, type: type ?? 'VARCHAR' }));
    return { nRows, columns: types, rejected: [], nRejected: 0 };
  } finally {
    await loader.close();
    await source.close();
  }
}

async function profile({ path, name, language }: Task<'profile'>): Promise<string> {
  const { createDraw, readPageFonts } = await import('../../render/index.ts');
  const engine = await createDuckDbEngine();
  try {
    const found = profileTable(await readProfileTable(engine, { path, textDates: true }, null), null);
    return renderProfilePage(found, await createDraw(), {
      file: name,
      language,
      fonts: await readPageFonts(),
    });
  } finally {
    await engine.close();
  }
}
