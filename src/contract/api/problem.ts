import { z } from 'zod';

/** What is wrong with one value of a request. */
const valueProblemSchema = z.strictObject({
  path: z.string().describe('Where it stands, such as `rows[3].job`.'),
  code: z.string(),
  detail: z.string().describe('In the language of the reader.'),
  allowed: z.array(z.string()).optional().describe('What may stand there: the first ten.'),
  allowedCount: z.int().min(0).optional().describe('How many may.'),
});

/** Every error: application/problem+json (RFC 9457). */
export const problemSchema = z.strictObject({
  type: z.string().describe('Where the error is explained: `/api#E_VALUE`.'),
  title: z.string().describe('What is wrong, in the language of the reader.'),
  status: z.int().min(400).max(599),
  detail: z.string().describe('Where, and what to do.'),
  code: z.string().regex(/^E_[A-Z_0-9]+$/),
  line: z.int().min(1).optional().describe('In the query that was sent.'),
  column: z.int().min(1).optional().describe('In that line, in characters.'),
  errors: z.array(valueProblemSchema).optional().describe('The first ten wrong values.'),
});

export type Problem = z.infer<typeof problemSchema>;
export type ValueProblem = z.infer<typeof valueProblemSchema>;
