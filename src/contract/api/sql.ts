import { z } from 'zod';

/** The longest query, in characters. */
const maxQuery = 65_536;

const columnName = z.string().min(1).max(1000);

/** POST /api/v1/sql */
export const sqlRequestSchema = z.strictObject({
  sql: z.string().max(maxQuery).describe('One query over the tables that GET /api/v1/sql/tables lists.'),
  operation: z
    .union([
      z.strictObject({
        kind: z.enum(['run', 'explain', 'describe', 'summarize']),
      }),
      z.strictObject({
        kind: z.literal('pivot'),
        rows: z.array(columnName).max(20).describe('Columns of the query that stay rows.'),
        column: columnName.describe('The column whose values become columns, at most 50.'),
        value: z.union([
          z.strictObject({ function: z.literal('count') }),
          z.strictObject({ function: z.enum(['sum', 'avg', 'min', 'max']), column: columnName }),
        ]),
      }),
    ])
    .optional()
    .describe('What is done with the query; defaults to running it.'),
});

const typedColumn = z.strictObject({
  name: z.string(),
  type: z.string().describe('As SQL calls it, such as DOUBLE.'),
});

export const sqlResponseSchema = z.strictObject({
  columns: z.array(typedColumn),
  rows: z
    .array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])))
    .describe('At most ten thousand, and at most 8 MB; dates and long integers as text.'),
  cut: z.enum(['rows', 'bytes']).nullable().describe('Why rows are left out; null where all are there.'),
  seconds: z.number().min(0).describe('How long the query took.'),
});

/** GET /api/v1/sql/tables */
export const sqlTablesSchema = z.strictObject({
  tables: z.array(z.strictObject({ name: z.string(), nRows: z.int().min(0), columns: z.array(typedColumn) })),
  functions: z.array(z.string()).describe('What a query may use, in order.'),
});

export type SqlRequest = z.infer<typeof sqlRequestSchema>;
export type SqlResponse = z.infer<typeof sqlResponseSchema>;
export type SqlTables = z.infer<typeof sqlTablesSchema>;
