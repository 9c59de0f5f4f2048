import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { checkTree } from './check-tree.ts';
import { sandboxLimits } from './limits.ts';
import { QueryRefusal } from './refuse.ts';

/** Lets a text through when it is one SELECT over granted tables by allowed means. */
export interface Gate {
  /** Gives the syntax tree as JSON. */
  check(sql: string, grant: ReadonlySet<string>): Promise<string>;
  /** The statement of a tree written anew, so that it can stand inside another: no comment, no semicolon. */
  write(tree: string, grant: ReadonlySet<string>): Promise<string>;
}

/** Refuses a text by its bytes alone: too long, or with characters that readers of text take for an end. */
export function checkText(sql: string): void {
  if (Buffer.byteLength(sql, 'utf8') > sandboxLimits.textBytes) {
    throw new QueryRefusal({ kind: 'long', most: sandboxLimits.textBytes });
  }
  const at = sql.search(/(?![\t\n\r])\p{Cc}|\p{Cs}/u);
  if (at >= 0) throw new QueryRefusal({ kind: 'control' }, Buffer.byteLength(sql.slice(0, at), 'utf8'));
  if (sql.trim() === '') throw new QueryRefusal({ kind: 'empty' });
}

/** A gate whose parser is an empty database that reaches nothing and takes no more settings. */
export async function createGate(): Promise<Gate> {
  const instance = await DuckDBInstance.create(':memory:', lockedOptions);
  const connection = await instance.connect();
  await connection.run('SET lock_configuration = true');
  return {
    async check(sql, grant) {
      checkText(sql);
      const tree = await serialize(connection, sql);
      checkTree(readTree(tree), grant);
      return tree;
    },
    async write(tree, grant) {
      const text = await callWithText(connection, 'SELECT json_deserialize_sql($1::JSON)', tree);
      // What runs is checked, also should the writer of SQL be at fault.
      checkTree(readTree(await serialize(connection, text)), grant);
      return text;
    },
  };
}

/** `temp_directory` stands first: it may not be set without access to files. */
export const lockedOptions: Readonly<Record<string, string>> = Object.freeze({
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
  allow_persistent_secrets: 'false',
  enable_external_access: 'false',
  memory_limit: sandboxLimits.databaseMemory,
  threads: '1',
  errors_as_json: 'true',
});

async function serialize(connection: DuckDBConnection, sql: string): Promise<string> {
  const text = await callWithText(connection, 'SELECT json_serialize_sql($1::VARCHAR)', sql);
  if (text.length > sandboxLimits.treeCharacters) throw new QueryRefusal({ kind: 'large' });
  return text;
}

async function callWithText(connection: DuckDBConnection, call: string, text: string): Promise<string> {
  const prepared = await connection.prepare(call);
  try {
    prepared.bindVarchar(1, text);
    const [[answer] = []] = await (await prepared.run()).getRows();
    return String(answer);
  } finally {
    prepared.destroySync();
  }
}

function readTree(text: string): unknown {
  const tree = JSON.parse(text) as Record<string, unknown>;
  if (tree.error !== true) return tree;
  if (tree.error_type === 'not implemented') throw new QueryRefusal({ kind: 'statement' });
  const position = tree.position === undefined ? null : Number(tree.position);
  throw new QueryRefusal({ kind: 'database', type: 'Parser', message: String(tree.error_message) }, position);
}
