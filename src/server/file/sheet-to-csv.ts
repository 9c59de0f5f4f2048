import { writeFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import { wordsFor } from '../../words/index.ts';
import { refuse } from '../request/request-error.ts';
import { checkZip } from './check-zip.ts';

/** A sheet as CSV, with the line of the sheet on which each row stands. */
export interface SheetCsv {
  readonly path: string;
  readonly lines: readonly number[];
}

/**
 * Writes the first sheet of a workbook beside it as CSV, without its empty rows. Dates become YYYY-MM-DD.
 *
 * Errors: E_TABLE for what is no workbook, or has more rows than are read.
 */
export async function sheetToCsv(path: string, maxRows: number): Promise<SheetCsv> {
  await checkZip(path);
  const rows = await readSheet(path).catch(() => {
    throw refuse('E_TABLE', { problem: { en: wordsFor('en').api.noSheet, ru: wordsFor('ru').api.noSheet } });
  });
  if (rows.length > maxRows + 1) {
    const said = (language: 'en' | 'ru'): string => wordsFor(language).api.sheetRows(maxRows);
    throw refuse('E_TABLE', { problem: { en: said('en'), ru: said('ru') } });
  }
  const texts: string[] = [];
  const lines: number[] = [];
  rows.forEach((row, i) => {
    if (row.every((cell) => cell === null)) return;
    texts.push(row.map(cellText).join(','));
    lines.push(i + 1);
  });
  const csv = `${path}.csv`;
  await writeFile(csv, `${texts.join('\n')}\n`, { mode: 0o600 });
  // The first is the header.
  return { path: csv, lines: lines.slice(1) };
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return String(cell);
  return `"${String(cell).replaceAll('"', '""')}"`;
}
