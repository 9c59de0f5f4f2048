import { z } from 'zod';
import { verdictSchema } from './model-file.ts';

/** Version 1 of publication.json: who gave a model to others, when, and why in spite of its verdict. */
export const publicationSchema = z.strictObject({
  version: z.literal(1),
  study: z.string(),
  model: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Hash of the model.'),
  verdict: verdictSchema.nullable(),
  reason: z.string().nullable().describe('Why it was published; null where a clear verdict needs no reason.'),
  by: z.string().min(1).describe('Who published it, as they named themselves.'),
  date: z.iso.date().describe('When, as they said.'),
});

export type Publication = z.infer<typeof publicationSchema>;
