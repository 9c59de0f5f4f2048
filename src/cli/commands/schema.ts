import { inputError, jsonSchema, schemaNames } from '../../contract/index.ts';
import { refusal } from '../../words/index.ts';
import type { Io } from '../io.ts';

/** clientele schema NAME: the JSON Schema of a file that people or programs write. */
export function schemaCommand(name: string, io: Io): void {
  const found = schemaNames.find((candidate) => candidate === name);
  if (!found) {
    throw inputError(refusal('E_ARGUMENT', { kind: 'unknown', what: 'schema', name, allowed: schemaNames }));
  }
  io.out(JSON.stringify(jsonSchema(found), null, 2));
}
