import { z } from 'zod';
import { imputationSchema } from './imputation.ts';

/** Other ways to cluster, beside the pipelines of a study. */
export const alternativesSchema = z
  .strictObject({
    methods: z
      .array(z.enum(['one-hot', 'k-prototypes', 'gower-pam']))
      .default(['one-hot', 'k-prototypes', 'gower-pam'])
      .describe(
        'one-hot: k-means on one-hot × 1/√2 categories and min-max numbers. k-prototypes: means and modes. gower-pam: medoids in Gower distance. An empty list leaves the stage out.',
      ),
    imputations: z
      .array(imputationSchema)
      .min(1)
      .optional()
      .describe('Tables that are clustered; defaults to the first imputation of the study.'),
    context: z.boolean().default(false).describe('Whether they are also tried with the context columns.'),
    kFrom: z.int().min(2).default(2),
    kTo: z.int().min(2).default(8),
    rows: z
      .int()
      .min(100)
      .max(20_000)
      .default(400)
      .describe('Rows and copies are so many random train rows, or all of them where few are distinct.'),
    copies: z.int().min(19).default(99).describe('Copies with shuffled columns; 99 can give p = 0.01.'),
    starts: z.int().min(1).default(2).describe('Starts of k-means and of k-prototypes, beside a grown one.'),
    swaps: z.int().min(0).default(10).describe('Random swaps of a centroid of k-means.'),
  })
  .prefault({})
  .describe('Ways to cluster that take every column by its type, on the same rows and on shuffled copies.');
