import { z } from 'zod';
import { imputationSchema } from './imputation.ts';
import { ruleConditionSchema, silhouetteIntervalSchema } from './model-file.ts';

const shareSchema = z.number().min(0).max(1);
const countSchema = z.number().min(0);

/** A share of success with its 95 % Wilson interval. */
export const outcomeRateSchema = z.strictObject({
  rate: shareSchema.nullable().describe('Null where no outcome is known.'),
  low: shareSchema.nullable(),
  high: shareSchema.nullable(),
  nKnown: countSchema,
});

const profileSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('numeric'),
    column: z.string(),
    mean: z.number().nullable(),
    overall: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal('category'),
    column: z.string(),
    shares: z.array(z.strictObject({ category: z.string(), share: shareSchema, overall: shareSchema })),
  }),
]);

const classifierTestSchema = z.strictObject({
  name: z.enum(['stratified', 'later']),
  nRows: countSchema,
  accuracy: shareSchema.nullable(),
  confusion: z
    .array(z.array(countSchema))
    .describe('Rows: the segment by the clustering; columns: by the classifier.'),
  precision: z.array(shareSchema.nullable()),
  recall: z.array(shareSchema.nullable()),
});

/** One value for each kind of rows that a surrogate is tried on. */
const byRows = <T extends z.ZodType>(value: T) =>
  z.strictObject({ train: value, later: value, incomplete: value, perturbed: value });

const surrogatesSchema = z.strictObject({
  nDistinct: countSchema.describe('Train rows that differ in the columns of the segments.'),
  nRows: byRows(countSchema),
  surrogates: z.array(
    z.strictObject({
      name: z.enum(['tree', 'threshold-tree', 'logistic']),
      nLeaves: countSchema.nullable(),
      agreement: byRows(shareSchema.nullable()).describe(
        'Share of the rows in the segment of the clustering.',
      ),
      price: z
        .number()
        .nullable()
        .describe('k-means cost of its segments ÷ that of the clustering; null where that is 0.'),
    }),
  ),
  thresholdRules: z
    .array(z.array(z.array(ruleConditionSchema)))
    .describe('The rule of each segment in the threshold tree.'),
});

const jaccardSchema = shareSchema.nullable();

const stabilitySchema = z.strictObject({
  nResamples: countSchema,
  nCopies: countSchema,
  nRows: countSchema,
  segments: z.array(
    z.strictObject({
      id: z.int().min(1),
      resampled: jaccardSchema.describe('Mean Jaccard index over bootstrap resamples.'),
      shuffled: jaccardSchema.describe('The same of the cluster of this rank by size in shuffled copies.'),
      later: jaccardSchema.describe('With a fit on the test rows alone.'),
    }),
  ),
  starts: z
    .strictObject({ n: countSchema, mean: z.number(), lowest: z.number() })
    .describe('Adjusted Rand index of fits from one start with the segments.'),
  laterAgreement: z
    .number()
    .nullable()
    .describe('Adjusted Rand index of the test rows clustered alone with their segments.'),
});

const protectedSchema = z.strictObject({
  column: z.string(),
  isUsed: z.boolean().describe('Whether it makes the segments.'),
  groups: z.array(
    z.strictObject({
      group: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('category'), category: z.string() }),
        z.strictObject({
          kind: z.literal('range'),
          from: z.number().nullable(),
          to: z.number().nullable(),
        }),
      ]),
      shares: z.array(shareSchema.nullable()).describe('Of each segment.'),
      overall: shareSchema.nullable(),
    }),
  ),
  guessed: z
    .strictObject({ bySegment: shareSchema.nullable(), byNothing: shareSchema.nullable() })
    .describe('Share of clients whose group is guessed right as the most frequent one.'),
  cramersV: shareSchema.nullable().describe('Of group and segment, bias-corrected.'),
});

const meansSchema = z.strictObject({
  axes: z.array(
    z.strictObject({
      column: z.string(),
      category: z.string().nullable().describe('Of a one-hot feature.'),
      min: z.number(),
      max: z.number(),
      sd: z.number().describe('Over all rows; all in the unit of the column, or in codes of its categories.'),
    }),
  ),
  overall: z.array(z.number().nullable()).describe('One per axis.'),
  segments: z.array(z.array(z.number().nullable())).describe('Shape (segments, axes).'),
});

/** Points of single clients, without anything that names or describes them. */
const mapSchema = z.strictObject({
  xs: z.array(z.number()),
  ys: z.array(z.number()),
  segments: z.array(z.int().min(1)).describe('Id of the segment of each point.'),
  klDivergence: z.number().nullable(),
});

const earlierSchema = z.strictObject({
  model: z.string().describe('Hash of the earlier model.'),
  ids: z.array(z.int().min(1)).describe('Its segments, in its order.'),
  segments: z
    .array(
      z.strictObject({
        id: z.int().min(1),
        overlap: shareSchema.describe(
          'Jaccard overlap with the segment of the same id; the largest with any for a new one.',
        ),
        status: z.enum(['same', 'changed', 'new']).describe('same: from 0.75 on. changed: from 0.5 on.'),
      }),
    )
    .describe('The segments of this study, in the order of the model.'),
  migration: z
    .array(z.array(shareSchema))
    .describe('Shape (earlier segments, segments): shares of the train rows; they sum to 1.'),
});

