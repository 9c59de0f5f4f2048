import { z } from 'zod';

/** Of a study: sizes from which on something is estimated or refused. */
export const budgetSchema = z
  .strictObject({
    exactRows: z
      .int()
      .min(1000)
      .default(50_000)
      .describe(
        'Silhouettes are exact up to so many distinct rows; above they are estimated from a sample and shown with a 95 % interval.',
      ),
    sampleRows: z
      .int()
      .min(100)
      .default(2000)
      .describe('Clients that an estimated silhouette is computed of, drawn by cluster.'),
    groups: z
      .int()
      .min(1000)
      .default(1_000_000)
      .describe('Distinct rows of the chosen columns that "clientele segment" holds at most.'),
    memory: z
      .int()
      .min(100)
      .default(4000)
      .describe('MB that a study may need; a table that needs more is refused before it is read.'),
  })
  .prefault({})
  .describe('What is exact, what is estimated, and how much memory there is.');
