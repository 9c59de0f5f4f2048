import { z } from 'zod';

/** The most clients in one request. */
export const maxScoreRows = 10_000;

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known of one client: a category or a number by field. */
export const clientSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.null()]))
  .describe(
    'A category as text, or a number, by the name of the field. What is null, empty or left out counts as not known.',
  );

/** How an answer is given; each defaults to what the model says. */
export const answerOptions = {
  minProbability: z.number().min(0).max(1).optional().describe('Below it the answer is "abstained".'),
  minKnownFields: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe('With fewer known fields that the segments depend on, the answer is "abstained".'),
  unseen: z
    .enum(['error', 'missing'])
    .optional()
    .describe('A category that the model does not have: refused with 422, or taken as not known.'),
  model: hashSchema
    .optional()
    .describe('Hash of the model that must answer; 422 when another one is served.'),
};

/** The score columns, the same as in tables, on the command line and in SQL. */
export const scoreRowSchema = z.strictObject({
  segment_id: z.int().min(1).nullable().describe('Null when the model abstains.'),
  segment: z.string().nullable().describe('What the segment is called, in the language of the reader.'),
  probability: z
    .number()
    .min(0)
    .max(1)
    .describe('Of the likeliest segment; 1 when every used field was known.'),
  status: z.enum(['complete', 'filled', 'abstained']),
  filled_fields: z.array(z.string()).describe('Fields that the segments depend on and that were not known.'),
});

export const modelHashSchema = hashSchema.describe('Of the model that answered.');

export type ScoreRow = z.infer<typeof scoreRowSchema>;
