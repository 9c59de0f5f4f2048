import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { missingInteger, type OutputTable, type OutputValues } from '../../contract/index.ts';

type Row = SheetData[number];

/** Writes batches of one table as a workbook of one sheet. Text stays text: no cell is a formula. */
export async function writeSheet(path: string, tables: readonly OutputTable[]): Promise<void> {
  const names = tables[0]?.columns.map(({ name }) => name) ?? [];
  const head: Row = names.map((name) => ({ value: name, type: String, fontWeight: 'bold' }));
  const rows = tables.flatMap(({ nRows, columns }) =>
    Array.from({ length: nRows }, (_, i) => rowOf(columns, i)),
  );
  await writeXlsxFile([head, ...rows]).toFile(path);
}

function rowOf(columns: readonly OutputValues[], i: number): Row {
  return columns.map((column) => {
    const value = cellOf(column, i);
    return typeof value === 'number'
      ? { value, type: Number }
      : value === null
        ? null
        : { value, type: String };
  });
}

/** A cell as a workbook holds it: a number or text, null where nothing is known. */
function cellOf(column: OutputValues, i: number): string | number | null {
  switch (column.kind) {
    case 'numeric': {
      const value = column.values[i] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    }
    case 'integer': {
      const value = column.values[i] ?? missingInteger;
      return value === missingInteger ? null : value;
    }
    case 'category':
      return column.categories[column.codes[i] ?? -1] ?? null;
    case 'text':
    case 'cast':
      return column.values[i] ?? null;
    case 'boolean':
      return column.values[i] ?? 0;
    case 'integer-list':
      return (column.values[i] ?? []).join(' ');
  }
}
