import type { CastType, InputError, InputPlace, OutputValues } from '../../../contract/index.ts';
import { inputError } from '../../../contract/index.ts';
import { refusal } from '../../../words/index.ts';
import type { TableSource } from '../../engine.ts';
import type { LoadColumn } from '../../loader.ts';
import { meaningOf } from '../cells/booleans.ts';
import { numberError } from '../cells/errors.ts';
import { type DateOrder, isoDate } from '../cells/iso-date.ts';
import { parseNumberCell, parsePlainNumber } from '../cells/number.ts';
import { missingTokens } from '../cells/number-rules.ts';
import { normaliseCell } from '../cells/text.ts';
import { placeOfCell } from '../csv/column.ts';
import type { CsvBlock } from '../csv/scan.ts';

/** What the beginning of a file says of how a column is written. */
export interface ColumnStyle {
  readonly decimal: '.' | ',';
  readonly order: DateOrder;
  readonly hasTime: boolean;
}

/** Reads the cells of a block; a wrong one is told and its row left out later. */
export type ReadCells = (
  block: CsvBlock,
  field: number,
  reject: (record: number, error: InputError) => void,
) => OutputValues;

export function createCellReader(source: TableSource, column: LoadColumn, style: ColumnStyle): ReadCells {
  const missing = new Set((column.missing ?? []).map(normaliseCell));
  switch (column.type) {
    case 'number':
      return readNumbers(source, column.name, missing, style.decimal);
    case 'text':
      return readTexts(column.name, missing, null, (cell) => cell);
    case 'boolean':
      return readTexts(column.name, missing, 'BOOLEAN', (cell, place) => {
        const meaning = meaningOf(cell);
        return meaning === null ? inputError(refusal('E_YES_NO', {}), place()) : String(meaning);
      });
    case 'date':
      return readTexts(column.name, missing, style.hasTime ? 'TIMESTAMP' : 'DATE', (cell, place) => {
        const found = isoDate(cell, style.order);
        if (typeof found === 'string' && (style.hasTime || found.length <= 10)) return found;
        const kind = found === 'impossible' ? 'impossible' : 'format';
        return inputError(refusal('E_DATE', { kind }), place());
      });
  }
}

function readNumbers(
  source: TableSource,
  name: string,
  unknown: ReadonlySet<string>,
  decimal: '.' | ',',
): ReadCells {
  const rules = { unknown, tokens: missingTokens(source), decimal };
  const suspects = new Set([...unknown].map(Number).filter((n) => !Number.isNaN(n)));
  return (block, field, reject) => {
    const { bytes, starts, ends, header, nRecords } = block;
    const values = new Float64Array(nRecords);
    for (let record = 0; record < nRecords; record += 1) {
      const i = record * header.length + field;
      const [start, end] = [starts[i], ends[i]];
      let value = start < end ? parsePlainNumber(bytes, start, end, decimal) : Number.NaN;
      if (start < end && (Number.isNaN(value) || suspects.has(value))) {
        const text = bytes.toString('utf8', start, end);
        const parsed = parseNumberCell(text, rules);
        if (typeof parsed === 'number') value = parsed;
        else reject(record, numberError(parsed, text, placeOfCell(block, record, field), null));
      }
      values[record] = value;
    }
    return { kind: 'numeric', name, values };
  };
}

function readTexts(
  name: string,
  missing: ReadonlySet<string>,
  type: CastType | null,
  parse: (cell: string, place: () => InputPlace) => string | InputError,
): ReadCells {
  return (block, field, reject) => {
    const { bytes, starts, ends, header, nRecords } = block;
    const values = new Array<string | null>(nRecords).fill(null);
    for (let record = 0; record < nRecords; record += 1) {
      const i = record * header.length + field;
      if (starts[i] === ends[i]) continue;
      const text = bytes.toString('utf8', starts[i], ends[i]);
      const cell = normaliseCell(text);
      if (cell === '' || missing.has(cell)) continue;
      const parsed = parse(type === null ? text : cell, () => placeOfCell(block, record, field));
      if (typeof parsed === 'string') values[record] = parsed;
      else reject(record, parsed);
    }
    return type === null ? { kind: 'text', name, values } : { kind: 'cast', name, values, type };
  };
}
