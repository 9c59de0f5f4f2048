import { z } from 'zod';
import { outcomeRateSchema } from '../run-figures.ts';
import { segmentsNotesSchema, segmentTellingSchema } from '../segments-file.ts';
import { modelHashSchema } from './client.ts';

const shareSchema = z.number().min(0).max(1);

/** What people say of one segment; null where it goes by its number. */
const describedSchema = segmentTellingSchema.nullable();

/** GET /api/v1/segments */
export const segmentsResponseSchema = z.strictObject({
  model_hash: modelHashSchema,
  version: z.int().min(0).describe('Of names and offers; each change counts one up.'),
  versions: z
    .array(z.int().min(0))
    .describe('Earlier and present versions that can be read with ?version=, the newest last.'),
  segments: z.array(
    z.strictObject({
      id: z.int().min(1),
      nClients: z.number().min(0),
      share: shareSchema,
      silhouette: z.number().min(-1).max(1).nullable(),
      outcome: outcomeRateSchema.nullable().describe('Of the train rows; null without an outcome.'),
      overlap: shareSchema
        .nullable()
        .describe('Of the clients that the description means with those of the segment; null without one.'),
      described: describedSchema,
    }),
  ),
  notes: segmentsNotesSchema,
});

/** PUT /api/v1/segments: says every segment of the model anew. */
export const segmentsRequestSchema = z.strictObject({
  version: z.int().min(0).describe('The one that was read; 409 when somebody has changed it since.'),
  segments: z
    .array(z.strictObject({ id: z.int().min(1), described: describedSchema }))
    .min(1)
    .max(1000),
  notes: segmentsNotesSchema.optional().describe('Defaults to the ones that are there.'),
});

export type SegmentsResponse = z.infer<typeof segmentsResponseSchema>;
export type SegmentsRequest = z.infer<typeof segmentsRequestSchema>;
