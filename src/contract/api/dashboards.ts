import { z } from 'zod';
import { filterSchema, nameSchema, saidTwiceSchema } from '../dashboard/fields.ts';
import { dashboardSchema } from '../dashboard.ts';

/** GET /api/v1/dashboards */
export const dashboardListSchema = z.strictObject({
  dashboards: z.array(z.strictObject({ id: z.string(), title: saidTwiceSchema, version: z.int().min(0) })),
});

/** GET /api/v1/dashboards/{id} */
export const dashboardResponseSchema = z.strictObject({
  id: z.string(),
  version: z.int().min(0).describe('Each change counts one up; 0 is as it was given.'),
  dashboard: dashboardSchema,
  canSave: z.boolean().describe('Whether this server writes changes.'),
});

/** PUT /api/v1/dashboards/{id} */
export const dashboardSaveSchema = z.strictObject({
  version: z.int().min(0).describe('The one that was read; 409 when somebody has changed it since.'),
  dashboard: dashboardSchema,
});

/** POST /api/v1/dashboards/{id}/data: every tile at once. */
export const dashboardAskSchema = z.strictObject({
  filters: filterSchema.default({}).describe('Categories by field.'),
  compare: z
    .strictObject({
      field: nameSchema,
      one: z.string().max(300).describe('A category.'),
      other: z.string().max(300).nullable().describe('Another; null for all the rest.'),
    })
    .nullable()
    .default(null)
    .describe('Two groups of rows that every tile shows side by side.'),
});

/** The body of POST /api/v1/dashboards/{id}/data. */
export const dashboardDataSchema = dashboardAskSchema.extend({
  dashboard: dashboardSchema
    .optional()
    .describe(
      'A draft to answer for, which is not kept; order, fields and metrics are those of the saved one. Defaults to the saved one.',
    ),
});

const numberSchema = z.number().nullable();

/** The numbers of one tile. */
const tileAnswerSchema = z.strictObject({
  id: z.string(),
  by: z.array(z.string()).describe('Fields of the keys.'),
  rows: z.array(
    z.strictObject({
      keys: z.array(z.string()),
      n: z.number().describe('Rows counted.'),
      values: z.array(numberSchema).describe('One a metric; of a spread, its median.'),
      spread: z.array(z.number()).length(5).optional().describe('Least, quartiles and largest.'),
    }),
  ),
  total: z.strictObject({ n: z.number(), values: z.array(numberSchema) }),
});

export const dashboardAnswerSchema = z.strictObject({
  nRows: z.number().describe('Of the table.'),
  nFiltered: z.number().describe('That pass the filters.'),
  tiles: z.array(tileAnswerSchema),
  categories: z.record(z.string(), z.array(z.string())).describe('Of every field, in order.'),
});

export type DashboardList = z.infer<typeof dashboardListSchema>;
export type DashboardResponse = z.infer<typeof dashboardResponseSchema>;
export type DashboardAsk = z.infer<typeof dashboardAskSchema>;
export type DashboardData = z.infer<typeof dashboardDataSchema>;
export type DashboardAnswer = z.infer<typeof dashboardAnswerSchema>;
export type TileAnswer = DashboardAnswer['tiles'][number];
