import { argumentErrorsEn } from './argument-errors.ts';
import { configErrorsEn } from './config-errors.ts';
import { databaseErrorsEn } from './database-errors.ts';
import { fetchErrorsEn } from './fetch-errors.ts';
import { modelErrorsEn } from './model-errors.ts';
import { queryErrorsEn } from './query-errors.ts';
import { runErrorsEn } from './run-errors.ts';
import { sizeErrorsEn } from './size-errors.ts';
import { storeErrorsEn } from './store-errors.ts';
import { studyErrorsEn } from './study-errors.ts';

/** What is wrong, and what to do. */
export type Refusal = readonly [what: string, hint?: string];

/** " (row 3)" where the file line does not tell the row. */
const rowOf = (row: number | null): string => (row === null ? '' : ` (row ${row})`);
const MEGABYTE = 1_048_576;
const megabytes = (bytes: number): string =>
  bytes < MEGABYTE ? `${bytes} bytes` : `${Math.round(bytes / MEGABYTE)} MB`;
const shown = (names: readonly string[], nMore: number): string =>
  names.join(', ') + (nMore > 0 ? ` and ${nMore} more` : '');
const above = 'check the quotes and the line ends above this place';
const nameIt = 'name the column in the first line, or let columns without a name be named: --name-empty';

/** "en or ru", "one of a, b, c". */
const oneOf = (allowed: readonly string[]): string =>
  allowed.length === 2 ? allowed.join(' or ') : `one of ${allowed.join(', ')}`;

const someOf = (allowed: readonly string[], nAllowed: number): string =>
  `${allowed.join(', ')}${nAllowed > allowed.length ? ` … (${nAllowed} in all)` : ''}`;

