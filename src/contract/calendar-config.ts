import { z } from 'zod';

/** How year and month of every row follow from a column of months and the order of the rows. */
export const calendarSchema = z
  .strictObject({
    month: z.string().min(1).describe('The column that names the month of the row, by its name in the file.'),
    order: z
      .array(z.string().min(1))
      .length(12)
      .describe('What it calls the twelve months, January first; other values have no date.'),
    start: z
      .strictObject({
        year: z.int().min(1).max(9999),
        month: z.string().describe('As in "order".'),
      })
      .describe('The date of the first row.'),
  })
  .superRefine(({ order, start }, context) => {
    if (new Set(order).size < order.length) {
      context.addIssue({ code: 'custom', path: ['order'], message: 'name each month once' });
    }
    if (!order.includes(start.month)) {
      context.addIssue({ code: 'custom', path: ['start', 'month'], message: 'must be one of "order"' });
    }
  });
