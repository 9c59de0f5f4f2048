import { z } from 'zod';
import { dashboardSchema } from './dashboard.ts';
import { modelFileSchema } from './model-file.ts';
import { runRecordSchema } from './run-record.ts';
import { sampleRecipeSchema } from './sample-recipe.ts';
import { namedSegmentsSchema, segmentsFileSchema } from './segments-file.ts';
import { studyConfigSchema } from './study-config.ts';

/** The published schemas by name. */
const schemas = {
  study: studyConfigSchema,
  segments: segmentsFileSchema,
  run: runRecordSchema,
  model: modelFileSchema,
  recipe: sampleRecipeSchema,
  'named-segments': namedSegmentsSchema,
  dashboard: dashboardSchema,
} as const;

export type SchemaName = keyof typeof schemas;

/** What people write, with defaults left out; the others are written by the program. */
const written: readonly SchemaName[] = ['study', 'segments', 'dashboard'];

export const schemaNames = Object.freeze(Object.keys(schemas)) as readonly SchemaName[];

/** The JSON Schema (draft 2020-12) of a file that people or programs write: for editors and validators. */
export function jsonSchema(name: SchemaName): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schemas[name], { io: written.includes(name) ? 'input' : 'output' });
}
