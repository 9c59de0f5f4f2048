import type { CategoryColumn, Frame } from '../../src/ml/frame.ts';

/** A frame of category columns, categories in order of appearance. */
export function frameOfWords(
  rows: readonly (readonly (string | null)[])[],
  names?: readonly string[],
): Frame {
  const columns = rows[0].map((_, j): CategoryColumn => {
    const cells = rows.map((row) => row[j]);
    const categories = [...new Set(cells.filter((cell): cell is string => cell !== null))];
    const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : categories.indexOf(cell)));
    return { kind: 'category', name: names?.[j] ?? `c${j}`, codes, categories };
  });
  return { nRows: rows.length, columns };
}
