import { z } from 'zod';

/** The ways to treat unknown values. */
export const imputationSchema = z.enum(['raw', 'knn', 'iterative', 'knn-vote', 'mode']);
export type Imputation = z.infer<typeof imputationSchema>;
