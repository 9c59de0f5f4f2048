import type { SampleRecipe } from '../../src/contract/index.ts';

/** Two months; a coin that prefers heads in the second; a number that depends on the coin. */
export const smallRecipe: SampleRecipe = {
  version: 1,
  name: 'small',
  source: 'made up for tests',
  nRows: 100,
  delimiter: ';',
  columns: [
    { name: 'month', kind: 'category', categories: ['jan', 'feb'] },
    { name: 'rate', kind: 'numeric', decimals: 1 },
    { name: 'coin', kind: 'category', categories: ['heads', 'tails'] },
    { name: 'score', kind: 'numeric', decimals: 0 },
    { name: 'price', kind: 'numeric', decimals: 2 },
  ],
  calendar: {
    name: 'period',
    monthColumns: ['month'],
    dayColumns: ['rate'],
    months: [
      { cells: ['jan'], days: [{ weight: 3, period: 0, cells: [1.1] }] },
      {
        cells: ['feb'],
        days: [
          { weight: 3, period: 1, cells: [1.2] },
          { weight: 4, period: 1, cells: [-0.3] },
        ],
      },
    ],
  },
  variables: [
    {
      name: 'coin',
      columns: ['coin'],
      states: [
        { weight: 1, cells: ['heads'] },
        { weight: 1, cells: ['tails'] },
      ],
      factors: [
        {
          of: 'period',
          table: [
            [1, 1],
            [3, 1],
          ],
        },
      ],
    },
    {
      name: 'numbers',
      columns: ['score', 'price'],
      states: [
        { weight: 2, cells: [7, 0.29] },
        {
          weight: 1,
          cells: [
            [
              [10, 10, 3],
              [11, 13, 1],
            ],
            [[0.01, 0.04, 1]],
          ],
        },
      ],
      factors: [
        {
          of: 'coin',
          table: [
            [1, 1],
            [0.5, 1],
          ],
        },
        {
          of: 'period',
          table: [
            [1, 1],
            [1, 4],
          ],
        },
      ],
    },
  ],
};
