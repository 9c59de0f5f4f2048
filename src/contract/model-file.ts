import { z } from 'zod';
import { columnTypeSchema } from './columns.ts';
import { derivationSchema } from './study-config.ts';
import { bilingualSchema, textSchema } from './text.ts';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const shareSchema = z.number().min(0).max(1);
const numbersSchema = z.array(z.number());

/** 95 % interval of a silhouette that was estimated from so many clients. */
export const silhouetteIntervalSchema = z
  .strictObject({
    low: z.number().min(-1).max(1),
    high: z.number().min(-1).max(1),
    nSampled: z.int().min(1).describe('Clients that it was estimated from.'),
  })
  .nullable()
  .optional()
  .describe('Null where the silhouette is exact; not in older files.');

const scalerSchema = z.strictObject({
  kind: z.enum(['z-score', 'min-max']),
  offset: numbersSchema,
  scale: numbersSchema,
});

const encoderSchema = z.strictObject({
  kind: z.enum(['one-hot', 'ordinal']),
  unseen: z.enum(['error', 'most-frequent']),
  columns: z.array(
    z.strictObject({ name: z.string(), categories: z.array(z.string()), mostFrequent: z.int().min(0) }),
  ),
});

/** A fitted column transformer, as `ml/preprocess` makes it. */
const transformerSchema = z.strictObject({
  kind: z.literal('column-transformer'),
  blocks: z
    .array(
      z.strictObject({
        columns: z.array(z.string()),
        encoder: encoderSchema.nullable(),
        scaler: scalerSchema.nullable(),
      }),
    )
    .min(1),
});

const nodeFields = {
  counts: numbersSchema,
  nSamples: z.number(),
  gini: z.number(),
  label: z.int().min(0),
};

const treeSchema = z.strictObject({
  kind: z.literal('decision-tree'),
  nFeatures: z.int().min(1),
  nClasses: z.int().min(1),
  classWeights: numbersSchema,
  nodes: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('split'),
          ...nodeFields,
          feature: z.int().min(0),
          threshold: z.number(),
          left: z.int().min(1),
          right: z.int().min(1),
        }),
        z.strictObject({ kind: z.literal('leaf'), ...nodeFields }),
      ]),
    )
    .min(1),
});

const logisticSchema = z.strictObject({
  kind: z.literal('logistic'),
  nFeatures: z.int().min(1),
  nClasses: z.int().min(1),
  classes: z.array(z.int().min(0)),
  coefficients: z.array(numbersSchema),
  intercepts: numbersSchema,
  nIterations: z.int(),
  converged: z.boolean(),
  gradientNorm: z.number(),
});

/** One condition of a rule: a category column is one of `values`; a number lies in (from, to], null is open. */
export const ruleConditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('category'), column: z.string(), values: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('numeric'),
    column: z.string(),
    from: z.number().nullable(),
    to: z.number().nullable(),
  }),
]);

const fieldSchema = z.strictObject({
  name: z.string(),
  label: bilingualSchema.nullable(),
  type: columnTypeSchema,
  /** Whether the segments depend on it. */
  used: z.boolean(),
  /** In the order of the codes; null for numbers. */
  categories: z.array(z.string()).nullable(),
  /** Cells that mean "not known", beside the empty cell. */
  unknown: z.array(z.string()),
  /** Numbers that stand for something else; null is "not known". */
  sentinels: z.array(z.strictObject({ value: z.number(), replaceBy: z.number().nullable() })),
  /** How it is made where it is not given itself; null for a field of the table's own. */
  derived: derivationSchema.nullable(),
});

const segmentSchema = z.strictObject({
  /** Lasts across models of a study; not the place of the segment. */
  id: z.int().min(1),
  nClients: z.number().min(0),
  share: shareSchema,
  silhouette: z.number().min(-1).max(1).nullable(),
  outcomeRate: shareSchema.nullable(),
  /** The segment by the tree: each entry is one way in, a conjunction of conditions. */
  rules: z.array(z.array(ruleConditionSchema)),
  /** The columns that say who is in it, where so few do that it is a rule; null for a group; not in older files. */
  ruleOf: z.array(z.string()).min(1).nullable().optional(),
});

export const verdictSchema = z.enum(['none', 'weak', 'clear']);

/** The silhouette beside that of copies whose columns were shuffled. */
export const worthSchema = z.strictObject({
  /** On the rows that were shuffled. */
  score: z.number(),
  nullMean: z.number(),
  /** 2.5 % and 97.5 % quantiles of the copies. */
  nullLow: z.number(),
  nullHigh: z.number(),
  excess: z.number(),
  p: shareSchema,
  /** Whether p is corrected for a search of data set and k. */
  isSearched: z.boolean(),
  nCopies: z.int().min(1),
  nRows: z.int().min(1),
});

