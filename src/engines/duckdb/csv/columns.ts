import {
  type ColumnReading,
  type ColumnValues,
  InputError,
  type InputPlace,
} from '../../../contract/index.ts';
import { createByteDictionary, internBytes } from '../cells/byte-dictionary.ts';
import {
  createCategoryIndex,
  isCategorical,
  MISSING,
  OUTSIDE,
  unknownTokens,
} from '../cells/category-index.ts';
import { categoryError, numberError } from '../cells/errors.ts';
import { parseNumberCell, parsePlainNumber } from '../cells/number.ts';
import { normaliseCell } from '../cells/text.ts';
import { type CsvBlock, lineOfCell } from './scan.ts';

/** One column on its way from the cells of a CSV file into typed batches. */
export interface CsvColumn {
  /** The categories must be collected from the whole file before anything is filled. */
  readonly mustCollect: boolean;
  /** Notes the categories in a block; returns the first record that is wrong, or NO_RECORD. */
  collect(block: CsvBlock, field: number): number;
  /** Ends the collecting. */
  seal(): void;
  /** Puts records [from, to) at `offset` of the batch; returns the first record that is wrong, or NO_RECORD. */
  fill(block: CsvBlock, field: number, from: number, to: number, offset: number): number;
  /** Gives away the first `nRows` of the batch and begins a new one. */
  take(nRows: number): ColumnValues;
  /** What is wrong with a cell that `collect` or `fill` returned. */
  errorAt(block: CsvBlock, record: number, field: number): InputError;
}

export const NO_RECORD = -1;

export function createCsvColumn(reading: ColumnReading, batchRows: number): CsvColumn {
  if (reading.type === 'numeric') return createNumericColumn(reading, batchRows);
  return isCategorical(reading.type)
    ? createCategoryColumn(reading, batchRows)
    : createTextColumn(reading, batchRows);
}

const nothingToCollect = {
  mustCollect: false,
  collect: () => NO_RECORD,
  seal: () => {},
};

function createNumericColumn(reading: ColumnReading, batchRows: number): CsvColumn {
  const unknown = unknownTokens(reading);
  /** Numbers that a token may stand for: their cells are compared as text. */
  const suspects = new Set([...unknown].map(Number));
  let values = new Float64Array(batchRows);

  function fill(
    { bytes, starts, ends, header }: CsvBlock,
    field: number,
    from: number,
    to: number,
    offset: number,
  ) {
    const nFields = header.length;
    for (let record = from; record < to; record += 1) {
      const i = record * nFields + field;
      const start = starts[i];
      const end = ends[i];
      let value = Number.NaN;
      if (start < end) {
        value = parsePlainNumber(bytes, start, end);
        if (Number.isNaN(value) || (suspects.size > 0 && suspects.has(value))) {
          const parsed = parseNumberCell(bytes.toString('utf8', start, end), unknown);
          if (typeof parsed !== 'number') return record;
          value = parsed;
        }
      }
      values[offset + record - from] = value;
    }
    return NO_RECORD;
  }

  function take(nRows: number): ColumnValues {
    const taken = values.length === nRows ? values : values.slice(0, nRows);
    values = new Float64Array(batchRows);
    return { kind: 'numeric', name: reading.name, values: taken };
  }

  function errorAt(block: CsvBlock, record: number, field: number): InputError {
    const text = textOfCell(block, record, field);
    const problem = parseNumberCell(text, unknown);
    if (typeof problem === 'number') throw new Error(`the cell ${record}, ${field} is a number`);
    return numberError(problem, text, placeOfCell(block, record, field));
  }

  return { ...nothingToCollect, fill, take, errorAt };
}

function createCategoryColumn(reading: ColumnReading, batchRows: number): CsvColumn {
  const index = createCategoryIndex(reading);
  const spellings = createByteDictionary();
  let categories = reading.categories ?? [];
  /** Spelling → code; a spelling is looked at once, however often it stands in the file. */
  let codeOfSpelling = new Int32Array(64);
  let codes = new Int32Array(batchRows);
  let isSealed = reading.categories !== undefined;

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
    codeOfSpelling[id] = isChanged ? OUTSIDE : index.codeOf(bytes.toString('utf8', starts[i], ends[i]));
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
    categories = sealed.categories;
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
      return new InputError('E_CHANGED', 'the file was changed while it was read', {
        ...place,
        hint: 'read it again',
      });
    }
    const code = codeOf(block, record, field);
    return categoryError(code, reading, index, textOfCell(block, record, field), place);
  }

  return { mustCollect: !isSealed, collect, seal, fill, take, errorAt };
}

function createTextColumn(reading: ColumnReading, batchRows: number): CsvColumn {
  const unknown = unknownTokens(reading);
  let values = new Array<string | null>(batchRows);

  function fill(
    { bytes, starts, ends, header }: CsvBlock,
    field: number,
    from: number,
    to: number,
    offset: number,
  ) {
    for (let record = from; record < to; record += 1) {
      const i = record * header.length + field;
      const text = bytes.toString('utf8', starts[i], ends[i]);
      const cell = unknown.size > 0 ? normaliseCell(text) : text.trim();
      values[offset + record - from] = cell === '' || unknown.has(cell) ? null : text;
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

  return { ...nothingToCollect, fill, take, errorAt };
}

function textOfCell({ bytes, starts, ends, header }: CsvBlock, record: number, field: number): string {
  const i = record * header.length + field;
  return bytes.toString('utf8', starts[i], ends[i]);
}

function placeOfCell(block: CsvBlock, record: number, field: number): InputPlace {
  const { file, header } = block;
  const line = lineOfCell(block, record, field);
  return { file, line, column: field + 1, columnName: header[field] ?? '' };
}
