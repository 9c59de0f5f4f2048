import { z } from 'zod';

const saidSchema = z.string().trim().min(1).max(4000);
/** One text in both languages, neither of them empty. */
export const saidTwiceSchema = z.strictObject({ en: saidSchema, ru: saidSchema });

export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'use lower-case letters, digits and _, a letter first');

/** Categories by field: a row counts when it has one of them in every field. */
export const filterSchema = z.record(nameSchema, z.array(z.string().max(300)).min(1).max(500));

const columnSchema = z.string().min(1);
const binsSchema = z
  .strictObject({
    column: columnSchema,
    edges: z.array(z.number()).min(1).max(60).describe('A bin begins at each of them; rising.'),
    from: z
      .number()
      .optional()
      .describe('The least value there is, to name the first bin; defaults to none.'),
    whole: z.boolean().default(true).describe('Whether the numbers are whole: "30–39" instead of "30–40".'),
  })
  .refine(({ edges }) => edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge)), {
    message: 'edges must rise',
  });

const calendarSchema = z
  .strictObject({
    column: columnSchema.describe('It holds the name of the month alone.'),
    months: z.array(z.string()).length(12).describe('The names in the column, January first.'),
    start: z.strictObject({ year: z.int().min(1), month: z.string() }),
    part: z.enum(['month', 'year']),
  })
  .refine(({ months, start }) => months.includes(start.month), 'start.month must be one of the months');

/** What rows are told apart by: a column, bins of one, or a date from the order of the rows. */
export const fieldSchema = z
  .strictObject({
    name: nameSchema,
    label: saidTwiceSchema,
    column: columnSchema.optional(),
    bins: binsSchema.optional(),
    calendar: calendarSchema.optional(),
    order: z
      .enum(['size', 'value', 'listed'])
      .default('value')
      .describe('Of the categories: the largest first, by their value, or as `values` lists them.'),
    values: z
      .record(z.string(), saidTwiceSchema)
      .default({})
      .describe('How categories are called; the others go by themselves.'),
    unknown: z
      .array(z.string())
      .default([])
      .describe('Categories that mean "not known": drawn grey, never named as the most.'),
    segment: z.boolean().default(false).describe('Whether the categories are ids of segments.'),
  })
  .refine(
    ({ column, bins, calendar }) => [column, bins, calendar].filter((one) => one !== undefined).length === 1,
    {
      message: 'give one of column, bins, calendar',
    },
  );

/** A number of a set of rows. */
export const dashboardMetricSchema = z
  .strictObject({
    name: nameSchema,
    label: saidTwiceSchema,
    count: z
      .union([z.literal('rows'), filterSchema])
      .optional()
      .describe('How many rows, or how many of some.'),
    share: z.literal('rows').optional().describe('The share of all rows of the tile.'),
    rate: filterSchema.optional().describe('The share of such rows among those of the mark.'),
    sum: columnSchema.optional(),
    mean: columnSchema.optional(),
    spread: columnSchema.optional().describe('Quartiles and range, for a box; it reads as the median.'),
    digits: z
      .int()
      .min(1)
      .max(12)
      .default(3)
      .describe('Significant digits of what is no count and no share.'),
    per: z.number().positive().default(1).describe('What the numbers of the column are divided by.'),
  })
  .refine(
    ({ count, share, rate, sum, mean, spread }) =>
      [count, share, rate, sum, mean, spread].filter((one) => one !== undefined).length === 1,
    { message: 'give one of count, share, rate, sum, mean, spread' },
  );
