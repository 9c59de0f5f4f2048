import { z } from 'zod';

const thresholdSchema = z.strictObject({
  excess: z.number().describe('Silhouette above the mean of shuffled copies, at least.'),
  p: z.number().gt(0).max(1).describe('Share of copies that score as high, at most.'),
});

/** What every score is compared with. */
export const shuffledSchema = z
  .strictObject({
    sweepCopies: z
      .int()
      .min(2)
      .default(20)
      .describe('Copies with shuffled columns that every fit of the sweep is compared with.'),
    copies: z.int().min(19).default(99).describe('The same of the chosen fit; 99 can give p = 0.01.'),
    rows: z
      .int()
      .min(100)
      .default(1000)
      .describe('Copies are of so many random train rows, or of all where few are distinct.'),
    searchRows: z
      .int()
      .min(100)
      .default(500)
      .describe('The same of the copies that repeat the search of a choice that is found.'),
    starts: z
      .int()
      .min(1)
      .default(1)
      .describe('Starts of k-means on the rows themselves and the first copy.'),
    swaps: z
      .int()
      .min(0)
      .default(10)
      .describe('Random swaps of a centroid, likewise; the other copies go on from the first one.'),
    finalStarts: z.int().min(1).default(10).describe('Starts of k-means on the chosen columns.'),
  })
  .prefault({})
  .describe('What every score is compared with: the same on copies whose columns are unrelated.');

/** When segments are called real. */
export const verdictSchema = z
  .strictObject({
    clear: thresholdSchema.prefault({ excess: 0.05, p: 0.01 }),
    weak: thresholdSchema.prefault({ excess: 0.01, p: 0.05 }),
  })
  .prefault({})
  .describe('When the segments are called real; otherwise the verdict is "none".');

/** How well segments come again. */
export const stabilitySchema = z
  .strictObject({
    resamples: z
      .int()
      .min(5)
      .default(50)
      .describe('Bootstrap resamples of the train rows, and as many of copies.'),
    copies: z.int().min(1).default(5).describe('Shuffled copies that share their resamples.'),
    starts: z.int().min(1).default(20).describe('Fits from one start, compared with the segments.'),
  })
  .prefault({})
  .describe('How well the segments come again.');
