import type { RecipeCell, RecipeColumn, SampleRecipe } from '../contract/index.ts';
import { periodCount } from './check.ts';
import { type FactorGroup, groupFactors } from './factor-groups.ts';

/** What a state writes into a column of categories. */
export interface CodeOutput {
  readonly kind: 'category';
  readonly column: number;
  /** The code of each state. */
  readonly codes: Int32Array;
}

/** What a state writes into a column of numbers: a draw from its pieces, in units of the last decimal. */
export interface NumberOutput {
  readonly kind: 'numeric';
  readonly column: number;
  /** Units of the last decimal in 1. */
  readonly scale: number;
  /** (nStates + 1): where the pieces of each state begin. */
  readonly starts: Int32Array;
  /** The first number of each piece, in units. */
  readonly froms: Float64Array;
  /** How many numbers each piece has. */
  readonly spans: Float64Array;
  /** Where each piece ends in [0, 1], within its state. */
  readonly ends: Float64Array;
  /** Whether every state has one number, so that nothing is drawn. */
  readonly isFixed: boolean;
}

export type CellOutput = CodeOutput | NumberOutput;

export interface CompiledVariable {
  readonly nStates: number;
  readonly groups: readonly FactorGroup[];
  readonly outputs: readonly CellOutput[];
}

/** A recipe as typed arrays: plain data that a thread can be sent. */
export interface CompiledRecipe {
  readonly nRows: number;
  readonly delimiter: string;
  readonly columns: readonly RecipeColumn[];
  /** Where each day ends in [0, 1], in the order of dates. */
  readonly dayEnds: Float64Array;
  /** The period of each day. */
  readonly periods: Int32Array;
  /** What a day writes; its states are the days. */
  readonly calendar: readonly CellOutput[];
  readonly variables: readonly CompiledVariable[];
}

/** A checked recipe, ready to draw from. */
export function compileRecipe(recipe: SampleRecipe): CompiledRecipe {
  const { columns, calendar, variables } = recipe;
  const days = calendar.months.flatMap((month) =>
    month.days.map((day) => ({ ...day, cells: [...month.cells, ...day.cells] })),
  );
  const calendarColumns = [...calendar.monthColumns, ...calendar.dayColumns];
  const sizes = [periodCount(calendar), ...variables.map(({ states }) => states.length)];
  const names = [calendar.name, ...variables.map(({ name }) => name)];
  return {
    nRows: recipe.nRows,
    delimiter: recipe.delimiter,
    columns,
    dayEnds: cumulativeShares(days.map(({ weight }) => weight)),
    periods: Int32Array.from(days, ({ period }) => period),
    calendar: outputsOf(columns, calendarColumns, days),
    variables: variables.map((variable) => ({
      nStates: variable.states.length,
      groups: groupFactors(variable, names, sizes),
      outputs: outputsOf(columns, variable.columns, variable.states),
    })),
  };
}

function outputsOf(
  columns: readonly RecipeColumn[],
  names: readonly string[],
  states: readonly { readonly cells: readonly RecipeCell[] }[],
): CellOutput[] {
  return names.map((name, i) => {
    const index = columns.findIndex((column) => column.name === name);
    const column = columns[index];
    const cells = states.map((state) => state.cells[i]);
    if (column.kind === 'numeric') return numberOutput(index, column.decimals, cells);
    const codes = Int32Array.from(cells, (cell) => column.categories.indexOf(String(cell)));
    return { kind: 'category', column: index, codes };
  });
}

function numberOutput(column: number, decimals: number, cells: readonly RecipeCell[]): NumberOutput {
  const scale = 10 ** decimals;
  const states = cells.map((cell) =>
    Array.isArray(cell) ? cell : [[Number(cell), Number(cell), 1] as const],
  );
  const pieces = states.flat();
  const starts = new Int32Array(states.length + 1);
  for (const [state, own] of states.entries()) starts[state + 1] = starts[state] + own.length;
  const froms = Float64Array.from(pieces, ([from]) => Math.round(from * scale));
  const spans = Float64Array.from(pieces, ([, to], i) => Math.round(to * scale) - froms[i] + 1);
  const ends = Float64Array.from(
    states.flatMap((own) => [...cumulativeShares(own.map(([, , weight]) => weight))]),
  );
  const isFixed = pieces.length === states.length && spans.every((span) => span === 1);
  return { kind: 'numeric', column, scale, starts, froms, spans, ends, isFixed };
}

/** Running sums over the total; the last is exactly 1. */
function cumulativeShares(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (const [i, weight] of weights.entries()) {
    total += weight;
    sums[i] = total;
  }
  return sums.map((sum) => sum / total);
}
