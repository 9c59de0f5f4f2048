import type { ColumnValues, InputError, InputPlace } from '../../../contract/index.ts';
import type { TableWarning } from '../../engine.ts';
import { rowToTell } from './errors.ts';
import { type CsvBlock, lineOfCell } from './scan.ts';

/** One column on its way from the cells of a CSV file into typed batches. */
export interface CsvColumn {
  /** Something must be collected from the whole file before anything more is filled: categories, a separator. */
  mustCollect(): boolean;
  /** Notes what is in a block; returns the first record that is wrong, or NO_RECORD. */
  collect(block: CsvBlock, field: number): number;
  /** Ends the collecting. */
  seal(): void;
  /** Puts records [from, to) at `offset` of the batch; returns the first record that is wrong, or NO_RECORD. */
  fill(block: CsvBlock, field: number, from: number, to: number, offset: number): number;
  /** Gives away the first `nRows` of the batch and begins a new one. */
  take(nRows: number): ColumnValues;
  /** What is wrong with a cell that `collect` or `fill` returned. */
  errorAt(block: CsvBlock, record: number, field: number): InputError;
  /** What was read in a way that may not be meant, after the last record. */
  warnings(): readonly TableWarning[];
}

export const NO_RECORD = -1;

export function textOfCell({ bytes, starts, ends, header }: CsvBlock, record: number, field: number): string {
  const i = record * header.length + field;
  return bytes.toString('utf8', starts[i], ends[i]);
}

export function placeOfCell(block: CsvBlock, record: number, field: number): InputPlace {
  const { file, header } = block;
  const line = lineOfCell(block, record, field);
  return { file, line, column: field + 1, columnName: header[field] ?? '' };
}

/** The row, from 1, where the file line does not tell it; else null. */
export function rowOfCell(block: CsvBlock, record: number, field: number): number | null {
  return rowToTell(block.firstRow + record + 1, lineOfCell(block, record, field));
}
