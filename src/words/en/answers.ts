import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');

const named = (id: number, name: string | null): string => `${id}${name === null ? '' : ` · ${name}`}`;

/** What the command line says of answers, of exports and of two models. */
export const answersEn = {
  decides: (field: string, value: string, without: number) =>
    `Decides: ${field} is ${value}; without it the probability is ${f.percent(without)}`,
  assumed: (field: string, value: string, probability: number) =>
    `Assumed: ${field} is ${value} (${f.percent(probability)})`,
  range: (from: number | null, to: number | null) =>
    from === null
      ? `up to ${f.number(to)}`
      : to === null
        ? `above ${f.number(from)}`
        : `from ${f.number(from)} to ${f.number(to)}`,
  ask: (field: string, answered: number) =>
    `Ask next: ${field}; then ${f.percent(answered)} of clients like this get an answer`,
  askOnly: (field: string, expected: number) =>
    `Ask next: ${field}; then the likeliest segment has a probability of ${f.percent(expected)} on average`,
  wouldBe: (id: number, name: string | null, changes: string) =>
    `Would be segment ${named(id, name)} with ${changes}`,
  change: (field: string, from: string, to: string) => `${field} ${from} → ${to}`,
  unseen: (field: string) => `The model does not know this value: ${field} counts as not known`,
  exported: (path: string) => `SQL written: ${path}`,
  bundle: (p: { path: string; nCharts: number }) =>
    `bundle for Superset written: ${p.path} (${englishCount(p.nCharts, { one: 'chart', other: 'charts' })})`,
  same: (id: number, previous: number, overlap: number) =>
    `Segment ${id} is the earlier ${previous} (overlap ${f.percent(overlap)})`,
  changed: (id: number, previous: number, overlap: number) =>
    `Segment ${id} is the earlier ${previous}, changed: confirm it (overlap ${f.percent(overlap)})`,
  isNew: (id: number, lasting: number, overlap: number) =>
    `Segment ${id} is new and becomes ${lasting} (largest overlap ${f.percent(overlap)})`,
  gone: (id: number) => `The earlier segment ${id} has no successor`,
  migration: 'Clients by earlier segment (lines) and later segment (columns):',
  coverage: (share: number) =>
    `Counted on the cells of both models, at least ${f.percent(share)} of clients.`,
};
