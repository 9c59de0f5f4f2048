import { InputError, jsonSchema, schemaNames } from '../../contract/index.ts';
import type { Io } from '../io.ts';

/** clientele schema NAME: the JSON Schema of a file that people or programs write. */
export function schemaCommand(name: string, io: Io): void {
  const found = schemaNames.find((candidate) => candidate === name);
  if (!found)
    throw new InputError('E_ARGUMENT', `there is no schema "${name}"`, {
      hint: `use one of ${schemaNames.join(', ')}`,
    });
  io.out(JSON.stringify(jsonSchema(found), null, 2));
}
