import { createRandom } from '../../../src/ml/index.ts';

/** A study that has every stage and is over in seconds. */
export const tinyConfig = `version: 1
name: tiny
columns:
  job: { type: nominal, unknown: [unknown] }
  loan: { type: binary }
  index: { type: numeric, role: context }
imputations: [mode, knn]
pipelines: [8]
sweep: { kFrom: 2, kTo: 3, starts: 1, swaps: 1 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: given, imputation: knn, pipeline: 8, k: 3, features: [job, loan] }
segments: { starts: 2, swaps: 2, minCellClients: 2 }
pictures: { linkageRows: 20, mapRows: 20, mapIterations: 20 }
`;

/** Made-up clients for it. */
export function tinyTable(nRows = 120): string {
  const random = createRandom(3);
  const rows = Array.from({ length: nRows }, (_, i) =>
    [
      random.next() < 0.1 ? 'unknown' : ['admin', 'services', 'retired'][random.nextInt(3)],
      ['yes', 'no'][random.nextInt(2)],
      5 - Math.floor((4 * i) / nRows),
    ].join(','),
  );
  return `job,loan,index\n${rows.join('\n')}\n`;
}
