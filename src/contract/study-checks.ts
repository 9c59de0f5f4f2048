import { z } from 'zod';

/** The order test of a study. */
export const orderTestSchema = z
  .strictObject({
    orders: z.int().min(0).default(20).describe('Random orders of the codes of each column.'),
    starts: z.int().min(1).default(40).describe('Starts of k-means in each order, at least.'),
    rows: z
      .int()
      .min(100)
      .default(10_000)
      .describe('With more distinct rows than this, so many random train rows are tested.'),
  })
  .prefault({})
  .describe(
    'Where a chosen column without an order of its own is coded by numbers: the same fit with the codes in other orders.',
  );

/** The imputation lab of a study. */
export const labSchema = z
  .strictObject({
    share: z.number().gt(0).max(0.5).default(0.05).describe('Of the known cells of a column, hidden.'),
    minCells: z.int().min(1).default(300),
    maxCells: z.int().min(1).default(2000),
    rows: z
      .int()
      .min(100)
      .default(30_000)
      .describe('On so many random train rows; all of them where they are no more.'),
  })
  .prefault({})
  .describe('Known cells are hidden, and every imputation is scored on them.');
