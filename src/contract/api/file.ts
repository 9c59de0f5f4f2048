import { z } from 'zod';
import { modelHashSchema } from './client.ts';

/** The media types of tables, by what they are called in `?format=`. */
export const tableTypes = Object.freeze({
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export type TableFormat = keyof typeof tableTypes;

/** Excel workbooks longer than this are refused. */
export const maxSheetRows = 200_000;
/** The most wrong rows that are listed. */
export const maxBadRows = 1000;

const statusCount = z.int().min(0);

/** One row that could not be scored. */
const badRowSchema = z.strictObject({
  line: z.int().min(1).nullable().describe('In the file, the header being 1; null for a Parquet file.'),
  row: z.int().min(1).describe('Without the header.'),
  column: z.string(),
  code: z.string(),
  detail: z.string().describe('In the language of the reader; without the cell.'),
});

/** POST /api/v1/score/file with `?format=json`: what was found, without the table. */
export const fileReportSchema = z.strictObject({
  model_hash: modelHashSchema,
  format: z.enum(['csv', 'parquet', 'xlsx']).describe('Of the table that was sent.'),
  nRows: z.int().min(0),
  columns: z
    .array(
      z.strictObject({
        name: z.string().describe('In the file.'),
        field: z.string().nullable().describe('Of the model; null when the column is only copied.'),
      }),
    )
    .describe('In the order of the file.'),
  absentFields: z.array(z.string()).describe('Used fields that no column has: they count as not known.'),
  counts: z.strictObject({
    complete: statusCount,
    filled: statusCount,
    abstained: statusCount,
    invalid: statusCount.describe('Rows with a wrong cell; their score columns are empty.'),
  }),
  segments: z.array(z.strictObject({ id: z.int().min(1), nRows: z.int().min(0) })),
  badRows: z.array(badRowSchema).describe('The first thousand.'),
  unseen: z
    .array(z.strictObject({ column: z.string(), nRows: z.int().min(0) }))
    .describe('Cells with a category that the model does not have, by column.'),
  warnings: z.array(z.string()),
});

export type FileReport = z.infer<typeof fileReportSchema>;
export type BadRow = FileReport['badRows'][number];
