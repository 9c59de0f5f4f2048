import { z } from 'zod';

/** One text in both languages. */
export const bilingualSchema = z.strictObject({ en: z.string(), ru: z.string() });

/** A text in one language, or in both. */
export const textSchema = z.union([z.string().min(1), bilingualSchema]);

/** Why a column is clustered although it gives something away. */
export const allowSchema = z
  .strictObject({
    leak: textSchema.optional().describe('It tells the outcome too well to be known before it.'),
    calendar: textSchema.optional().describe('It is a function of the date.'),
  })
  .optional()
  .describe(
    'Why the column makes segments although the profile objects; without it such a column is refused where it is chosen, and else counts as context (calendar) or describes segments only (leak). The reason stands in run.json, the model, its card and the report.',
  );
