import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataScope, ScopeTable } from '../engines/index.ts';
import { openRunFolder, sha256 } from '../store/index.ts';
import { namedSegmentsFile, parseNamedSegments } from '../study/index.ts';
import { readRunRecord, runTables } from './run-tables.ts';
import { uploadTables } from './uploads/upload-deps.ts';

/** Where a run keeps the copy of its tables that queries see; it may be deleted. */
const scopeFolder = '.sql';
/** Changes with the tables that are made here, so that older copies are not taken for new ones. */
const scopeVersion = 1;
const clientsFiles = ['train', 'test'] as const;

/** The tables of a run for queries: clients with their segment, the segments, the profile, and every file of it. */
export async function runScope(run: string): Promise<DataScope> {
  const record = await readRunRecord(run);
  const files = await runTables(run);
  const path = (name: string): string | undefined => files.find((file) => file.name === name)?.path;
  const parts = clientsFiles.flatMap((part) => {
    const found = path(`labeled_${part}`);
    return found === undefined ? [] : [{ part, path: found }];
  });
  const clients = files.filter(({ name }) => name === 'clients');
  const tables: ScopeTable[] = [
    ...clients,
    ...(parts.length === 0 || clients.length > 0 ? [] : [{ name: 'clients', parts, partColumn: 'part' }]),
    ...(await segmentsTable(run)),
    ...(await profileTable(run)),
    ...files.filter((file) => !clients.includes(file)),
  ];
  const uploads = await uploadTables(run);
  const made = tables.filter((table) => 'rows' in table);
  const hashes = record.stages.flatMap((stage) => stage.files.map((file) => [file.path, file.sha256]));
  const key = sha256(JSON.stringify([scopeVersion, hashes, made, uploads.records])).slice(0, 16);
  return { key, folder: join(openRunFolder(run).path, scopeFolder), tables: [...tables, ...uploads.tables] };
}

/** What each segment is called; none where the run names none. */
async function segmentsTable(run: string): Promise<ScopeTable[]> {
  const file = join(run, namedSegmentsFile);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return [];
  const { segments } = parseNamedSegments(text, file);
  return [
    {
      name: 'segments',
      columns: [
        { name: 'segment_id', type: 'integer' },
        { name: 'name_en', type: 'text' },
        { name: 'name_ru', type: 'text' },
        { name: 'owner', type: 'text' },
      ],
      rows: segments.map(({ id, described }) => [
        id,
        described?.name.en ?? null,
        described?.name.ru ?? null,
        described?.owner ?? null,
      ]),
    },
  ];
}

interface ProfiledColumn {
  readonly name: string;
  readonly type: string;
  readonly role: string;
  readonly nRows: number;
  readonly nMissing: number;
  readonly nDistinct: number;
  readonly numbers?: {
    readonly mean: number;
    readonly sd: number;
    readonly quantiles: readonly { readonly probability: number; readonly value: number }[];
  } | null;
}

/** The columns of the whole table as they were read. */
async function profileTable(run: string): Promise<ScopeTable[]> {
  const text = await readFile(join(run, 'profile.json'), 'utf8').catch(() => null);
  if (text === null) return [];
  const { columns } = JSON.parse(text) as { readonly columns: readonly ProfiledColumn[] };
  const quantiles = [
    ['min', 0],
    ['q25', 0.25],
    ['median', 0.5],
    ['q75', 0.75],
    ['max', 1],
  ] as const;
  return [
    {
      name: 'profile',
      columns: [
        ...(['column_name', 'type', 'role'] as const).map((name) => ({ name, type: 'text' as const })),
        ...(['n_rows', 'n_missing', 'n_distinct'] as const).map((name) => ({
          name,
          type: 'integer' as const,
        })),
        ...['mean', 'sd', ...quantiles.map(([name]) => name)].map((name) => ({
          name,
          type: 'number' as const,
        })),
      ],
      rows: columns.map(({ name, type, role, nRows, nMissing, nDistinct, numbers }) => [
        ...[name, type, role, nRows, nMissing, nDistinct, numbers?.mean ?? null, numbers?.sd ?? null],
        ...quantiles.map(
          ([, wanted]) => numbers?.quantiles.find(({ probability }) => probability === wanted)?.value ?? null,
        ),
      ]),
    },
  ];
}
