import {
  checkSchema,
  InputError,
  type RecipeCell,
  type RecipeColumn,
  type SampleRecipe,
  sampleRecipeSchema,
} from '../contract/index.ts';

/** The recipe of a file, checked; else an `InputError` (`E_RECIPE`) that names the first wrong place. */
export function checkRecipe(value: unknown, file: string): SampleRecipe {
  const hint = 'see "clientele schema recipe"';
  const recipe = checkSchema(sampleRecipeSchema, value, { code: 'E_RECIPE', file, hint });
  const wrong = firstFault(recipe);
  if (wrong === null) return recipe;
  throw new InputError('E_RECIPE', wrong, { file, hint });
}

/** What a schema cannot say: names, words and shapes that must agree. */
function firstFault(recipe: SampleRecipe): string | null {
  return drawnFault(recipe) ?? calendarFault(recipe) ?? variablesFault(recipe);
}

/** Every column has one source, and every name one meaning. */
function drawnFault({ columns, calendar, variables }: SampleRecipe): string | null {
  const names = columns.map(({ name }) => name);
  const drawn = [
    ...calendar.monthColumns,
    ...calendar.dayColumns,
    ...variables.flatMap((variable) => variable.columns),
  ];
  const repeated = firstRepeated(names);
  if (repeated !== null) return `columns: "${repeated}" stands there twice`;
  const twice = firstRepeated(drawn);
  if (twice !== null) return `column "${twice}" is made in two places`;
  const absent = names.find((name) => !drawn.includes(name));
  if (absent !== undefined) return `column "${absent}" is made nowhere`;
  const unknown = drawn.find((name) => !names.includes(name));
  if (unknown !== undefined) return `"${unknown}" is made but is no column`;
  const variable = firstRepeated([calendar.name, ...variables.map(({ name }) => name)]);
  return variable === null ? null : `two variables have the name "${variable}"`;
}

function calendarFault({ columns, calendar }: SampleRecipe): string | null {
  for (const [i, month] of calendar.months.entries()) {
    const path = `calendar.months.${i}`;
    const fault = cellsFault(path, columns, calendar.monthColumns, month.cells);
    if (fault !== null) return fault;
    for (const [j, day] of month.days.entries()) {
      const ofDay = cellsFault(`${path}.days.${j}`, columns, calendar.dayColumns, day.cells);
      if (ofDay !== null) return ofDay;
    }
  }
  return null;
}

function variablesFault({ columns, calendar, variables }: SampleRecipe): string | null {
  const sizes = new Map([[calendar.name, periodCount(calendar)]]);
  for (const { name, columns: own, states, factors } of variables) {
    for (const [i, { cells }] of states.entries()) {
      const fault = cellsFault(`variable "${name}", state ${i}`, columns, own, cells);
      if (fault !== null) return fault;
    }
    const twice = firstRepeated(factors.map(({ of }) => of));
    if (twice !== null) return `variable "${name}" has two factor tables of "${twice}"`;
    for (const { of, table } of factors) {
      const nRows = sizes.get(of);
      if (nRows === undefined) return `variable "${name}": "${of}" is no variable before it`;
      if (table.length === nRows && table.every((row) => row.length === states.length)) continue;
      return `variable "${name}": the factors of "${of}" must be ${nRows} rows of ${states.length} numbers`;
    }
    sizes.set(name, states.length);
  }
  return null;
}

/** States of the period: one more than the highest that a day names. */
export function periodCount({ months }: SampleRecipe['calendar']): number {
  let highest = 0;
  for (const { days } of months) for (const { period } of days) highest = Math.max(highest, period);
  return highest + 1;
}

function cellsFault(
  path: string,
  columns: readonly RecipeColumn[],
  names: readonly string[],
  cells: readonly RecipeCell[],
): string | null {
  if (cells.length !== names.length) {
    return `${path}: one cell for each of ${names.length} columns is needed; got ${cells.length}`;
  }
  for (const [i, cell] of cells.entries()) {
    const column = columns.find(({ name }) => name === names[i]);
    const fault = column && cellFault(column, cell);
    if (fault) return `${path}: ${fault}`;
  }
  return null;
}

function cellFault(column: RecipeColumn, cell: RecipeCell): string | null {
  if (column.kind === 'category') {
    const isKnown = typeof cell === 'string' && column.categories.includes(cell);
    return isKnown ? null : `${JSON.stringify(cell)} is no category of "${column.name}"`;
  }
  if (typeof cell === 'string') return `"${column.name}" is a number; got "${cell}"`;
  const scale = 10 ** column.decimals;
  const numbers = typeof cell === 'number' ? [cell] : cell.flatMap((piece) => piece.slice(0, 2));
  // A decimal fraction times a power of ten may miss the whole number by a rounding error.
  const wrong = numbers.find((value) => Math.round(value * scale) / scale !== value);
  if (wrong !== undefined) return `"${column.name}" has ${column.decimals} decimals; got ${wrong}`;
  const large = numbers.find((value) => Math.abs(value * scale) > largestUnit);
  if (large !== undefined) return `${large} is too large for "${column.name}"`;
  if (typeof cell === 'number') return null;
  const turned = cell.find(([from, to]) => from > to);
  return turned ? `a piece of "${column.name}" runs from ${turned[0]} down to ${turned[1]}` : null;
}

/** Numbers are drawn as whole multiples of their last decimal, in 32 bits. */
const largestUnit = 2 ** 31 - 1;

function firstRepeated(names: readonly string[]): string | null {
  return names.find((name, i) => names.indexOf(name) < i) ?? null;
}
