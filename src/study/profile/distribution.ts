import { type Histogram, histogram, type OrderedValues, quantilesOfOrdered } from '../../ml/index.ts';
import { profileRules } from './rules.ts';
import type { Subject } from './subject.ts';
import type { Distribution, NumberSummary, ValueCount } from './table-profile.ts';

const shownProbabilities = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** The counts of a column's values; nothing of a column whose values may name clients. */
export function distributionOf(subject: Subject, isIdentifier: boolean): Distribution {
  const { cells, numbers, ordered } = subject;
  if (isIdentifier || cells.kind === 'text') return { kind: 'hidden' };
  if (cells.kind === 'category') return categoriesOf(subject, cells);
  const { values, counts } = ordered;
  if (numbers && values.length > profileRules.bins)
    return { kind: 'histogram', ...binNumbers(numbers, ordered) };
  return { kind: 'values', shown: Array.from(values, (value, at) => ({ value, count: counts[at] })) };
}

/** Bins of equal width; those of whole numbers hold equally many of them, or half of the bars would be twice as high. */
function binNumbers(numbers: Float64Array, { values, counts: rows }: OrderedValues): Histogram {
  const low = values[0];
  const high = values[values.length - 1];
  // Beyond 2^53 neighbouring whole numbers are one double, and bins of equally many of them cannot be told apart.
  if (!values.every(Number.isSafeInteger) || !Number.isSafeInteger(high - low + 1))
    return histogram(numbers, profileRules.bins);
  const width = Math.ceil((high - low + 1) / profileRules.bins);
  const nBins = Math.ceil((high - low + 1) / width);
  const counts = new Array<number>(nBins).fill(0);
  values.forEach((value, at) => {
    counts[Math.floor((value - low) / width)] += rows[at];
  });
  return { edges: Array.from({ length: nBins + 1 }, (_, b) => low - 0.5 + b * width), counts };
}

/** Categories with their counts in the order in which they are shown, those that do not occur left out. */
export function countCategories(
  cells: { readonly codes: Int32Array; readonly categories: readonly string[] },
  order: readonly string[] | null,
): (ValueCount<string> & { readonly code: number })[] {
  const counts = new Float64Array(cells.categories.length);
  const { codes } = cells;
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) counts[codes[i]]++;
  const found = cells.categories
    .map((value, code) => ({ value, code, count: counts[code] }))
    .filter(({ count }) => count > 0);
  const place = ({ value }: { value: string }): number => order?.indexOf(value) ?? 0;
  return order
    ? found.sort((a, b) => place(a) - place(b) || a.code - b.code)
    : found.sort((a, b) => b.count - a.count || a.code - b.code);
}

function categoriesOf(
  { order }: Subject,
  cells: { readonly codes: Int32Array; readonly categories: readonly string[] },
): Distribution {
  const all = countCategories(cells, order);
  const shown = all.slice(0, profileRules.shownCategories);
  const rest = all.slice(profileRules.shownCategories);
  return {
    kind: 'categories',
    shown: shown.map(({ value, count }) => ({ value, count })),
    nOther: rest.length,
    countOther: rest.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Mean, standard deviation and quantiles of the numbers; null where there is none. */
export function summarize({ numbers, ordered }: Pick<Subject, 'numbers' | 'ordered'>): NumberSummary | null {
  if (!numbers || ordered.values.length === 0) return null;
  let nValues = 0;
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) {
    if (Number.isNaN(numbers[i])) continue;
    nValues++;
    sum += numbers[i];
  }
  const mean = sum / nValues;
  let squares = 0;
  for (let i = 0; i < numbers.length; i++) {
    if (!Number.isNaN(numbers[i])) squares += (numbers[i] - mean) * (numbers[i] - mean);
  }
  return {
    nValues,
    mean,
    sd: nValues > 1 ? Math.sqrt(squares / (nValues - 1)) : null,
    quantiles: quantilesOfOrdered(ordered, shownProbabilities).map((value, i) => ({
      probability: shownProbabilities[i],
      value,
    })),
  };
}