/** What one used field contributes to a cell: a category's place, or the bin of a number. */
const cellFieldSchema = z.strictObject({
  name: z.string(),
  /** Bin b of a numeric field is (edges[b − 1], edges[b]]; null for category fields. */
  edges: numbersSchema.nullable(),
});

const cellsSchema = z.strictObject({
  fields: z.array(cellFieldSchema),
  minClients: z.int().min(1),
  /** The share of clients that the cells hold. */
  coverage: shareSchema,
  /** `codes`: one per field; `counts`: clients by segment. No cell holds fewer than `minClients`. */
  cells: z.array(z.strictObject({ codes: z.array(z.int().min(0)), counts: numbersSchema })),
});

const conditionalSchema = z.strictObject({
  field: z.string(),
  /** By code; clients by segment, 0 where the code has fewer than `minClients`. */
  counts: z.array(numbersSchema),
});

/** An unused column that stands in for a used field where that one alone is unknown. */
const proxySchema = z.strictObject({
  /** The used field. */
  field: z.string(),
  by: cellFieldSchema,
  /** By code of `by`: clients by code of the field, 0 where there are fewer than `cells.minClients`. */
  values: z.array(numbersSchema),
  /** `codes`: the other used fields in their order, then `by`; `counts`: clients by segment, at least 100 in all. */
  cells: z.array(z.strictObject({ codes: z.array(z.int().min(0)), counts: numbersSchema })).min(1),
});

const surrogateSchema = z.strictObject({
  /** Agreement with the clustering on the held-out share of the labelled rows; null when none could be held out. */
  stratified: shareSchema.nullable(),
  /** Agreement on the test rows of the split; null when there are none. */
  later: shareSchema.nullable(),
});

/**
 * Version 1 of model.json: everything from a client's words to the segment, and no client's row.
 *
 * A segment is the nearest centroid in encoded space, ties to the first; tree and regression are surrogates.
 */
export const modelFileSchema = z.strictObject({
  format: z.literal('clientele-model'),
  version: z.literal(1),
  /** SHA-256 of the canonical JSON of everything but this field. */
  hash: sha256Schema,
  study: z.strictObject({
    name: z.string(),
    software: z.string(),
    dataSha256: sha256Schema,
    configSha256: sha256Schema,
    imputation: z.string(),
    pipeline: z.int(),
    nClients: z.int(),
  }),
  fields: z.array(fieldSchema),
  transformer: transformerSchema,
  /** Shape (nSegments, nFeatures); row s is the segment at place s of `segments`. */
  centroids: z.array(numbersSchema).min(1),
  segments: z
    .array(segmentSchema)
    .min(1)
    .refine((segments) => new Set(segments.map(({ id }) => id)).size === segments.length, {
      error: 'two segments have the same id',
    }),
  /** The largest id that an earlier model of the study gave, where it is above those of its segments. */
  lastId: z.int().min(1).optional(),
  figures: z.strictObject({
    silhouette: z.number().min(-1).max(1).nullable(),
    silhouetteDefinition: z.string(),
    silhouetteInterval: silhouetteIntervalSchema,
    inertia: z.number(),
    nDistinct: z.int(),
  }),
  /** Whether the score beats unrelated columns; null: not measured. */
  verdict: verdictSchema.nullable(),
  /** What the verdict is made of; null where there is no score; not in older files. */
  worth: worthSchema.nullable().optional(),
  tree: treeSchema,
  logistic: logisticSchema,
  surrogates: z.strictObject({ tree: surrogateSchema, logistic: surrogateSchema }),
  cells: cellsSchema,
  /** Per-field counts where the cells cover too little; null where they suffice. */
  conditionals: z.array(conditionalSchema).nullable(),
  proxies: z.array(proxySchema),
  unseen: z.enum(['error', 'missing']),
  /** Columns that give away the outcome or the date and make segments all the same, with the reason given. */
  overrides: z
    .array(z.strictObject({ column: z.string(), kind: z.enum(['leak', 'calendar']), reason: textSchema }))
    .optional(),
  answerRule: z.strictObject({ minProbability: shareSchema, minKnownFields: z.int().min(0) }),
});

export type ModelFile = z.infer<typeof modelFileSchema>;
/** A model before it is named by its hash. */
export type ModelContent = Omit<ModelFile, 'hash'>;
export type ModelField = ModelFile['fields'][number];
export type Verdict = z.infer<typeof verdictSchema>;
export type ModelWorth = z.infer<typeof worthSchema>;
export type RuleCondition = z.infer<typeof ruleConditionSchema>;
