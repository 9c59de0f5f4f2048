import { z } from 'zod';
import { modelHashSchema } from './client.ts';

/** GET /health: the process answers. */
export const healthSchema = z.strictObject({ status: z.literal('ok'), version: z.string() });

/** GET /ready: a model is loaded. */
export const readySchema = z.strictObject({ status: z.literal('ready'), model_hash: modelHashSchema });

/** GET /api/v1/models */
export const modelsSchema = z.strictObject({
  models: z.array(
    z.strictObject({
      hash: modelHashSchema,
      study: z.string(),
      nSegments: z.int().min(1),
      fields: z.array(z.string()).describe('What the segments depend on.'),
      current: z.boolean().describe('Whether this one answers.'),
    }),
  ),
});

/** POST /api/v1/answers: how many clients the page has answered by itself; nothing of the clients. */
export const pageAnswersSchema = z.strictObject({
  model_hash: modelHashSchema,
  count: z.int().min(1).max(1_000_000),
});
