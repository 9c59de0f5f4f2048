import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const client = { one: 'client', other: 'clients' };

/** The model page. */
export const webModelEn = {
  title: 'Model',
  tree: 'Tree',
  coefficients: 'Coefficients',
  confusion: 'Agreement',
  balance: 'Class balance',
  checks: 'Checks',
  card: 'Card',
  downloads: 'Downloads',
  fidelity: 'Fidelity to the clustering',
  fidelityNote:
    'How often tree and regression give the segment of the clustering. It is not accuracy about clients: the segments are made from the same columns.',
  classifier: 'Classifier',
  heldOut: 'held-out rows',
  later: 'later rows',
  notMeasured: 'not measured',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  treeHint: 'Drag or use the arrow keys to move, + and − to zoom, 0 to fit.',
  coefficientsTitle: (p: { feature: string; segment: string; value: number }) =>
    `${p.feature} weighs most: ${f.number(p.value)} for ${p.segment}`,
  coefficientsSubtitle: (p: { nFeatures: number; nSegments: number }) =>
    `Coefficients of the logistic regression on ${englishCount(p.nFeatures, { one: 'encoded feature', other: 'encoded features' })}, ${englishCount(p.nSegments, { one: 'segment', other: 'segments' })}`,
  coefficientsCaption:
    'Positive speaks for the segment, negative against it, all other features equal. Sizes compare only between features of the same scale.',
  intercept: 'Intercept',
  feature: 'Feature',
  file: 'model.json: everything from a client’s words to the segment, no client’s row',
  cardFile: 'The model card, Markdown',
  cardLoading: 'The model card stands here once it is loaded.',
  sql: 'SQL that gives a table of a database the same score columns',
  sqlTable: 'Table',
  sqlDialect: 'Database',
  sqlAnsi: 'others (ANSI SQL)',
  sqlDownload: 'Download SQL',
  reportFile: 'The report, one page that needs nothing else',
  schema: 'The API that programs use',
  published: (p: { by: string; date: string; reason: string | null }) =>
    `Published by ${p.by} on ${p.date}.${p.reason === null ? '' : ` Reason: ${p.reason}`}`,
  cardRows: {
    hash: 'Hash of the model',
    study: 'Study',
    software: 'Made by',
    data: 'SHA-256 of the table',
    config: 'SHA-256 of the configuration',
    nClients: 'Clients that it was made from',
    imputation: 'Unknown values filled by',
    pipeline: 'Pipeline',
    features: 'Decide the segment',
    rule: 'Answers',
    cells: 'Counts for partial answers',
    silhouette: 'Silhouette',
    verdict: 'Verdict',
    inertia: 'Inertia',
    distinct: 'Distinct rows',
  },
  answerRule: (p: { minProbability: number; minKnownFields: number }) =>
    `from ${f.number(p.minProbability * 100)} of 100 on${p.minKnownFields === 0 ? '' : `, with ${p.minKnownFields} or more important fields known`}`,
  cells: (p: { minClients: number; coverage: number }) =>
    `cells of at least ${englishCount(p.minClients, client)}, together ${f.percent(p.coverage)} of them`,
  purpose: 'What it is for',
  purposeText:
    'To choose what to talk about and what to offer. Not to grant, refuse or price a loan, and not for a decision with legal effect.',
};
