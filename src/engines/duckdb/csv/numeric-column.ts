import type { ColumnReading, ColumnValues, InputError } from '../../../contract/index.ts';
import type { TableSource } from '../../engine.ts';
import { COMMA_NOTE, GROUPS_NOTE, tokensNote } from '../cells/column-warnings.ts';
import { numberError } from '../cells/errors.ts';
import { classifyLocalNumber } from '../cells/local-number.ts';
import { parseNumberCell, parsePlainNumber } from '../cells/number.ts';
import { isMissingToken, type NumberRules, numberRules } from '../cells/number-rules.ts';
import { normaliseCell } from '../cells/text.ts';
import { type CsvColumn, NO_RECORD, placeOfCell, rowOfCell, textOfCell } from './column.ts';
import type { CsvBlock } from './scan.ts';

const POINT = 0x2e;
const COMMA = 0x2c;

/**
 * A column of numbers. Where the decimal separator is not declared, the first cell with a comma makes the whole column
 * be looked at: a comma is decimal when a cell proves it and no cell has a point.
 */
export function createNumericColumn(
  source: TableSource,
  reading: ColumnReading,
  batchRows: number,
): CsvColumn {
  let rules: NumberRules = numberRules(source, reading);
  /** Numbers that a token may stand for: their cells are compared as text. */
  const suspects = new Set([...rules.unknown, ...rules.tokens].map(Number).filter((n) => !Number.isNaN(n)));
  const tokens = new Set<string>();
  let hasGroups = false;
  let separator: 'open' | 'asked' | 'known' = source.decimal === undefined ? 'open' : 'known';
  let hasComma = false;
  let hasPoint = false;
  let values = new Float64Array(batchRows);

  function fill(
    { bytes, starts, ends, header }: CsvBlock,
    field: number,
    from: number,
    to: number,
    offset: number,
  ) {
    const nFields = header.length;
    const { decimal } = rules;
    for (let record = from; record < to; record += 1) {
      const i = record * nFields + field;
      const start = starts[i];
      const end = ends[i];
      let value = Number.NaN;
      if (start < end) {
        value = parsePlainNumber(bytes, start, end, decimal);
        if (Number.isNaN(value) || (suspects.size > 0 && suspects.has(value))) {
          const parsed = parseSlowly(bytes.toString('utf8', start, end));
          if (parsed === null) return record;
          value = parsed;
        }
      }
      values[offset + record - from] = value;
    }
    return NO_RECORD;
  }

  function parseSlowly(text: string): number | null {
    const parsed = parseNumberCell(text, rules);
    const cell = normaliseCell(text);
    if (typeof parsed !== 'number') {
      const local = classifyLocalNumber(cell);
      if (separator === 'open' && (local === 'comma' || local === 'ambiguous')) separator = 'asked';
      return null;
    }
    if (Number.isNaN(parsed)) {
      if (!rules.unknown.has(cell) && isMissingToken(cell, rules.tokens)) tokens.add(cell);
    } else if (classifyLocalNumber(cell) === 'grouped') hasGroups = true;
    return parsed;
  }

  function collect({ bytes, starts, ends, header, nRecords }: CsvBlock, field: number): number {
    if (separator !== 'asked') return NO_RECORD;
    const nFields = header.length;
    for (let i = field; i < nRecords * nFields; i += nFields) {
      for (let p = starts[i]; p < ends[i]; p += 1) {
        if (bytes[p] === COMMA) {
          hasComma ||=
            classifyLocalNumber(normaliseCell(bytes.toString('utf8', starts[i], ends[i]))) === 'comma';
          break;
        }
        if (bytes[p] !== POINT) continue;
        hasPoint = true;
        break;
      }
    }
    return NO_RECORD;
  }

  function seal(): void {
    if (separator !== 'asked') return;
    separator = 'known';
    rules = { ...rules, decimal: hasComma && !hasPoint ? ',' : '.' };
  }

  function take(nRows: number): ColumnValues {
    const taken = values.length === nRows ? values : values.slice(0, nRows);
    values = new Float64Array(batchRows);
    return { kind: 'numeric', name: reading.name, values: taken };
  }

  function errorAt(block: CsvBlock, record: number, field: number): InputError {
    const text = textOfCell(block, record, field);
    const problem = parseNumberCell(text, rules);
    if (typeof problem === 'number') throw new Error(`the cell ${record}, ${field} is a number`);
    const place = placeOfCell(block, record, field);
    return numberError(problem, text, place, rowOfCell(block, record, field));
  }

  function warnings() {
    return [
      ...(rules.decimal === ',' && source.decimal === undefined ? [COMMA_NOTE] : []),
      ...(hasGroups ? [GROUPS_NOTE] : []),
      ...(tokens.size > 0 ? [tokensNote(tokens)] : []),
    ];
  }

  return { mustCollect: () => separator === 'asked', collect, seal, fill, take, errorAt, warnings };
}
