import { z } from 'zod';
import { modelFileSchema } from './model-file.ts';
import { runRecordSchema } from './run-record.ts';
import { studyConfigSchema } from './study-config.ts';

/** The published schemas by name. */
const schemas = { study: studyConfigSchema, run: runRecordSchema, model: modelFileSchema } as const;

export type SchemaName = keyof typeof schemas;

export const schemaNames = Object.freeze(Object.keys(schemas)) as readonly SchemaName[];

/** The JSON Schema (draft 2020-12) of a file that people or programs write: for editors and validators. */
export function jsonSchema(name: SchemaName): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schemas[name], { io: name === 'study' ? 'input' : 'output' });
}
