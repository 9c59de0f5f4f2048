import { z } from 'zod';

/** What a column of an upload may become. */
export const loadTypes = ['number', 'text', 'boolean', 'date'] as const;
/** Names of tables in SQL: letters, digits and underscores. */
export const tableNamePattern = /^[\p{L}_][\p{L}\p{N}_]{0,62}$/u;

const count = z.int().min(0);
const tableName = z
  .string()
  .regex(tableNamePattern)
  .describe('How queries call the table: letters, digits and underscores, at most 63.');
const typedColumn = z.strictObject({ name: z.string(), type: z.enum(loadTypes) });

const rejectedRowSchema = z.strictObject({
  line: z.int().min(1).nullable().describe('In the file, the header being 1; null where it has no lines.'),
  row: z.int().min(1).nullable().describe('Without the header; null where rows cannot be told apart.'),
  column: z.int().min(1).nullable(),
  name: z.string().nullable(),
  value: z.string().nullable().describe('What stands there, cut after 200 characters.'),
  code: z.string(),
  reason: z.string(),
});

/** POST /api/v1/uploads/preview */
export const uploadPreviewSchema = z.strictObject({
  id: z.string().describe('Names the file for POST /api/v1/uploads.'),
  columns: z.array(typedColumn),
  rows: z.array(z.array(z.string().nullable())).describe('The first rows, as they stand in the file.'),
  nSeen: count.describe('Rows that the types were told from.'),
  isWhole: z.boolean().describe('Those are all.'),
  rejected: z.array(rejectedRowSchema),
});

/** POST /api/v1/uploads */
export const uploadRequestSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f-]{36}$/),
  name: tableName,
  file: z.string().min(1).max(255).describe('What the file was called.'),
  columns: z
    .array(
      z.strictObject({
        name: z.string(),
        type: z.enum(loadTypes),
        missing: z.array(z.string().max(200)).max(50).optional().describe('Cells that mean "not known".'),
      }),
    )
    .min(1)
    .max(5000),
});

/** POST /api/v1/uploads/query */
export const uploadQuerySchema = z.strictObject({
  connection: z.string().describe('One of the connections that GET /api/v1/uploads lists.'),
  query: z.string().min(1).max(65_536).describe('One statement that reads.'),
  name: tableName,
});

export const uploadSchema = z.strictObject({
  name: z.string(),
  source: z.union([
    z.strictObject({ kind: z.literal('file'), file: z.string() }),
    z.strictObject({ kind: z.literal('postgres'), connection: z.string(), query: z.string() }),
  ]),
  at: z.string().describe('When it came, in UTC.'),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
  nRows: count,
  nRejected: count,
});

/** GET /api/v1/uploads */
export const uploadsSchema = z.strictObject({
  tables: z.array(uploadSchema),
  connections: z.array(z.string()).describe('Databases that the configuration of the server names.'),
});

/** What comes of an upload: lines of progress, then a table or a problem. */
export const uploadLineSchema = z.union([
  z.strictObject({ kind: z.literal('progress'), nRows: count }),
  z.strictObject({
    kind: z.literal('done'),
    table: uploadSchema,
    rejected: z.array(rejectedRowSchema).describe('At most a thousand; all of them in /rejected.'),
  }),
  z.strictObject({ kind: z.literal('problem'), title: z.string(), detail: z.string(), code: z.string() }),
]);

export type Upload = z.infer<typeof uploadSchema>;
export type UploadPreview = z.infer<typeof uploadPreviewSchema>;
export type UploadRequest = z.infer<typeof uploadRequestSchema>;
export type UploadQuery = z.infer<typeof uploadQuerySchema>;
export type Uploads = z.infer<typeof uploadsSchema>;
export type UploadLine = z.infer<typeof uploadLineSchema>;
export type UploadRejected = z.infer<typeof rejectedRowSchema>;
