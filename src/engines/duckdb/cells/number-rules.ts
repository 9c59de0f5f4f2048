import type { ColumnReading } from '../../../contract/index.ts';
import type { TableSource } from '../../engine.ts';
import { unknownTokens } from './category-index.ts';
import { normaliseCell } from './text.ts';

/** How the cells of a numeric column are read. */
export interface NumberRules {
  /** Cells that mean "missing", as declared for the column. */
  readonly unknown: ReadonlySet<string>;
  /** Cells that mean "missing" in any numeric column, in lower case. */
  readonly tokens: ReadonlySet<string>;
  readonly decimal: '.' | ',';
}

const MISSING_TOKENS: readonly string[] = [
  'na',
  'n/a',
  '#n/a',
  'null',
  'none',
  'no data',
  'н/д',
  '#н/д',
  'нет данных',
  '-',
  '–',
  '—',
];

export function numberRules(source: TableSource, reading?: ColumnReading): NumberRules {
  return {
    unknown: reading === undefined ? new Set() : unknownTokens(reading),
    tokens: missingTokens(source),
    decimal: source.decimal ?? '.',
  };
}

export function missingTokens({ missingTokens: declared }: TableSource): ReadonlySet<string> {
  return new Set((declared ?? MISSING_TOKENS).map((token) => normaliseCell(token).toLowerCase()));
}

/** Whether a trimmed cell is one of the tokens. */
export function isMissingToken(cell: string, tokens: ReadonlySet<string>): boolean {
  return tokens.has(cell.toLowerCase());
}
