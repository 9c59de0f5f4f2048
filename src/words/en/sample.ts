import { englishCount } from '../plural.ts';

/** Making up a table from a recipe. */
export const sampleEn = {
  making: (nRows: number, recipe: string) =>
    `Make up ${englishCount(nRows, { one: 'row', other: 'rows' })} from ${recipe}`,
  made: (nRows: number, path: string) =>
    `${englishCount(nRows, { one: 'made-up row', other: 'made-up rows' })}: ${path}`,
};