/** Version 1 of figures.json: what the report and the pages show of a finished study, in numbers alone. */
export const runFiguresSchema = z.strictObject({
  version: z.literal(1),
  study: z.strictObject({
    name: z.string(),
    seed: z.int().min(0),
    nRows: countSchema,
    nTrain: countSchema,
    nTest: countSchema,
    isShuffled: z.boolean(),
  }),
  choice: z.strictObject({
    mode: z.enum(['given', 'found']),
    imputation: imputationSchema,
    pipeline: z.int().min(1),
    k: z.int().min(1),
    features: z.array(z.string()),
  }),
  path: z
    .array(
      z.strictObject({
        features: z.array(z.string()),
        dropped: z.array(z.string()),
        reason: z.enum(['start', 'context', 'separates-least']),
        separation: z.number().nullable(),
        silhouette: z.number().nullable(),
        inertia: z.number(),
        sizes: z.array(shareSchema),
      }),
    )
    .describe('From all features to the chosen ones.'),
  figures: z.strictObject({
    silhouette: z.number().nullable(),
    silhouetteDefinition: z.string(),
    silhouetteInterval: silhouetteIntervalSchema,
    inertia: z.number(),
    nDistinct: countSchema,
  }),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      type: z.string(),
      role: z.string(),
      nUnknownTrain: countSchema,
      nUnknownTest: countSchema,
    }),
  ),
  outcome: z
    .strictObject({
      name: z.string(),
      positive: z.string().describe('The category that is success.'),
      train: outcomeRateSchema,
      later: outcomeRateSchema,
    })
    .nullable(),
  segments: z.array(
    z.strictObject({
      id: z.int().min(1),
      nClients: countSchema,
      share: shareSchema.describe('Of the train rows.'),
      shareLater: shareSchema.nullable().describe('Of the test rows.'),
      silhouette: z.number().nullable(),
      outcome: z.strictObject({ train: outcomeRateSchema, later: outcomeRateSchema }).nullable(),
      profile: z.array(profileSchema).describe('Every feature, context and profile column.'),
    }),
  ),
  classifiers: z.array(
    z.strictObject({ name: z.enum(['tree', 'logistic']), tests: z.array(classifierTestSchema) }),
  ),
  surrogates: surrogatesSchema
    .nullable()
    .default(null)
    .describe('How far surrogates agree with the clustering, and what they cost; null where not tried.'),
  stability: stabilitySchema
    .nullable()
    .default(null)
    .describe('How well the segments come again; null where not tried.'),
  protectedColumns: z
    .array(protectedSchema)
    .default([])
    .describe('How the columns that the configuration protects lie in the segments.'),
  lab: z
    .array(
      z.strictObject({
        column: z.string(),
        kind: z.enum(['category', 'numeric']),
        nHidden: countSchema,
        nUnknown: countSchema,
        together: z
          .array(z.strictObject({ column: z.string(), nBoth: countSchema, nMissing: countSchema }))
          .describe('Columns that go missing with it and were hidden with it.'),
        scores: z.array(
          z.strictObject({
            method: imputationSchema,
            score: z.number().describe('Share of hidden cells filled right; of numbers, the mean error.'),
            gain: z.number().describe('Over the mode; positive is better.'),
            gainError: z.number().describe('Standard error of the gain.'),
            marginalDistance: z.number().describe('Total variation of filled from true shares.'),
          }),
        ),
        recommended: imputationSchema.nullable().describe('Null: do not fill.'),
      }),
    )
    .default([])
    .describe('How well each imputation fills hidden cells.'),
  orders: z
    .array(
      z.strictObject({
        column: z.string(),
        nOrders: countSchema,
        silhouettes: z.array(z.number()),
        silhouette: z.number(),
        agreement: z.number().describe('Median adjusted Rand index with the chosen segments.'),
        agreementBetween: z.number().describe('The same of every two orders.'),
        segments: z.array(z.strictObject({ id: z.int().min(1), nDissolved: countSchema })),
        merged: z.array(
          z.strictObject({
            ids: z.tuple([z.int().min(1), z.int().min(1)]),
            nOrders: countSchema,
            isAlone: z.boolean().describe('Whether the column alone tells the two apart.'),
          }),
        ),
      }),
    )
    .default([])
    .describe('The same fit with the codes of a column in other orders.'),
  rowOrder: z
    .strictObject({
      nRows: countSchema,
      nChanges: countSchema,
      nExpected: countSchema.describe('Changes of a random order.'),
      isCalendar: z.boolean().describe('Whether the segment changes as seldom as a date does.'),
      shares: z.array(z.array(shareSchema)).describe('Shape (stretches of rows, segments).'),
    })
    .nullable()
    .default(null)
    .describe('How the segments lie along the rows of the table; null where it was not looked at.'),
  means: meansSchema
    .nullable()
    .default(null)
    .describe('Means of the clustered columns by segment, of those that differ most; null where not kept.'),
  map: mapSchema
    .nullable()
    .default(null)
    .describe('A t-SNE map of a part of the train rows on every client column; null where there is none.'),
  earlier: earlierSchema.optional().describe('How clients moved from the earlier model of the run folder.'),
});

export type RunFigures = z.infer<typeof runFiguresSchema>;
