import { z } from 'zod';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const runFileSchema = z.strictObject({
  path: z.string().describe('Relative to the run folder, with forward slashes.'),
  sha256: sha256Schema,
  bytes: z.int().min(0),
});

const stageRecordSchema = z.strictObject({
  name: z.string(),
  key: sha256Schema.describe('Hash of the stage’s inputs, options and code version.'),
  seconds: z.number().min(0),
  reused: z.boolean().describe('Whether an earlier run of this folder had already finished it.'),
  parts: z
    .strictObject({ total: z.int().min(0), reused: z.int().min(0) })
    .optional()
    .describe('Of a stage that is done in parts: how many there are, and how many a cut run had finished.'),
  files: z.array(runFileSchema),
});

/** Version 1 of run.json: what was run, on what, how long each stage took. The only file that holds times. */
export const runRecordSchema = z.strictObject({
  version: z.literal(1),
  software: z.strictObject({ name: z.literal('clientele'), version: z.string(), node: z.string() }),
  study: z.string(),
  input: z.strictObject({
    file: z.string(),
    path: z.string().optional().describe('Where it was, from the run folder, with forward slashes.'),
    sha256: sha256Schema,
    bytes: z.int().min(0),
  }),
  configSha256: sha256Schema,
  seed: z.int().min(0),
  threads: z.int().min(1),
  status: z.enum(['running', 'done']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  stages: z.array(stageRecordSchema),
  warnings: z.array(
    z.strictObject({
      code: z.string(),
      message: z.string().describe('In English.'),
      details: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('What the sentence is built from, in any language.'),
    }),
  ),
});

export type RunRecord = z.infer<typeof runRecordSchema>;
export type StageRecord = z.infer<typeof stageRecordSchema>;
export type RunFile = z.infer<typeof runFileSchema>;
export type RunWarning = RunRecord['warnings'][number];
