import { z } from 'zod';
import { answerOptions, clientSchema, maxScoreRows, modelHashSchema, scoreRowSchema } from './client.ts';

/** POST /api/v1/score */
export const scoreRequestSchema = z.strictObject({
  rows: z.array(clientSchema).min(1).max(maxScoreRows),
  ...answerOptions,
});

export const scoreResponseSchema = z.strictObject({
  model_hash: modelHashSchema,
  rows: z.array(scoreRowSchema).describe('In the order of the request.'),
  unseen: z
    .array(z.string())
    .describe('Where categories stood that the model does not have, such as `rows[3].job`; at most ten.'),
});

export type ScoreRequest = z.infer<typeof scoreRequestSchema>;
export type ScoreResponse = z.infer<typeof scoreResponseSchema>;