/** One refusal an error, built from its details; the place is said before it. */
export const errorsEn = {
  ...argumentErrorsEn,
  ...configErrorsEn,
  ...modelErrorsEn,
  ...storeErrorsEn,
  ...databaseErrorsEn,
  ...sizeErrorsEn,
  ...fetchErrorsEn,
  ...queryErrorsEn,
  ...runErrorsEn,
  ...studyErrorsEn,
  // the file
  E_NOT_FOUND: (p: { kind: 'table' | 'file' | 'configuration' | 'model' | 'model-folder' }): Refusal => {
    switch (p.kind) {
      case 'table':
        return ['there is no such file', 'check the path'];
      case 'file':
        return ['there is no such file', 'check the path'];
      case 'configuration':
        return ['the configuration cannot be read', 'check the path after -c'];
      case 'model':
        return ['there is no such model', 'give a model.json or a run folder'];
      case 'model-folder':
        return ['this folder holds no models/model.json', 'give a model.json or a run folder'];
    }
  },
  E_NOT_READABLE: (): Refusal => ['the file may not be read', 'ask for the right to read it'],
  E_NOT_A_FILE: (p: { kind: 'folder' | 'stream' | 'other' }): Refusal =>
    p.kind === 'stream'
      ? ['a pipe can be read only once, and a table is read twice', 'save it as a file and name that']
      : [
          p.kind === 'folder' ? 'this is a folder' : 'this is not a regular file',
          'name a CSV or Parquet file',
        ],
  E_EMPTY: (p: { kind: 'file' | 'blank' }): Refusal => [
    p.kind === 'file' ? 'the file is empty' : 'the file holds blank lines only',
    'export it again',
  ],
  E_FORMAT: (p: { kind: 'zip' | 'gzip' | 'zstandard' | 'xz' | 'excel' | 'pdf' }): Refusal => [
    `the file is ${
      {
        zip: 'a ZIP archive or an Excel workbook',
        gzip: 'a gzip archive',
        zstandard: 'a Zstandard archive',
        xz: 'an xz archive',
        excel: 'an old Excel workbook',
        pdf: 'a PDF document',
      }[p.kind]
    }, not CSV`,
    p.kind === 'gzip' || p.kind === 'zstandard' || p.kind === 'xz'
      ? 'unpack it first'
      : 'save the table as CSV UTF-8',
  ],
  E_PARQUET: (p: { kind: 'cut' | 'start' | 'reader'; message: string }): Refusal => [
    `damaged Parquet file: ${
      p.kind === 'cut'
        ? 'the end of the file is cut off'
        : p.kind === 'start'
          ? 'the file does not begin as Parquet does'
          : p.message
    }`,
    'write or copy the file again',
  ],
  E_MEMORY: (p: { message: string }): Refusal => [p.message, 'give the engine a higher memory limit'],
  E_CHANGED: (): Refusal => ['the file was changed while it was read', 'read it again'],
  // limits
  E_TOO_MANY_ROWS: (p: { nRows: number | null; maxRows: number }): Refusal => [
    p.nRows === null
      ? `there are more than the ${p.maxRows} rows that are read`
      : `${p.nRows} rows are more than the ${p.maxRows} that are read`,
    'write a sample or a part of the rows',
  ],
  E_TOO_MANY_COLUMNS: (p: { nColumns: number; maxColumns: number }): Refusal => [
    `${p.nColumns} columns are more than the ${p.maxColumns} that are read`,
    'choose columns before the export',
  ],
  E_FIELD_TOO_LONG: (p: { maxFieldBytes: number; maxRecordBytes: number }): Refusal => [
    `a cell of more than ${megabytes(p.maxFieldBytes)}, or a row of more than ${megabytes(p.maxRecordBytes)}`,
    above,
  ],
  E_UNPACKED_SIZE: (p: { bytes: number; maxBytes: number }): Refusal => [
    `the file unpacks to ${megabytes(p.bytes)}, more than the ${megabytes(p.maxBytes)} that are read`,
    'write a part of the rows or columns',
  ],
  E_TOO_MANY_CATEGORIES: (p: { maxCategories: number }): Refusal => [
    `more than ${p.maxCategories} categories`,
    'declare the column as text or identifier',
  ],
  // bytes
  E_ENCODING: (p: { encoding: string; byte: number | null; value: string | null }): Refusal => {
    if (p.byte === null) return [`the file is ${p.encoding} text`, 'save it as CSV UTF-8'];
    if (p.value === null) {
      return [`not ${p.encoding}: no character at byte ${p.byte} of the file`, 'save the file as CSV UTF-8'];
    }
    const hint = 'save the file as CSV UTF-8, or name its encoding, such as --encoding cp1251';
    return [`not UTF-8: byte 0x${p.value} at byte ${p.byte} of the file`, hint];
  },
  E_NUL: (p: { byte: number }): Refusal => [
    `a NUL byte at byte ${p.byte} of the file`,
    'the file is damaged or is UTF-16: save it as CSV UTF-8',
  ],
  // records
  E_DELIMITER: (p: { delimiter: string }): Refusal => [
    `the separator must be one ASCII character; got ${JSON.stringify(p.delimiter)}`,
    'use ; , | or a tab',
  ],
  E_QUOTE: (p: { kind: 'text-after' | 'open-at-end' | 'open-too-long'; maxFieldBytes: number }): Refusal =>
    p.kind === 'text-after'
      ? [
          'text after a closing quote',
          'close the quote before the separator, and double the quotes inside a cell',
        ]
      : [
          `a quote is opened and not closed ${p.kind === 'open-at-end' ? 'before the end of the file' : `within ${megabytes(p.maxFieldBytes)}`}`,
          'close it, or double it',
        ],
  E_RAGGED: (p: { found: number | null; wanted: number; row: number | null }): Refusal => {
    if (p.found === null) return [`more than ${p.wanted} fields`, above];
    return [
      `${p.found} of ${p.wanted} fields${rowOf(p.row)}`,
      p.found < p.wanted
        ? 'complete the row or delete it'
        : 'quote the cell that holds a separator, or delete what is too much',
    ];
  },
  E_NO_ROWS: (p: { format: 'csv' | 'parquet' }): Refusal =>
    p.format === 'csv'
      ? ['there is a header and no row', 'add rows below the header']
      : ['there are columns and no row', 'write a file with rows'],
  // columns
  E_EMPTY_HEADER: (p: { column: number; nColumns: number; filledLine: number | null }): Refusal => [
    `column ${p.column} of ${p.nColumns} has no name${p.filledLine === null ? '' : `, and line ${p.filledLine} fills it`}`,
    nameIt,
  ],
  E_DUP_HEADER: (p: { first: number; second: number; isSame: boolean }): Refusal => [
    `columns ${p.first} and ${p.second} have ${p.isSame ? 'the same name' : 'names that differ in case alone'}`,
    'rename one of them',
  ],
  E_COLUMN: (p: { names: readonly string[]; nMore: number }): Refusal => [
    'the file has no such column',
    `the file has ${shown(p.names, p.nMore)}`,
  ],
  E_COLUMN_TYPE: (p: { type: string }): Refusal => [
    `cells of type ${p.type} are not single values`,
    'leave the column out, or write it as text or as several columns',
  ],
  // cells
  E_TYPE: (p: {
    kind: 'text' | 'point' | 'ambiguous' | 'comma' | 'digits';
    nDigits: number | null;
    row: number | null;
  }): Refusal => {
    const row = rowOf(p.row);
    const separator = 'declare the decimal separator, or write all cells the same way';
    switch (p.kind) {
      case 'text':
        return [
          `text in a numeric column${row}`,
          'write a number with a decimal point, list the text under unknown, or declare the column as nominal',
        ];
      case 'point':
        return [
          `a decimal point in a column of decimal commas${row}`,
          'write all cells of the column with the same separator',
        ];
      case 'ambiguous':
        return [
          `a comma that separates decimals or thousands, and no other cell of the column tells which${row}`,
          separator,
        ];
      case 'comma':
        return [`a decimal comma in a column of decimal points${row}`, separator];
      case 'digits':
        return [
          `an integer of ${p.nDigits} digits would be rounded in a numeric column${row}`,
          'declare the column as identifier',
        ];
    }
  },
  E_NONFINITE: (p: { kind: 'word' | 'large' | 'small' | 'infinite'; row: number | null }): Refusal => [
    `${
      {
        word: 'not a finite number',
        large: 'a number above 1.8e308',
        small: 'a number below 5e-324',
        infinite: 'an infinite number',
      }[p.kind]
    } in a numeric column${rowOf(p.row)}`,
    'empty the cell, or list it under unknown',
  ],
  E_DATE: (p: { kind: 'impossible' | 'order' | 'format' }): Refusal => [
    {
      impossible: 'a date that no calendar has, in a column of dates',
      order: 'a date with day and month in the other order than above',
      format: 'a date written in another way than those above',
    }[p.kind],
    'mend the cell, or keep dates as they stand: --text-dates',
  ],
  E_CATEGORY: (p: { categories: readonly string[]; nMore: number }): Refusal => [
    'not one of the declared categories',
    `write one of ${shown(p.categories, p.nMore)}, or add it to categories or to unknown`,
  ],
  E_BINARY: (p: { nDeclared: number | null }): Refusal =>
    p.nDeclared === null
      ? [
          'a third value in a binary column',
          'declare the column as nominal, or list what means "missing" under unknown',
        ]
      : [`a binary column has two categories; ${p.nDeclared} are declared`, 'declare the column as nominal'],
  // the command line
  E_OPTION: (
    p: { option: string; given: string } & (
      | { kind: 'one-of'; allowed: readonly string[] }
      | { kind: 'integer'; from: number; to: number }
      | { kind: 'character' }
    ),
  ): Refusal => {
    const rule =
      p.kind === 'one-of'
        ? oneOf(p.allowed)
        : p.kind === 'integer'
          ? `an integer from ${p.from} to ${p.to}`
          : 'one character';
    return [`${p.option} must be ${rule}; got "${p.given}"`];
  },
  // a client
  E_FIELD: (p: { path: string; allowed: readonly string[]; nAllowed: number }): Refusal => [
    `${p.path} is not a field of this model`,
    `use one of ${someOf(p.allowed, p.nAllowed)}`,
  ],
  E_VALUE: (p: {
    kind: 'unseen' | 'number' | 'text';
    path: string;
    given: string;
    allowed: readonly string[];
    nAllowed: number;
  }): Refusal => {
    switch (p.kind) {
      case 'unseen':
        return [`${p.path} has no value "${p.given}"`, `use one of ${someOf(p.allowed, p.nAllowed)}`];
      case 'number':
        return [
          `${p.path} must be a finite number from -1e100 to 1e100; got "${p.given}"`,
          'write it with a decimal point, such as 12.5',
        ];
      case 'text':
        return [`${p.path} must be text; got "${p.given}"`];
    }
  },
};
