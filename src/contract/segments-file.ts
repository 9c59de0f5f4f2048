import { z } from 'zod';

const saidSchema = z.string().trim().min(1);
/** One text in both languages, neither of them empty. */
const saidTwiceSchema = z.strictObject({ en: saidSchema, ru: saidSchema });

const slugSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens');

const conditionSchema = z.union([
  z.array(z.string()).min(1).describe('The allowed values of a category column.'),
  z
    .strictObject({ above: z.number().optional(), upTo: z.number().optional() })
    .refine(({ above, upTo }) => above !== undefined || upTo !== undefined, 'give above, upTo or both')
    .refine(({ above, upTo }) => above === undefined || upTo === undefined || above < upTo, {
      message: 'above must be less than upTo',
    })
    .describe('The numbers x with above < x ≤ upTo; an absent bound is open.'),
]);

const offerSchema = z.strictObject({
  title: saidTwiceSchema,
  reason: saidTwiceSchema.describe('Why it is offered to these clients.'),
});

/** What people say of a segment. */
const tellingFields = {
  name: saidTwiceSchema.describe('Short: it stands beside the number of the segment.'),
  description: saidTwiceSchema,
  owner: saidSchema.optional().describe('Who answers for the name and the offers.'),
  offers: z.array(offerSchema).default([]),
};

/** What people say of one segment, with the lasting name of the description. */
export const segmentTellingSchema = z.strictObject({ id: slugSchema, ...tellingFields });

/** What holds of all segments. */
export const segmentsNotesSchema = z
  .array(saidTwiceSchema)
  .default([])
  .describe('What holds of all segments, such as which unknown column would tell them apart better.');

const descriptionSchema = z.strictObject({
  id: slugSchema.describe('Lasting; never shown to clients.'),
  when: z
    .array(z.record(z.string(), conditionSchema))
    .min(1)
    .describe(
      'Whom the description means: a client meets every condition of at least one entry. Columns go by the names that the study gives them. It is attached to the segment that has most of these clients, whatever its number.',
    ),
  ...tellingFields,
});

/** Version 1 of the names and offers of segments, as people write them for a study. */
export const segmentsFileSchema = z
  .strictObject({
    version: z.literal(1),
    segments: z.array(descriptionSchema).min(1),
    notes: segmentsNotesSchema,
  })
  .superRefine(({ segments }, context) => {
    const ids = segments.map(({ id }) => id);
    ids.forEach((id, i) => {
      if (ids.indexOf(id) === i) return;
      context.addIssue({ code: 'custom', path: ['segments', i, 'id'], message: `"${id}" is there twice` });
    });
  });

/** Version 1 of a run's segments.yaml: what each segment of its model is called. */
export const namedSegmentsSchema = z.strictObject({
  version: z.literal(1),
  model: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Hash of the model whose segments these are.'),
  segments: z.array(
    z.strictObject({
      id: z.int().min(1).describe('Of the segment, as in the model.'),
      overlap: z
        .number()
        .min(0)
        .max(1)
        .describe(
          'Clients that both the description and the segment mean, of those that either does; on the train rows.',
        ),
      described: segmentTellingSchema
        .nullable()
        .describe('Null where no description fits: the segment goes by its number.'),
    }),
  ),
  notes: segmentsNotesSchema,
});

/** Names and offers of segments with every default filled in. */
export type SegmentsFile = z.infer<typeof segmentsFileSchema>;
export type SegmentDescription = SegmentsFile['segments'][number];
export type NamedSegments = z.infer<typeof namedSegmentsSchema>;
export type NamedSegment = NamedSegments['segments'][number];
