import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'yaml';
import { supersetBundle, type TableColumn, tableSql } from '../../bi/index.ts';
import type { TileContext } from '../../charts/index.ts';
import { type ColumnReading, type Dashboard, inputError } from '../../contract/index.ts';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import { fillAtomic, openRunFolder, sha256, writeAtomic, zipFiles } from '../../store/index.ts';
import { clientsFile, parseDashboard } from '../../study/index.ts';
import { refusal, type Words } from '../../words/index.ts';
import { answerDashboard } from '../answer-dashboard.ts';
import type { Io } from '../io.ts';
import { readRunRecord } from '../run-tables.ts';
import { shippedDashboards } from '../shipped-dashboards.ts';
import { supersetDatabase } from '../superset-database.ts';
import type { ExportOptions } from './export.ts';

const defaultOutput = 'superset.zip';

/** clientele export RUN --to superset: a bundle that Superset imports, and the SQL that makes its table. */
export async function exportSuperset(
  run: string,
  options: ExportOptions,
  words: Words,
  io: Io,
): Promise<void> {
  const { table: tableName, sql, output = defaultOutput } = options;
  const database = supersetDatabase(options.databaseUri ?? '');
  const table = tableName.split('.');
  await readRunRecord(run);
  const context = await chooseDashboard(run, options.dashboard, words);
  const files = supersetBundle(context, { database, table, sha256 });
  const root = `${context.dashboard.name}-superset`;
  const zip = zipFiles(
    files.map(({ path, content }) => ({
      path: `${root}/${path}`,
      // Superset reads YAML 1.1, where a plain `yes` is no text.
      bytes: Buffer.from(stringify(content, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })),
    })),
  );
  await writeAtomic(output, zip);
  const nCharts = files.filter(({ path }) => path.startsWith('charts/')).length;
  io.out(words.answers.bundle({ path: output, nCharts }));
  if (sql === undefined) return;
  await writeTable(run, table, context.dashboard.order, sql);
  io.out(words.answers.exported(sql));
}

/** A dashboard over the run: that of the file, or the first of those that come with the software which fits it. */
async function chooseDashboard(run: string, file: string | undefined, words: Words): Promise<TileContext> {
  if (file !== undefined) {
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw inputError(refusal('E_NOT_FOUND', { kind: 'file' }), { file, cause });
    });
    return answerDashboard(run, parseDashboard(text, file), words);
  }
  let failure: unknown = inputError(refusal('E_NOT_FOUND', { kind: 'file' }), { file: '--dashboard' });
  for (const { id, text } of await shippedDashboards()) {
    const dashboard = (await changedDashboard(run, id)) ?? parseDashboard(text, id);
    try {
      return await answerDashboard(run, dashboard, words);
    } catch (cause) {
      failure = cause;
    }
  }
  throw failure;
}

/** The newest version that readers saved in the run; null where they changed nothing. */
async function changedDashboard(run: string, id: string): Promise<Dashboard | null> {
  const store = openRunFolder(run);
  let found: Dashboard | null = null;
  for (let version = 1; ; version++) {
    const path = `bi/${id}/${version}.yaml`;
    const text = await store.read(path);
    if (text === null) return found;
    found = parseDashboard(text, path);
  }
}

async function writeTable(run: string, table: readonly string[], key: string, path: string): Promise<void> {
  const source = { path: join(run, clientsFile) };
  const engine = await createDuckDbEngine();
  try {
    const { rows } = await engine.query('SELECT * FROM (DESCRIBE clients)', [{ name: 'clients', ...source }]);
    const columns = rows.map(
      ([name, type]): TableColumn => ({ name: String(name), type: typeOf(String(type)) }),
    );
    const readings = columns.map(
      ({ name, type }): ColumnReading => ({ name, type: type === 'TEXT' ? 'nominal' : 'numeric' }),
    );
    const pieces = tableSql(engine.read(source, readings), {
      table,
      columns,
      key: columns.some(({ name }) => name === key) ? key : null,
    });
    await fillAtomic(path, (temporary) => pipeline(Readable.from(pieces), createWriteStream(temporary)));
  } finally {
    await engine.close();
  }
}

/** The type of PostgreSQL for one of DuckDB. */
function typeOf(type: string): TableColumn['type'] {
  if (/^U?(TINYINT|SMALLINT|INTEGER)$/.test(type)) return type === 'UINTEGER' ? 'BIGINT' : 'INTEGER';
  if (type === 'BIGINT') return 'BIGINT';
  return type === 'DOUBLE' || type === 'FLOAT' ? 'DOUBLE PRECISION' : 'TEXT';
}
