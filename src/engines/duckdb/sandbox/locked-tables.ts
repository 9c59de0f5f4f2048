import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoteIdentifier } from '../../../sql/index.ts';
import type { SandboxQuery, SandboxResult, SandboxTable } from '../../sandbox.ts';
import { createGate, lockedOptions } from './gate.ts';
import { operationSql } from './operations.ts';
import { readRows } from './read-rows.ts';
import { QueryRefusal } from './refuse.ts';

/** The tables of one file, for queries that were not written by us. */
export interface LockedTables {
  query(query: SandboxQuery): Promise<SandboxResult>;
  tables(): Promise<readonly SandboxTable[]>;
  /** Ends the query that runs. */
  interrupt(): void;
}

/** Opens a file of tables so that nothing can be written, and nothing else be read. */
export async function openLockedTables(path: string): Promise<LockedTables> {
  const gate = await createGate();
  const instance = await DuckDBInstance.create(path, { ...lockedOptions, access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  await connection.run('SET lock_configuration = true');
  const known = await listTables(connection);
  const grant = new Set(known.map(({ name }) => name.toLowerCase()));
  return {
    async query({ sql, operation = { kind: 'run' } }) {
      const start = performance.now();
      try {
        const tree = await gate.check(sql, grant);
        const statement =
          // The text itself, so that errors name its places.
          operation.kind === 'run'
            ? sql
            : await operationSql(connection, await gate.write(tree, grant), operation);
        const rows = await readRows(connection, statement);
        return { ...rows, seconds: (performance.now() - start) / 1000 };
      } catch (error) {
        throw asRefusal(error, operation.kind === 'run');
      }
    },
    tables: async () => known,
    interrupt: () => connection.interrupt(),
  };
}

async function listTables(connection: DuckDBConnection): Promise<readonly SandboxTable[]> {
  const names = await connection.runAndReadAll(
    `SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT internal ORDER BY table_oid`,
  );
  const tables: SandboxTable[] = [];
  for (const [name] of names.getRows()) {
    const quoted = quoteIdentifier(String(name));
    const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${quoted}`);
    const described = await connection.runAndReadAll(`DESCRIBE ${quoted}`);
    tables.push({
      name: String(name),
      nRows: Number(counted.getRows()[0]?.[0] ?? 0),
      columns: described.getRows().map(([column, type]) => ({ name: String(column), type: String(type) })),
    });
  }
  return tables;
}

/** What DuckDB says, `{"exception_type": …}` behind a word or two, as a refusal; other faults stay what they are. */
function asRefusal(error: unknown, hasPosition: boolean): unknown {
  if (error instanceof QueryRefusal) return error;
  if (error instanceof RangeError) return new QueryRefusal({ kind: 'deep', most: 0 });
  const message = error instanceof Error ? error.message : String(error);
  const said = readJson(message.slice(Math.max(0, message.indexOf('{'))));
  if (said === null) return new QueryRefusal({ kind: 'database', type: '', message: firstSentence(message) });
  const { exception_type: type = '', exception_message: text = '', position } = said;
  if (type === 'INTERRUPT' || type === 'Interrupt') return new QueryRefusal({ kind: 'time' });
  if (type === 'Out of Memory') return new QueryRefusal({ kind: 'memory' });
  const at = hasPosition && position !== undefined ? Number(position) : null;
  return new QueryRefusal({ kind: 'database', type, message: firstSentence(text) }, at);
}

function readJson(text: string): Record<string, string> | null {
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    return null;
  }
}

/** DuckDB adds hints in further lines; some name files. */
function firstSentence(text: string): string {
  return (text.split('\n', 1)[0] ?? '').trim().slice(0, 300);
}
