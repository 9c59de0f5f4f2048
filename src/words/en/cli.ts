import { englishCount } from '../plural.ts';

export const cliEn = {
  /** The stages of a study, as progress names them. */
  stages: {
    read: 'Read the table',
    profile: 'Profile the table',
    split: 'Split into train and test',
    lab: 'Try every imputation on hidden cells',
    impute: 'Fill unknown values',
    preprocess: 'Scale and encode',
    sweep: 'Cluster at every k',
    null: 'Cluster shuffled copies',
    alternatives: 'Take every column by its type',
    choose: 'Choose data set and features',
    segment: 'Make the segments',
    label: 'Put every row into its segment',
    verdict: 'Compare with shuffled copies',
    order: 'Try other orders of the codes',
    explore: 'Compute dendrograms and maps',
    classify: 'Train the classifiers',
    stability: 'Cluster resamples again',
    surrogates: 'Hold the surrogates against the clustering',
    name: 'Name the segments',
    pictures: 'Draw the pictures',
    report: 'Write the report',
  },
  /** Status words, as in score columns. */
  status: {
    complete: 'every field was known',
    filled: 'completed from clients alike',
    abstained: 'not enough information',
  },
  timeLeft: (text: string) => `${text} left`,
  reused: 'kept from an earlier run',
  seconds: (count: string) => `${count} s`,
  minutes: (minutes: string, seconds: string) => `${minutes} min ${seconds} s`,
  warning: (code: string, message: string) => `warning ${code}: ${message}`,
  interrupted: 'Interrupted. What was finished is kept: run the same command to go on.',
  finding: (k: number, features: string, silhouette: string, nDistinct: string) =>
    `${englishCount(k, { one: 'segment', other: 'segments' })} on ${features}: silhouette ${silhouette}, ${nDistinct} distinct rows.`,
  segmentLine: (id: number, share: string, clients: string) =>
    `Segment ${id} · ${share} · ${clients} clients`,
  written: (path: string) => `Report: ${path}`,
  modelAt: (path: string) => `Model:  ${path}`,
  answer: (id: number, name: string | null, share: string) =>
    `Segment ${id}${name === null ? '' : ` · ${name}`} (${share} of clients)`,
  segmentIs: (id: number, name: string | null) => `Segment ${id}${name === null ? '' : ` · ${name}`}`,
  abstains: 'No segment: not enough information',
  likeliest: (id: number, name: string | null, probability: string) =>
    `Likeliest: segment ${id}${name === null ? '' : ` · ${name}`}, ${probability}`,
  sure: (probability: string, status: string) => `Probability ${probability}: ${status}`,
  notKnown: (fields: string) => `Not known: ${fields}`,
  because: (rule: string) => `Because ${rule}`,
  model: (hash: string) => `Model ${hash}`,
  grouping: 'Group equal rows, cluster, label',
  estimated: (low: string, high: string, nSampled: string) =>
    `The silhouette is estimated from ${nSampled} sampled clients: between ${low} and ${high} with 95 % confidence.`,
  labelled: (rows: string, path: string) => `${rows} rows labelled: ${path}`,
  scored: (rows: string, path: string) => `${rows} rows scored: ${path}`,
  queryWritten: (rows: string, path: string) => `${rows} rows: ${path}`,
  queryCut: (rows: string) => `Only the first ${rows} rows are here: add a LIMIT or group them.`,
};
