import { z } from 'zod';

const weightSchema = z.number().positive().describe('In any unit: only its share counts.');

const pieceSchema = z
  .tuple([z.number(), z.number(), z.number().positive()])
  .describe('From, to (both included) and weight: the numbers between them are equally likely.');

const cellSchema = z
  .union([z.string(), z.number(), z.array(pieceSchema).min(1)])
  .describe('A category, a number, or the pieces that a number is drawn from.');

const constantSchema = z.union([z.string(), z.number()]);

const recipeColumnSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    name: z.string().min(1),
    kind: z.literal('category'),
    categories: z.array(z.string()).min(1),
  }),
  z.strictObject({
    name: z.string().min(1),
    kind: z.literal('numeric'),
    decimals: z.int().min(0).max(6).describe('Digits behind the point; 0 is a column of whole numbers.'),
  }),
]);

const calendarSchema = z.strictObject({
  name: z.string().min(1).describe('What factor tables call the period of a row.'),
  monthColumns: z.array(z.string()).describe('Columns that are constant within a month.'),
  dayColumns: z.array(z.string()).describe('Columns that are constant within a day.'),
  months: z
    .array(
      z.strictObject({
        cells: z.array(constantSchema).describe('One for each month column.'),
        days: z
          .array(
            z.strictObject({
              weight: weightSchema,
              period: z.int().min(0).max(9_999).describe('The state that factor tables see.'),
              cells: z.array(constantSchema).describe('One for each day column.'),
            }),
          )
          .min(1),
      }),
    )
    .min(1)
    .describe('In the order of dates.'),
});

const variableSchema = z.strictObject({
  name: z.string().min(1),
  columns: z.array(z.string()).min(1).describe('The columns that a state writes: those that go together.'),
  states: z
    .array(z.strictObject({ weight: weightSchema, cells: z.array(cellSchema) }))
    .min(1)
    .max(1_000),
  factors: z
    .array(
      z.strictObject({
        of: z.string().describe('An earlier variable, or the period.'),
        table: z
          .array(z.array(z.number().positive()))
          .describe('A row for each state of that, a factor for each own state.'),
      }),
    )
    .describe('The chance of a state is its weight times its factors, over the sum for all states.'),
});

/** Version 1 of a recipe: what `clientele sample` makes a table from. Counts and fitted tables, never rows. */
export const sampleRecipeSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1),
  source: z.string().describe('Where the figures come from.'),
  nRows: z.int().min(1).describe('Rows that are made unless another number is asked for.'),
  delimiter: z.string().length(1).default(',').describe('The field separator of a CSV that is written.'),
  columns: z.array(recipeColumnSchema).min(1).describe('In the order of the table.'),
  calendar: calendarSchema,
  variables: z.array(variableSchema).describe('Each is drawn after those before it.'),
});

export type SampleRecipe = z.infer<typeof sampleRecipeSchema>;
export type RecipeColumn = SampleRecipe['columns'][number];
export type RecipeVariable = SampleRecipe['variables'][number];
export type RecipeCell = RecipeVariable['states'][number]['cells'][number];
