import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');

/** The model card. */
export const cardEn = {
  title: (study: string) => `Model card: ${study}`,
  purpose: 'Purpose',
  purposeText: (p: { nSegments: number; columns: readonly string[] }) =>
    `The model puts a client of the bank into one of ${englishCount(p.nSegments, { one: 'segment', other: 'segments' })} by ${formatList(p.columns, 'and')}. A segment helps to decide what to talk about and what to offer.`,
  intended: 'Intended use',
  intendedUses: [
    'To choose the topic of a conversation, a mailing or an offer.',
    'To describe the clients of the bank and watch how the sizes of the segments change.',
    'To score a table or a single client, also when some fields are unknown; then with a probability.',
  ],
  notIntended: 'Not intended',
  notIntendedUses: [
    'To grant, refuse or price a loan: that is what a credit scoring model is for.',
    'To foretell what a client will do: the outcome is neither clustered nor predicted.',
    'For clients of another bank, country or time, without looking first whether they are alike.',
    'For any decision about a person with legal effect.',
  ],
  data: 'Data',
  item: 'Item',
  value: 'Value',
  file: 'Table',
  sha256: 'SHA-256 of the table',
  rows: 'Rows',
  trainRows: 'Rows that everything was fitted on',
  testRows: 'Rows kept for testing',
  split: 'Split',
  splits: { inOrder: 'in the order of the file: the first rows train', shuffled: 'shuffled with the seed' },
  period: 'Period',
  periodYears: (p: { from: string; to: string }) =>
    `${p.from === p.to ? p.from : `${p.from} to ${p.to}`}, by the months and the order of the rows`,
  periodUnknown: 'not stated in the configuration',
  columnsTitle: 'Columns',
  column: 'Column',
  role: 'Role',
  reason: 'Why',
  unknownTrain: 'Unknown cells, train',
  method: 'Method',
  methodFill: (p: { imputation: string; leaks: boolean; nFilled: number }) =>
    `Unknown values: ${p.imputation}; ${englishCount(p.nFilled, { one: 'cell', other: 'cells' })} filled in the train rows${p.leaks ? '. The outcome helped to fill them: a leak' : ''}.`,
  methodPipeline: (p: { pipeline: number; numeric: string; encoder: string; encoded: string }) =>
    `Pipeline ${p.pipeline}: numbers ${p.numeric}, categories ${p.encoder}, then ${p.encoded}.`,
  methodCluster: (p: { k: number; columns: readonly string[]; nFits: number }) =>
    `k-means with k = ${p.k} on ${formatList(p.columns, 'and')}, after a sweep of ${englishCount(p.nFits, { one: 'fit', other: 'fits' })}.`,
  methodChoice: {
    given: 'Data set, k and features were given by the configuration.',
    found: 'Data set, k and features were found by the rule of the study.',
  },
  methodAnswer: 'A client with all of these fields gets the segment of the nearest centroid.',
  methodPartial: (p: { minProbability: number; minKnownFields: number; minCellClients: number }) =>
    `With fields unknown, the probability of a segment is its share among clients alike, counted in cells of at least ${englishCount(p.minCellClients, { one: 'client', other: 'clients' })}. Below ${f.percent(p.minProbability)}${p.minKnownFields === 0 ? '' : `, or with fewer than ${englishCount(p.minKnownFields, { one: 'known field', other: 'known fields' })},`} the model gives no answer.`,
  figures: 'Figures',
  silhouette: (definition: string) => `Silhouette (${definition})`,
  inertia: 'Inertia: sum of squared distances to the centroids',
  distinct: 'Distinct rows in these features',
  fidelityTitle: 'Fidelity of the surrogates',
  fidelityText:
    'The tree and the regression repeat the clustering, to explain it. Fidelity is the share of rows where they do; it says nothing of the client.',
  segments: 'Segments',
  later: 'Share, rows kept for testing',
  outcome: (outcome: string) => `${outcome}, train rows (95 % interval)`,
  limits: 'What the numbers are worth',
  fairness: 'Fairness',
  decide: (columns: readonly string[]) => `Decide the segment: ${columns.join('; ')}.`,
  doNotDecide: (columns: readonly string[]) =>
    `Do not enter the model: ${columns.join('; ')}. Clients who are equal in what decides are in one segment, whatever these are.`,
  filledFrom: (imputation: string) =>
    `Unknown cells of the columns that decide were filled in the train rows (${imputation}) from all clustered columns; so there the others had an influence.`,
  noOthers: 'The configuration has no other columns.',
  proxy:
    'A column that does not enter can still go together with the segment. The largest differences outside the rules, on the train rows:',
  beyond: (p: { segment: string; column: string; category: string; share: number; overall: number }) =>
    `${p.segment}: ${p.column} = ${p.category}, ${f.percent(p.share)} against ${f.percent(p.overall)} of all clients.`,
  fairnessLimit:
    'Numeric columns are compared in the report. Whether offers by segment treat groups of people differently was not tested.',
  versions: 'Versions and hashes',
  modelHash: 'Model',
  configSha256: 'SHA-256 of the configuration',
  software: 'Clientele',
  seed: 'Seed',
  reproduce: 'How to reproduce',
  reproduceText:
    'In the run folder, with the same version and the same table. The hash of the model must come out the same.',
};
