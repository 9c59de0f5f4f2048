import { z } from 'zod';
import { publicationSchema } from '../publication.ts';
import { runFiguresSchema } from '../run-figures.ts';
import { runRecordSchema } from '../run-record.ts';
import { modelHashSchema } from './client.ts';

/** GET /api/v1/run: the finished study behind the model. Tree and coefficients stand in the model itself. */
export const runResponseSchema = z.strictObject({
  model_hash: modelHashSchema,
  record: runRecordSchema,
  figures: runFiguresSchema.nullable().describe('Null for a run of an earlier version.'),
  profile: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe("The run's profile.json: the whole table before anything is done to it."),
  publication: publicationSchema
    .nullable()
    .default(null)
    .describe('By whom and why the model was published; null for a run that was not.'),
  report: z.string().describe('Address of the report in the language of the reader.'),
  card: z.string().nullable().describe('Address of the model card, Markdown, in the language of the reader.'),
  pictures: z.array(z.string()).describe('Addresses of the pictures, SVG.'),
});

export type RunResponse = z.infer<typeof runResponseSchema>;
