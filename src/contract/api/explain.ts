import { z } from 'zod';
import { ruleConditionSchema } from '../model-file.ts';
import { answerOptions, clientSchema, modelHashSchema, scoreRowSchema } from './client.ts';

const shareSchema = z.number().min(0).max(1);
const idSchema = z.int().min(1);
const valueSchema = z.union([z.string(), z.number()]);
/** A category, or a bin (from, to] of a number; null bounds are open. */
const answerFields = {
  value: z.string().nullable(),
  bin: z
    .array(z.number().nullable())
    .length(2)
    .nullable()
    .describe('Of a number, from the first (exclusive) to the second (inclusive); null is open.'),
};

/** POST /api/v1/explain */
export const explainRequestSchema = z.strictObject({ client: clientSchema, ...answerOptions });

export const explainResponseSchema = z.strictObject({
  model_hash: modelHashSchema,
  answer: scoreRowSchema,
  probabilities: z.array(shareSchema).describe('Of each segment, in the order of the model; they sum to 1.'),
  likeliest: idSchema.describe('The likeliest segment, also when the model abstains.'),
  runnerUp: idSchema.nullable().describe('The segment that comes next.'),
  deciding: z
    .array(
      z.strictObject({
        field: z.string(),
        value: valueSchema,
        support: z
          .number()
          .min(-1)
          .max(1)
          .describe('By how much the probability would fall if this were not known.'),
      }),
    )
    .describe('The known fields that the segments depend on, the strongest first.'),
  path: z
    .strictObject({ conditions: z.array(ruleConditionSchema), text: z.string() })
    .nullable()
    .describe('How the tree comes to the segment; null where it comes to another, or a field is not known.'),
  contributions: z
    .array(z.strictObject({ field: z.string(), value: valueSchema, contribution: z.number() }))
    .describe('To the margin over the segment that comes next; they add up to it.'),
  completions: z
    .array(z.strictObject({ field: z.string(), ...answerFields, probability: shareSchema }))
    .describe('The likeliest value of each field that was not known.'),
  questions: z
    .array(
      z.strictObject({
        field: z.string(),
        answered: shareSchema.describe('Probability that its answer leads to a segment.'),
        expectedProbability: shareSchema.describe('Of the likeliest segment, once it is answered.'),
        values: z.array(
          z.strictObject({
            ...answerFields,
            probability: shareSchema,
            segmentId: idSchema.nullable(),
            top: shareSchema.describe('Of the likeliest segment after this answer.'),
          }),
        ),
      }),
    )
    .describe('What to ask next, the question that helps most first.'),
  changes: z
    .array(
      z.strictObject({
        segmentId: idSchema,
        changes: z.array(z.strictObject({ field: z.string(), from: valueSchema, to: valueSchema })),
        distance: z.number(),
      }),
    )
    .describe('The smallest change that leads to each other segment.'),
  features: z
    .array(
      z.strictObject({
        name: z.string(),
        column: z.string(),
        category: z.string().nullable(),
        value: z.number(),
      }),
    )
    .nullable()
    .describe('What the model works with; null when a field is not known.'),
  offers: z
    .array(z.strictObject({ title: z.string(), reason: z.string() }))
    .describe('Of the segment, in the language of the reader; none when the model abstains.'),
});

export type ExplainRequest = z.infer<typeof explainRequestSchema>;
export type ExplainResponse = z.infer<typeof explainResponseSchema>;
