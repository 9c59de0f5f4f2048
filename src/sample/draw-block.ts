import { createRandom, deriveSeed, type Random } from '../ml/index.ts';
import type { CellOutput, CompiledRecipe, CompiledVariable, NumberOutput } from './compile.ts';
import type { FactorGroup } from './factor-groups.ts';

/** Rows that share a generator of their own: any thread can draw any block. */
export const blockRows = 8_192;

/** A column in the making: codes, whole numbers, or decimal fractions. */
export type BlockColumn = Int32Array | Float64Array;

/** Working memory for one block at a time. */
export interface BlockScratch {
  /** The days of the block's rows, then the states of the period and of each variable. */
  readonly days: Int32Array;
  readonly states: readonly Int32Array[];
  readonly rowOffsets: Int32Array;
  readonly sums: Float64Array;
  readonly places: Int32Array;
}

export function createBlockScratch({ variables }: CompiledRecipe): BlockScratch {
  const mostStates = variables.reduce((most, { nStates }) => Math.max(most, nStates), 1);
  const mostGroups = variables.reduce((most, { groups }) => Math.max(most, groups.length), 1);
  return {
    days: new Int32Array(blockRows),
    states: Array.from({ length: variables.length + 1 }, () => new Int32Array(blockRows)),
    rowOffsets: new Int32Array(blockRows * mostGroups),
    sums: new Float64Array(mostStates),
    places: new Int32Array(blockRows),
  };
}

/**
 * Draws block `index` of a sample of `nRows`: rows `index` × `blockRows` on, as many as there are.
 *
 * @param columns OUT: one array of at least `blockRows` for each column of the recipe.
 * @param scratch OUT: working memory.
 */
export function drawBlock(
  recipe: CompiledRecipe,
  { nRows, seed, index }: { readonly nRows: number; readonly seed: number; readonly index: number },
  columns: readonly BlockColumn[],
  scratch: BlockScratch,
): void {
  const from = index * blockRows;
  const n = Math.min(blockRows, nRows - from);
  const random = createRandom(deriveSeed(seed, 'rows', index));
  const { days, states } = scratch;
  placeDays(recipe.dayEnds, nRows, from, days.subarray(0, n));
  for (let row = 0; row < n; row++) states[0][row] = recipe.periods[days[row]];
  for (const output of recipe.calendar) writeCells(output, days, n, columns[output.column], random);
  for (const [i, variable] of recipe.variables.entries()) {
    const own = states[i + 1];
    drawStates(variable, n, own, scratch, random);
    for (const output of variable.outputs) writeCells(output, own, n, columns[output.column], random);
  }
}

/** Rows are dealt out to the days by their shares, in the order of dates. */
function placeDays(dayEnds: Float64Array, nRows: number, from: number, days: Int32Array): void {
  let day = 0;
  for (let row = 0; row < days.length; row++) {
    while (Math.round(dayEnds[day] * nRows) <= from + row) day++;
    days[row] = day;
  }
}

function drawStates(
  { nStates, groups }: CompiledVariable,
  n: number,
  out: Int32Array,
  { states, rowOffsets, sums, places }: BlockScratch,
  random: Random,
): void {
  for (const [g, { parents, strides }] of groups.entries()) {
    const offsets = rowOffsets.subarray(g * blockRows, g * blockRows + n).fill(0);
    for (const [p, parent] of parents.entries()) {
      const stride = strides[p] * nStates;
      const of = states[parent];
      for (let row = 0; row < n; row++) offsets[row] += of[row] * stride;
    }
  }
  shuffle(places.subarray(0, n), random);
  for (let row = 0; row < n; row++) {
    const total = sumProducts(groups, nStates, row, rowOffsets, sums);
    const aim = ((places[row] + random.next()) / n) * total;
    let state = 0;
    while (state < nStates - 1 && sums[state] <= aim) state++;
    out[row] = state;
  }
}

/** Running sums of the product of one row of each group's table; gives the last. */
function sumProducts(
  groups: readonly FactorGroup[],
  nStates: number,
  row: number,
  rowOffsets: Int32Array,
  sums: Float64Array,
): number {
  const { table } = groups[0];
  const from = rowOffsets[row];
  let total = 0;
  if (groups.length === 1) {
    for (let s = 0; s < nStates; s++) {
      total += table[from + s];
      sums[s] = total;
    }
    return total;
  }
  const second = groups[1].table;
  const from2 = rowOffsets[blockRows + row];
  if (groups.length === 2) {
    for (let s = 0; s < nStates; s++) {
      total += table[from + s] * second[from2 + s];
      sums[s] = total;
    }
    return total;
  }
  for (let s = 0; s < nStates; s++) sums[s] = table[from + s] * second[from2 + s];
  for (let g = 2; g < groups.length; g++) {
    const other = groups[g].table;
    const fromG = rowOffsets[g * blockRows + row];
    for (let s = 0; s < nStates; s++) sums[s] *= other[fromG + s];
  }
  for (let s = 0; s < nStates; s++) {
    total += sums[s];
    sums[s] = total;
  }
  return total;
}

/** The integers 0 … n − 1 in random order. */
function shuffle(places: Int32Array, random: Random): void {
  for (let i = 0; i < places.length; i++) {
    const j = random.nextInt(i + 1);
    places[i] = places[j];
    places[j] = i;
  }
}

function writeCells(
  output: CellOutput,
  states: Int32Array,
  n: number,
  out: BlockColumn,
  random: Random,
): void {
  if (output.kind === 'category') {
    for (let row = 0; row < n; row++) out[row] = output.codes[states[row]];
  } else if (output.isFixed) {
    const numbers = output.froms.map((from) => from / output.scale);
    for (let row = 0; row < n; row++) out[row] = numbers[states[row]];
  } else {
    drawNumbers(output, states, n, out, random);
  }
}

function drawNumbers(
  { scale, starts, froms, spans, ends }: NumberOutput,
  states: Int32Array,
  n: number,
  out: BlockColumn,
  random: Random,
): void {
  for (let row = 0; row < n; row++) {
    const aim = random.next();
    const start = starts[states[row]];
    const last = starts[states[row] + 1] - 1;
    let piece = start;
    while (piece < last && ends[piece] <= aim) piece++;
    const from = piece > start ? ends[piece - 1] : 0;
    const step = Math.floor(((aim - from) / (ends[piece] - from)) * spans[piece]);
    out[row] = (froms[piece] + Math.min(step, spans[piece] - 1)) / scale;
  }
}
