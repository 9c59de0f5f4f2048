import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const rows = { one: 'row', other: 'rows' };

/** The 95 % interval of a silhouette that was estimated, and from how many clients. */
export interface SilhouetteEstimate {
  readonly low: number;
  readonly high: number;
  readonly nSampled: number;
}

/** The frame of the report: first screen, notes on what the numbers are worth, provenance. */
export const reportEn = {
  skip: 'Skip to the report',
  contents: 'Contents',
  /** The link to this page from the one in the other language. */
  inThisLanguage: 'In English',
  summary: 'Finding',
  eyebrow: (study: string) => `Study ${study}`,
  finding: (p: { nClients: number; nSegments: number; columns: readonly string[]; silhouette: number }) =>
    `${englishCount(p.nClients, { one: 'client falls', other: 'clients fall' })} into ${englishCount(p.nSegments, { one: 'segment', other: 'segments' })} by ${formatList(p.columns, 'and')}, with a silhouette of ${f.number(p.silhouette)}`,
  choiceGiven: (p: { dataSet: string; k: number }) =>
    `The configuration named the data set (${p.dataSet}), the features and k = ${p.k}. The study computed what follows from them.`,
  choiceFound: (p: { dataSet: string; k: number }) =>
    `The study chose the data set (${p.dataSet}), the features and k = ${p.k} by its own rule, step by step in chapter\u00a04.`,
  keys: {
    silhouette: 'silhouette',
    clients: 'clients clustered (train rows)',
    later: 'later rows kept for testing',
    held: 'rows kept for testing',
    segments: 'segments',
    distinct: 'distinct rows among them',
  },
  /** Definitions of the silhouette by the name that the computation gives them. */
  silhouetteDefinition: (definition: string) => definition,
  /** A silhouette; where it was estimated, with how sure it is. */
  silhouette: (silhouette: number | null, estimate: SilhouetteEstimate | null | undefined) =>
    estimate
      ? `${f.number(silhouette)} (${f.number(estimate.low)} to ${f.number(estimate.high)} with 95\u00a0% confidence, estimated from ${f.count(estimate.nSampled)} clients)`
      : f.number(silhouette),
  segmentsTitle: 'The segments',
  /** A segment with its name: "Segment 2 · Personal loan". */
  named: (p: { segment: string; name: string }) => `${p.segment} · ${p.name}`,
  shareOfClients: (p: { share: number; nClients: number }) =>
    `${f.percent(p.share)}, ${englishCount(p.nClients, { one: 'client', other: 'clients' })}`,
  notesTitle: 'What these numbers are worth',
  notes: {
    fidelity: (p: { nDistinct: number; columns: readonly string[]; isPerfect: boolean }) =>
      `${p.isPerfect ? '100 %' : 'The share of equal answers'} is agreement with the clustering, not accuracy. The clients have ${englishCount(p.nDistinct, { one: 'distinct row', other: 'distinct rows' })} in ${formatList(p.columns, 'and')}, and the labels are a function of them: a tree that knows the same columns can only repeat them.`,
    spaces:
      'Silhouettes of different encodings lie in different spaces. They do not rank the pipelines, and a score on few columns does not compare with a score on many.',
    leak: (methods: readonly string[]) =>
      `The outcome helped to fill unknown values (${formatList(methods, 'and')}): a leak. Outcome rates by segment are therefore not independent of the segments.`,
    columns: (p: { columns: readonly string[]; nOthers: number }) =>
      `Only ${formatList(p.columns, 'and')} ${p.columns.length === 1 ? 'decides' : 'decide'} a client’s segment${p.nOthers === 0 ? '' : `: where ${p.columns.length === 1 ? 'it is' : 'they are'} known, the other ${englishCount(p.nOthers, { one: 'feature changes', other: 'features change' })} nothing`}.`,
    notShuffled:
      'The rows are split in the order of the file: the test rows are the last ones. Where the file is in date order, they are later clients.',
  },
  warningsTitle: 'Warnings of the run',
  table: 'The same numbers as a table',
  provenance: 'Where this comes from',
  provenanceRows: {
    file: 'Table',
    sha256: 'SHA-256 of the table',
    configSha256: 'SHA-256 of the configuration',
    version: 'Clientele version',
    seed: 'Seed',
    nRows: 'Rows in all',
    nTrain: 'Train rows',
    nTest: 'Test rows',
  },
  field: 'Field',
  value: 'Value',
  rule: {
    title: 'Rule',
    always: 'every client',
    and: '; ',
    or: 'or',
    isOneOf: (p: { column: string; values: readonly string[] }) =>
      `${p.column} is ${formatList(p.values, 'or')}`,
    none: (column: string) => `${column} is none of the known values`,
    range: (p: { column: string; from: number | null; to: number | null }) =>
      p.from === null
        ? p.to === null
          ? `any ${p.column}`
          : `${p.column} ≤ ${f.number(p.to)}`
        : p.to === null
          ? `${p.column} > ${f.number(p.from)}`
          : `${f.number(p.from)} < ${p.column} ≤ ${f.number(p.to)}`,
  },
  rows: (n: number) => englishCount(n, rows),
  list: (items: readonly string[]) => formatList(items, 'and'),
};
