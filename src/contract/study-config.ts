import { z } from 'zod';
import { alternativesSchema } from './alternatives-config.ts';
import { calendarSchema } from './calendar-config.ts';
import { columnTypeSchema } from './columns.ts';
import { shuffledSchema, stabilitySchema, verdictSchema } from './evidence-config.ts';
import { imputationSchema } from './imputation.ts';
import { budgetSchema } from './study-budget.ts';
import { labSchema, orderTestSchema } from './study-checks.ts';
import { allowSchema, bilingualSchema, textSchema } from './text.ts';

const sentinelSchema = z.strictObject({
  value: z.number().describe('The number that stands for something else, such as 999 for "never".'),
  replaceBy: z.number().nullable().describe('What it becomes; null is missing.'),
  imputations: z
    .array(imputationSchema)
    .optional()
    .describe('Only in the data sets of these imputations; defaults to all.'),
});

const columnSchema = z
  .strictObject({
    type: columnTypeSchema,
    role: z
      .enum(['feature', 'context', 'outcome', 'identifier', 'profile', 'dropped'])
      .default('feature')
      .describe(
        'feature: clustered. context: clustered only "with context". outcome: kept for profiling, never clustered. profile: describes segments only. identifier: kept beside the labels. dropped: not read.',
      ),
    reason: textSchema.optional().describe('Why the column has this role; required when it is dropped.'),
    rename: z.string().min(1).optional().describe('The name used from here on.'),
    label: bilingualSchema.optional().describe('The name shown to people.'),
    unknown: z.array(z.string()).default([]).describe('Cells that mean "not known", beside the empty cell.'),
    order: z.array(z.string()).optional().describe('The categories in their order; required for ordinal.'),
    positive: z.string().optional().describe('Of an outcome: the category that is counted as success.'),
    sentinels: z.array(sentinelSchema).default([]),
    allow: allowSchema,
    protected: z
      .boolean()
      .default(false)
      .describe('Its share in every segment, and how well the segment tells it, is reported for review.'),
  })
  .superRefine((column, context) => {
    const require = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (column.role === 'dropped' && !column.reason) require('reason', 'say why the column is dropped');
    if (column.type === 'ordinal' && !column.order) require('order', 'list the categories in their order');
    if (column.role === 'outcome' && column.type !== 'binary') require('type', 'an outcome must be binary');
    if (column.role === 'outcome' && !column.positive)
      require('positive', 'name the category that is success');
  });

/** The three ways to make a column of another; exactly one is given. */
const derivationFields = {
  bucket: z
    .strictObject({
      edges: z
        .array(z.number())
        .min(1)
        .describe('Rising upper bounds, each inclusive; one label more than edges.'),
      labels: z.array(z.string()).min(2),
    })
    .optional()
    .describe('An ordinal column from a numeric one.'),
  recode: z
    .record(z.string(), z.string())
    .optional()
    .describe('A nominal column from another: old category → new one; others stay.'),
  flag: z
    .strictObject({ equals: z.union([z.number(), z.string()]), yes: z.string(), no: z.string() })
    .optional()
    .describe('A binary column: whether the cell equals a value.'),
};

/** How a column is made of another, without its name. */
export const derivationSchema = z.strictObject({ from: z.string(), ...derivationFields });
export type Derivation = z.infer<typeof derivationSchema>;

const derivedSchema = z
  .strictObject({
    name: z.string().min(1),
    from: z.string().describe('The column it is made of, by its name in the file.'),
    role: z.enum(['feature', 'context', 'profile']).default('profile'),
    reason: textSchema.optional(),
    label: bilingualSchema.optional(),
    allow: allowSchema,
    ...derivationFields,
  })
  .superRefine((derived, context) => {
    const nWays = [derived.bucket, derived.recode, derived.flag].filter(Boolean).length;
    if (nWays !== 1)
      context.addIssue({ code: 'custom', message: 'give exactly one of bucket, recode and flag' });
    if (derived.bucket && derived.bucket.labels.length !== derived.bucket.edges.length + 1) {
      context.addIssue({ code: 'custom', path: ['bucket'], message: 'give one label more than edges' });
    }
  });

export type StudyCalendar = z.infer<typeof calendarSchema>;

const givenChoiceSchema = z.strictObject({
  mode: z.literal('given'),
  imputation: imputationSchema,
  pipeline: z.int().min(1).max(8),
  k: z.int().min(2),
  features: z.array(z.string()).min(1).describe('The columns that make the segments.'),
});

const foundChoiceSchema = z.strictObject({
  mode: z.literal('found'),
  kFrom: z.int().min(2).default(3).describe('The fewest segments wanted.'),
  kTo: z.int().min(2).default(4).describe('The most segments wanted.'),
  minSeparation: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .describe('A feature stays when at least this share of its variance lies between the clusters.'),
  minFeatures: z.int().min(1).default(2),
});

