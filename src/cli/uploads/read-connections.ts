import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { InputError } from '../../contract/index.ts';
import type { Connection } from '../../server/index.ts';

const connectionsSchema = z.strictObject({
  connections: z.record(z.string().regex(/^[\p{L}\p{N}_ -]{1,63}$/u), z.strictObject({ url: z.string() })),
});

/**
 * The databases of a configuration: `connections: { warehouse: { url: postgres://user@host/database } }`. A password
 * stands there, in PGPASSWORD or in ~/.pgpass, and is told to nobody.
 */
export async function readConnections(file: string | undefined): Promise<readonly Connection[]> {
  if (file === undefined) return [];
  const refused = (what: string): InputError =>
    new InputError('E_CONNECTIONS', what, {
      file,
      hint: 'write connections: { warehouse: { url: "postgres://user@host:5432/database" } }',
    });
  const text = await readFile(file, 'utf8').catch(() => {
    throw refused('the file of connections cannot be read');
  });
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    throw refused('this is no YAML');
  }
  const read = connectionsSchema.safeParse(value);
  if (!read.success) throw refused('the file names no connections');
  return Object.entries(read.data.connections).map(([name, { url }]) => ({ name, url }));
}
