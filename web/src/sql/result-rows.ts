import type { SqlResponse } from '../../../src/contract/index.ts';

export type Cell = SqlResponse['rows'][number][number];
export type Sorting = { readonly column: number; readonly isDown: boolean } | null;

/** Rows in the order of a column: numbers by size, text by code units, what is absent last. */
export function sortedRows(rows: SqlResponse['rows'], sorting: Sorting): SqlResponse['rows'] {
  if (sorting === null) return rows;
  const { column, isDown } = sorting;
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column] ?? null, b[column] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return (isDown ? -1 : 1) * (x < y ? -1 : x > y ? 1 : 0);
  });
}

/** The result as a CSV whose cells no spreadsheet runs. */
export function resultCsv({ columns, rows }: SqlResponse): string {
  const lines = [columns.map(({ name }) => name), ...rows];
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
