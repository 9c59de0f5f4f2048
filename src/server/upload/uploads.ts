import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  InputError,
  maxBadRows,
  type TableFormat,
  type Upload,
  type UploadLine,
  type UploadPreview,
  type UploadQuery,
  type UploadRejected,
  type UploadRequest,
  type Uploads,
  uploadSchema,
} from '../../contract/index.ts';
import type { CancelSignal, RejectedRow } from '../../engines/index.ts';
import { errorText, type Language, type Words, wordsFor } from '../../words/index.ts';
import { tableRefusal } from '../file/table-refusal.ts';
import { refuse } from '../request/request-error.ts';
import type { LoadedTable, UploadDeps } from './port.ts';
import { rejectedCsv } from './rejected-csv.ts';

type Done = Extract<UploadLine, { kind: 'done' }>;

interface Listener {
  readonly language: Language;
  readonly onProgress: (nRows: number) => void;
  readonly signal: CancelSignal;
}

/** The tables that people bring. Errors: E_TABLE for what is wrong with one, E_NOT_FOUND for what is not there. */
export interface UploadService {
  list(): Promise<Uploads>;
  /** Lets `receive` write the file and looks at its beginning. */
  preview(
    format: TableFormat,
    language: Language,
    receive: (path: string) => Promise<void>,
  ): Promise<UploadPreview>;
  load(request: UploadRequest, listener: Listener): Promise<Done>;
  query(request: UploadQuery, listener: Listener): Promise<Done>;
  profile(name: string, language: Language): Promise<string>;
  rejectedPath(name: string): Promise<string>;
  remove(name: string): Promise<void>;
}

export function createUploads(deps: UploadDeps): UploadService {
  const { store, run, connections, taken } = deps;
  const list = async (): Promise<Upload[]> =>
    (await store.records()).map(({ text }) => uploadSchema.parse(JSON.parse(text)));
  const known = async (name: string): Promise<string> => {
    if ((await store.records()).some((one) => one.name === name)) return name;
    throw refuse('E_NOT_FOUND', {});
  };
  const checkFree = async (name: string): Promise<void> => {
    const names = [...(await taken()), ...(await store.records()).map((one) => one.name)];
    if (names.some((one) => one.toLowerCase() === name.toLowerCase())) throw nameTaken(name);
  };
  const publish = async (
    name: string,
    source: Upload['source'],
    language: Language,
    fill: (output: string) => Promise<LoadedTable>,
  ): Promise<Done> => {
    await checkFree(name);
    const making = await store.make();
    try {
      const { nRows, columns, rejected, nRejected } = await fill(making.table).catch(refuseTable);
      if (nRows === 0 && nRejected > 0) throw allRejected(nRejected, rejected[0]);
      const table: Upload = {
        name,
        source,
        at: new Date().toISOString(),
        columns: [...columns],
        nRows,
        nRejected,
      };
      const told = rejected.map((row) => toldRow(row, wordsFor(language)));
      if (!(await making.publish(name, `${JSON.stringify(table, null, 2)}\n`, rejectedCsv(told))))
        throw nameTaken(name);
      return { kind: 'done', table, rejected: told.slice(0, maxBadRows) };
    } finally {
      await making.discard();
    }
  };
  return {
    list: async () => ({ tables: await list(), connections: connections.map(({ name }) => name) }),
    async preview(format, language, receive) {
      const { id, folder } = await store.wait();
      const path = join(folder, `table.${format}`);
      try {
        await receive(path);
        const found = await run({ kind: 'preview', file: { path, format } }, {}).catch(refuseTable);
        const { columns, rows, nSeen, isWhole, rejected } = found;
        return {
          id,
          columns: [...columns],
          rows: rows.map((row) => [...row]),
          nSeen,
          isWhole,
          rejected: rejected.slice(0, maxBadRows).map((row) => toldRow(row, wordsFor(language))),
        };
      } catch (error) {
        await store.drop(id);
        throw error;
      }
    },
    async load({ id, name, file, columns }, { language, onProgress, signal }) {
      const folder = await store.waiting(id);
      if (folder === null) throw refuse('E_NOT_FOUND', {});
      const found = await findTable(folder);
      const done = await publish(name, { kind: 'file', file }, language, (output) =>
        run(
          {
            kind: 'load',
            file: found,
            columns: columns.map(({ missing, ...column }) => ({ ...column, ...(missing && { missing }) })),
            output,
          },
          { onProgress, signal },
        ),
      );
      await store.drop(id);
      return done;
    },
    async query({ connection, query, name }, { language, onProgress, signal }) {
      const own = connections.find((one) => one.name === connection);
      if (!own) throw refuse('E_NOT_FOUND', {});
      return publish(name, { kind: 'postgres', connection, query }, language, (output) =>
        run({ kind: 'query', url: own.url, query, output }, { onProgress, signal }),
      );
    },
    async profile(name, language) {
      const path = store.tablePath(await known(name));
      return run({ kind: 'profile', path, name, language }, {}).catch(refuseTable);
    },
    rejectedPath: async (name) => store.rejectedPath(await known(name)),
    async remove(name) {
      if (!(await store.remove(await known(name)))) throw refuse('E_NOT_FOUND', {});
    },
  };
}

async function findTable(folder: string): Promise<{ path: string; format: TableFormat }> {
  const names = await readdir(folder);
  for (const format of ['csv', 'parquet', 'xlsx'] as const) {
    if (names.includes(`table.${format}`)) return { path: join(folder, `table.${format}`), format };
  }
  throw refuse('E_NOT_FOUND', {});
}

function toldRow(
  { line, row, column, columnName, value, code, details }: RejectedRow,
  words: Words,
): UploadRejected {
  const reason = errorText(code, details, words)?.what ?? code;
  return { line, row, column, name: columnName, value, code, reason };
}

function refuseTable(error: unknown): never {
  throw error instanceof InputError ? tableRefusal(error) : error;
}

function nameTaken(name: string): Error {
  const said = (language: Language): string => wordsFor(language).upload.nameTaken(name);
  return refuse('E_TABLE', { problem: { en: said('en'), ru: said('ru') } });
}

function allRejected(nRejected: number, first: RejectedRow | undefined): Error {
  const said = (language: Language): string => {
    const words = wordsFor(language);
    const reason = first ? toldRow(first, words).reason : '';
    return words.upload.allRejected({ nRows: nRejected, line: first?.line ?? first?.row ?? 1, reason });
  };
  return refuse('E_TABLE', { problem: { en: said('en'), ru: said('ru') } });
}