/** Version 1 of a study's configuration: everything that decides its result. */
export const studyConfigSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens'),
  language: z.enum(['en', 'ru']).default('en').describe('Of the report and the pictures.'),
  seed: z.int().min(0).default(7).describe('Equal seeds give equal bytes.'),
  input: z
    .strictObject({
      delimiter: z.string().length(1).optional().describe('Defaults to the one that the header shows.'),
      encoding: z
        .enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'])
        .optional()
        .describe('Defaults to what the bytes show.'),
      decimal: z.enum(['.', ',']).optional().describe('Defaults to what each column shows.'),
      missingTokens: z
        .array(z.string())
        .optional()
        .describe(
          'Cells that mean "missing" in number columns; defaults to NA, null, "нет данных" and their like.',
        ),
      dropTotals: z.boolean().optional().describe('Leaves out rows that begin with "total" or "итого".'),
      nameEmpty: z.boolean().optional().describe('Calls columns without a name by their place: column_2.'),
      textDates: z.boolean().optional().describe('Keeps dates as they stand, also impossible ones.'),
    })
    .prefault({})
    .describe('How a CSV is written.'),
  columns: z.record(z.string(), columnSchema),
  derived: z.array(derivedSchema).default([]),
  calendar: calendarSchema
    .optional()
    .describe(
      'For the profile of a table whose rows are in date order: year and month number of each row. A new year begins where the month number falls.',
    ),
  coding: z
    .enum(['alphabetical', 'declared'])
    .default('declared')
    .describe(
      'The order of category codes: alphabetical as in the described study, or as declared by "order".',
    ),
  split: z
    .strictObject({
      train: z.number().gt(0).lt(1).default(0.7).describe('The share of rows to fit on.'),
      shuffle: z.boolean().default(false).describe('Off keeps the order of the file: earlier rows train.'),
    })
    .prefault({}),
  imputations: z.array(imputationSchema).min(1).default(['raw', 'knn', 'iterative']),
  neighbours: z.int().min(1).default(5).describe('Of the knn imputations.'),
  maxRounds: z.int().min(1).default(10).describe('Of the iterative imputation.'),
  tolerance: z
    .number()
    .gt(0)
    .default(1e-3)
    .describe('Of the iterative imputation, × the largest known value.'),
  leakOutcomeIntoImputation: z
    .boolean()
    .default(false)
    .describe('Lets the outcome help to fill cells, as the described study did: a leak.'),
  pipelines: z.array(z.int().min(1).max(8)).min(1).default([1, 2, 3, 4, 5, 6, 7, 8]),
  unseen: z
    .enum(['error', 'missing'])
    .default('missing')
    .describe('A category that training did not have: refused, or treated as unknown.'),
  sweep: z
    .strictObject({
      kFrom: z.int().min(2).default(2),
      kTo: z.int().min(2).default(15),
      starts: z.int().min(1).default(4).describe('Starts of k-means, beside one grown from k − 1.'),
      swaps: z.int().min(0).default(21).describe('Random swaps of a centroid tried on the best start.'),
      searchRows: z
        .int()
        .min(100)
        .default(6000)
        .describe('Starts and swaps are tried on so many distinct rows; the best goes on over all of them.'),
    })
    .prefault({}),
  budget: budgetSchema,
  shuffled: shuffledSchema,
  verdict: verdictSchema,
  alternatives: alternativesSchema,
  stability: stabilitySchema,
  choice: z.discriminatedUnion('mode', [givenChoiceSchema, foundChoiceSchema]).prefault({ mode: 'found' }),
  segments: z
    .strictObject({
      starts: z.int().min(1).default(40).describe('Starts of k-means for the final fit.'),
      swaps: z.int().min(0).default(40),
      minProbability: z.number().gt(0).max(1).default(0.8).describe('Below it the answer is "abstained".'),
      minKnownFields: z.int().min(0).default(0).describe('Fewer known fields give "abstained".'),
      minCellClients: z.int().min(1).default(10).describe('Cells of fewer clients never enter the model.'),
      minCellCoverage: z
        .number()
        .min(0)
        .max(1)
        .default(0.95)
        .describe('Cells that cover a smaller share of clients are joined by per-field counts.'),
      descriptions: z
        .string()
        .min(1)
        .optional()
        .describe('A file of names and offers (schema segments), relative to this one.'),
    })
    .prefault({}),
  classifier: z
    .strictObject({
      testShare: z.number().gt(0).lt(1).default(0.3).describe('Of the labelled rows, stratified by segment.'),
      treeDepth: z.int().min(1).default(3),
      c: z.number().gt(0).default(1).describe('Inverse strength of the L2 penalty of the regression.'),
    })
    .prefault({}),
  orderTest: orderTestSchema,
  lab: labSchema,
  pictures: z
    .strictObject({
      linkage: z.enum(['complete', 'ward']).default('complete').describe('Of the dendrograms.'),
      linkageRows: z
        .int()
        .min(2)
        .max(10_000)
        .default(2000)
        .describe('A dendrogram is of so many random train rows: its cost grows with their square.'),
      mapRows: z
        .int()
        .min(10)
        .max(10_000)
        .default(2000)
        .describe('A t-SNE map is of so many random train rows.'),
      mapIterations: z.int().min(1).default(1000).describe('Of t-SNE.'),
    })
    .prefault({}),
});

/** A study's configuration with every default written out. */
export type StudyConfig = z.infer<typeof studyConfigSchema>;
/** A study's configuration as people write it. */
export type StudyConfigInput = z.input<typeof studyConfigSchema>;
export type StudyColumn = StudyConfig['columns'][string];
export type DerivedColumn = StudyConfig['derived'][number];
export type GivenChoice = z.infer<typeof givenChoiceSchema>;
export type FoundChoice = z.infer<typeof foundChoiceSchema>;
