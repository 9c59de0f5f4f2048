import type { RuleCondition } from '../contract/index.ts';
import { type Frame, type FrameColumn, frameColumn } from '../ml/index.ts';

/** How one rule meets its segment, on the train rows. */
export interface RuleFit {
  /** Share of the segment's clients whom the rule holds for. */
  readonly coverage: number;
  /** Share of the clients whom the rule holds for that are of the segment; NaN where it holds for nobody. */
  readonly precision: number;
}

/** Where a segment differs from all other clients. */
export type Contrast =
  | {
      readonly kind: 'category';
      readonly column: string;
      readonly category: string;
      /** Share among the known cells of the segment, and of all other clients. */
      readonly own: number;
      readonly rest: number;
      /** Own − rest. */
      readonly difference: number;
    }
  | {
      readonly kind: 'numeric';
      readonly column: string;
      /** Means of the known cells. */
      readonly own: number;
      readonly rest: number;
      /** Standardized: (own − rest) ÷ √((variance + variance of the rest) ÷ 2). */
      readonly difference: number;
    };

/** A test of rows: whether they meet every condition; an unknown cell meets none. */
export function meetsRule(rule: readonly RuleCondition[], frame: Frame): (row: number) => boolean {
  const tests = rule.map((condition): ((row: number) => boolean) => {
    const column = frameColumn(frame, condition.column);
    if (condition.kind === 'category') {
      if (column.kind !== 'category') return () => false;
      const allowed = column.categories.map((category) => condition.values.includes(category));
      return (row) => column.codes[row] >= 0 && allowed[column.codes[row]];
    }
    if (column.kind !== 'numeric') return () => false;
    const { from, to } = condition;
    return (row) => (from === null || column.values[row] > from) && (to === null || column.values[row] <= to);
  });
  return (row) => tests.every((test) => test(row));
}

/** Coverage and precision of each rule of one segment. O(nRows × conditions). */
export function ruleFits(
  rules: readonly (readonly RuleCondition[])[],
  frame: Frame,
  labels: Int32Array,
  segment: number,
): RuleFit[] {
  const size = labels.reduce((count, label) => count + Number(label === segment), 0);
  return rules.map((rule) => {
    const meets = meetsRule(rule, frame);
    let held = 0;
    let own = 0;
    for (let i = 0; i < frame.nRows; i++) {
      if (!meets(i)) continue;
      held++;
      if (labels[i] === segment) own++;
    }
    return { coverage: own / size, precision: own / held };
  });
}

/**
 * How a segment differs from all other clients, column by column: of categories the one whose share differs most, of
 * numbers the standardized difference of the means. Largest difference first; columns where either side has no known
 * cell are left out. No p-values: the columns that made the segments differ by construction.
 */
export function contrastsOf(
  columns: readonly FrameColumn[],
  labels: Int32Array,
  segment: number,
): Contrast[] {
  const isOwn = (row: number): boolean => labels[row] === segment;
  return columns
    .flatMap((column) =>
      column.kind === 'category' ? ofCategories(column, isOwn) : ofNumbers(column, isOwn),
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

function ofCategories(
  { name, codes, categories }: Extract<FrameColumn, { kind: 'category' }>,
  isOwn: (row: number) => boolean,
): Contrast[] {
  const own = new Float64Array(categories.length);
  const rest = new Float64Array(categories.length);
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) (isOwn(i) ? own : rest)[codes[i]]++;
  const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
  const [nOwn, nRest] = [sum(own), sum(rest)];
  if (nOwn === 0 || nRest === 0) return [];
  const all = categories.map((category, c): Contrast => {
    const shares = { own: own[c] / nOwn, rest: rest[c] / nRest };
    return { kind: 'category', column: name, category, ...shares, difference: shares.own - shares.rest };
  });
  // Of two that differ equally, as in a column of two, the one that the segment has more of is said.
  const weight = ({ difference }: Contrast): number => Math.abs(difference) + (difference > 0 ? 1e-9 : 0);
  return [all.reduce((most, one) => (weight(one) > weight(most) ? one : most))];
}

function ofNumbers(
  { name, values }: Extract<FrameColumn, { kind: 'numeric' }>,
  isOwn: (row: number) => boolean,
): Contrast[] {
  const own = spread(values, isOwn);
  const rest = spread(values, (row) => !isOwn(row));
  const scale = Math.sqrt((own.variance + rest.variance) / 2);
  const difference = own.mean === rest.mean ? 0 : (own.mean - rest.mean) / scale;
  return Number.isFinite(difference)
    ? [{ kind: 'numeric', column: name, own: own.mean, rest: rest.mean, difference }]
    : [];
}

/** Mean and variance (÷ n) of the known numbers of the chosen rows; NaN where there are none. */
function spread(
  values: Float64Array,
  isChosen: (row: number) => boolean,
): { mean: number; variance: number } {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]) || !isChosen(i)) continue;
    n++;
    sum += values[i];
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i]) && isChosen(i)) squares += (values[i] - mean) * (values[i] - mean);
  }
  return { mean, variance: squares / n };
}
