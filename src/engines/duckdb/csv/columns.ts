import {
  type ColumnReading,
  type ColumnValues,
  type InputError,
  inputError,
} from '../../../contract/index.ts';
import { refusal, warning } from '../../../words/index.ts';
import type { TableSource } from '../../engine.ts';
import type { MergedBoolean } from '../cells/booleans.ts';
import { createByteDictionary, internBytes } from '../cells/byte-dictionary.ts';
import {
  createCategoryIndex,
  isCategorical,
  MISSING,
  OUTSIDE,
  unknownTokens,
} from '../cells/category-index.ts';
import { HIDDEN_NOTE } from '../cells/column-warnings.ts';
import { createDuplicateTracker } from '../cells/duplicates.ts';
import { categoryError } from '../cells/errors.ts';
import { hasHiddenCharacter, normaliseCell } from '../cells/text.ts';
import { type CsvColumn, NO_RECORD, placeOfCell, textOfCell } from './column.ts';
import { createNumericColumn } from './numeric-column.ts';
import { type CsvBlock, lineOfCell } from './scan.ts';

export function createCsvColumn(source: TableSource, reading: ColumnReading, batchRows: number): CsvColumn {
  if (reading.type === 'numeric') return createNumericColumn(source, reading, batchRows);
  return isCategorical(reading.type)
    ? createCategoryColumn(reading, batchRows)
    : createTextColumn(reading, batchRows);
}

function createCategoryColumn(reading: ColumnReading, batchRows: number): CsvColumn {
  const index = createCategoryIndex(reading);
  const spellings = createByteDictionary();
  let categories = reading.categories ?? [];
  /** Spelling → code; a spelling is looked at once, however often it stands in the file. */
  let codeOfSpelling = new Int32Array(64);
  let codes = new Int32Array(batchRows);
  let isSealed = reading.categories !== undefined;
  let hasHidden = false;
  let merged: readonly MergedBoolean[] | null = null;

  function codeOf({ bytes, starts, ends, header }: CsvBlock, record: number, field: number): number {
    const i = record * header.length + field;
    const nKnown = spellings.size;
    const id = internBytes(spellings, bytes, starts[i], ends[i]);
    if (id < nKnown) return codeOfSpelling[id];
    if (id === codeOfSpelling.length) {
      const larger = new Int32Array(2 * id);
      larger.set(codeOfSpelling);
      codeOfSpelling = larger;
    }
    // After sealing, a new spelling of an undeclared column means that the file was changed between the passes.
    const isChanged = isSealed && reading.categories === undefined;
    const text = bytes.toString('utf8', starts[i], ends[i]);
    codeOfSpelling[id] = isChanged ? OUTSIDE : index.codeOf(text);
    hasHidden ||= hasHiddenCharacter(text.trim());
    return codeOfSpelling[id];
  }

  function collect(block: CsvBlock, field: number): number {
    if (isSealed) return NO_RECORD;
    for (let record = 0; record < block.nRecords; record += 1) {
      if (codeOf(block, record, field) < MISSING) return record;
    }
    return NO_RECORD;
  }

  function seal(): void {
    if (isSealed) return;
    const sealed = index.seal();
    ({ categories, merged } = sealed);
    for (let id = 0; id < spellings.size; id += 1) {
      if (codeOfSpelling[id] >= 0) codeOfSpelling[id] = sealed.finalCodes[codeOfSpelling[id]];
    }
    isSealed = true;
  }

  function fill(block: CsvBlock, field: number, from: number, to: number, offset: number): number {
    for (let record = from; record < to; record += 1) {
      const code = codeOf(block, record, field);
      if (code < MISSING) return record;
      codes[offset + record - from] = code;
    }
    return NO_RECORD;
  }

  function take(nRows: number): ColumnValues {
    const taken = codes.length === nRows ? codes : codes.slice(0, nRows);
    codes = new Int32Array(batchRows);
    return { kind: 'category', name: reading.name, codes: taken, categories };
  }

  function errorAt(block: CsvBlock, record: number, field: number): InputError {
    const place = placeOfCell(block, record, field);
    if (isSealed && reading.categories === undefined) {
      return inputError(refusal('E_CHANGED', {}), place);
    }
    const code = codeOf(block, record, field);
    return categoryError(code, reading, index, textOfCell(block, record, field), place);
  }

  const warnings = () => [
    ...(hasHidden ? [HIDDEN_NOTE] : []),
    ...(merged === null ? [] : [warning('W_BOOLEAN', { merged })]),
  ];

  return { mustCollect: () => !isSealed, collect, seal, fill, take, errorAt, warnings };
}

function createTextColumn(reading: ColumnReading, batchRows: number): CsvColumn {
  const unknown = unknownTokens(reading);
  const duplicates = reading.type === 'identifier' ? createDuplicateTracker() : null;
  /** Rows compared: a block is filled again after its file was collected from. */
  let nNoted = 0;
  let values = new Array<string | null>(batchRows);

  function fill(block: CsvBlock, field: number, from: number, to: number, offset: number): number {
    const { bytes, starts, ends, header } = block;
    for (let record = from; record < to; record += 1) {
      const i = record * header.length + field;
      const text = bytes.toString('utf8', starts[i], ends[i]);
      const cell = unknown.size > 0 ? normaliseCell(text) : text.trim();
      const isMissing = cell === '' || unknown.has(cell);
      values[offset + record - from] = isMissing ? null : text;
      const row = block.firstRow + record;
      if (duplicates === null || isMissing || row < nNoted) continue;
      nNoted = row + 1;
      if (duplicates.note(bytes, starts[i], ends[i])) duplicates.addLine(lineOfCell(block, record, field));
    }
    return NO_RECORD;
  }

  function take(nRows: number): ColumnValues {
    const taken = values.slice(0, nRows);
    values = new Array<string | null>(batchRows);
    return { kind: 'text', name: reading.name, values: taken };
  }

  function errorAt(): InputError {
    throw new Error('a text cell is never wrong');
  }

  function warnings() {
    const note = duplicates?.warning() ?? null;
    return note === null ? [] : [note];
  }

  return {
    mustCollect: () => false,
    collect: () => NO_RECORD,
    seal: () => {},
    fill,
    take,
    errorAt,
    warnings,
  };
}
