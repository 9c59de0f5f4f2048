import type { ColumnReading, ColumnType } from '../../../src/contract/index.ts';
import type { HardRow } from './hardening-rows.ts';

const NUMBER: readonly ColumnReading[] = [{ name: 'x', type: 'numeric' }];

/** Cyrillic, Latin and № as windows-1251. */
function toCp1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const code = character.charCodeAt(0);
      if (character === '№') return 0xb9;
      if (character === 'ё') return 0xb8;
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    }),
  );
}

const CLIENTS = 'имя,город,x\nИван,Йошкар-Ола,1\nМария,Москва,2\nОлег,Москва,3\nЕлена,Йошкар-Ола,4\n';
const CLIENT_CELLS = [
  ['Иван', 'Мария', 'Олег', 'Елена'],
  ['Йошкар-Ола', 'Москва', 'Москва', 'Йошкар-Ола'],
  [1, 2, 3, 4],
];
const CLIENT_TYPES: readonly ColumnType[] = ['text', 'binary', 'numeric'];

/** Rows 1 to 20: encodings, separators, quotes, headers. */
export const STRUCTURE_ROWS: readonly HardRow[] = [
  {
    row: 1,
    what: 'a UTF-8 mark',
    content: () => `\uFEFF${CLIENTS}`,
    types: CLIENT_TYPES,
    cells: CLIENT_CELLS,
  },
  {
    row: 2,
    what: 'UTF-16LE with its mark',
    content: () => Buffer.from(`\uFEFF${CLIENTS}`, 'utf16le'),
    types: CLIENT_TYPES,
    warnings: [['W_ENCODING', 1]],
    readWarnings: [['W_ENCODING', 1]],
    cells: CLIENT_CELLS,
  },
  {
    row: 2,
    what: 'UTF-16BE with its mark',
    content: () => Buffer.from(`\uFEFF${CLIENTS}`, 'utf16le').swap16(),
    warnings: [['W_ENCODING', 1]],
    readWarnings: [['W_ENCODING', 1]],
    cells: CLIENT_CELLS,
  },
  {
    row: 2,
    what: 'UTF-16LE without its mark, declared',
    content: () => Buffer.from(CLIENTS, 'utf16le'),
    options: { encoding: 'utf-16le' },
    cells: CLIENT_CELLS,
  },
  {
    row: 2,
    what: 'UTF-16LE without its mark',
    content: () => Buffer.from('a,b\n1,2\n', 'utf16le'),
    error: ['E_NUL', 1, 1],
    says: 'UTF-16',
  },
  {
    row: 3,
    what: 'Russian in windows-1251',
    content: () => toCp1251(CLIENTS),
    types: CLIENT_TYPES,
    warnings: [['W_ENCODING']],
    readWarnings: [['W_ENCODING']],
    cells: CLIENT_CELLS,
  },
  {
    row: 3,
    what: 'Russian in windows-1251 behind a megabyte of ASCII',
    content: () => Buffer.concat([Buffer.from(`a,b\n${'x,1\n'.repeat(300_000)}`), toCp1251('Москва,2\n')]),
    types: ['binary', 'numeric'],
    warnings: [['W_ENCODING']],
    readings: [],
    readWarnings: [['W_ENCODING']],
  },
  {
    row: 3,
    what: 'windows-1251, declared',
    content: () => toCp1251('x\nж\n'),
    options: { encoding: 'windows-1251' },
    cells: [['ж']],
  },
  {
    row: 3,
    what: 'KOI8-R, which windows-1251 would turn into other letters',
    // город Москва Казань, вклад
    content: () => Buffer.from('c7cfd2cfc40aedcfd3cbd7c10aebc1dac1ced80ad7cbccc1c40a', 'hex'),
    error: ['E_ENCODING', 1, 1],
    says: '--encoding cp1251',
  },
  {
    row: 3,
    what: 'Latin-1',
    content: () => Buffer.from('city\nMünchen\nKöln\nOrléans\n', 'latin1'),
    error: ['E_ENCODING', 2, 1],
    says: 'byte 0xFC at byte 7 of',
  },
  {
    row: 4,
    what: 'UTF-8, then windows-1251',
    content: () => Buffer.concat([Buffer.from('id,город\n1,Москва\n'), toCp1251('2,Казань\n')]),
    error: ['E_ENCODING', 3, 2],
    says: 'byte 0xCA at byte 32 of',
  },
  {
    row: 4,
    what: 'windows-1251, then UTF-8',
    content: () =>
      Buffer.concat([Buffer.from('id,x\n1,a\n'), toCp1251('2,Казань\n'), Buffer.from('3,Москва\n')]),
    error: ['E_ENCODING', 3, 2],
    says: 'byte 0xCA at byte 12 of',
  },
  {
    row: 5,
    what: 'decimal commas and spaces of three kinds',
    content: () => 'id;x\n1;1 500,25\n2;1\u00a0500\n3;-2\u2009000\u202f000,5\n4;1,500\n5;7\n',
    types: ['numeric', 'numeric'],
    warnings: [['W_DECIMAL_COMMA', undefined, 2]],
    readWarnings: [
      ['W_DECIMAL_COMMA', undefined, 2],
      ['W_DIGIT_GROUPS', undefined, 2],
    ],
    cells: [
      [1, 2, 3, 4, 5],
      [1_500.25, 1_500, -2_000_000.5, 1.5, 7],
    ],
  },
  {
    row: 5,
    what: 'a decimal comma that is proven at the end',
    content: () => `x;y\n${'1,500;a\n'.repeat(3)}2,5;b\n`,
    types: ['numeric', 'binary'],
    warnings: [['W_DECIMAL_COMMA', undefined, 1]],
    readWarnings: [['W_DECIMAL_COMMA', undefined, 1]],
    cells: [
      [1.5, 1.5, 1.5, 2.5],
      ['a', 'a', 'a', 'b'],
    ],
  },
  {
    row: 5,
    what: 'commas of decimals or thousands',
    content: () => 'x;y\n1,500;a\n2,250;b\n',
    types: ['binary', 'binary'],
    warnings: [['W_NUMBER_AMBIGUOUS', undefined, 1]],
    cells: [
      ['1,500', '2,250'],
      ['a', 'b'],
    ],
  },
  {
    row: 5,
    what: 'commas of decimals or thousands in a declared number',
    content: () => 'x;y\n1,500;a\n2,250;b\n',
    readings: NUMBER,
    error: ['E_TYPE', 2, 1],
    says: 'declare the decimal separator',
  },
  {
    row: 5,
    what: 'commas that are declared decimal',
    content: () => 'x;y\n1,500;a\n2,250;b\n',
    options: { decimal: ',' },
    types: ['numeric', 'binary'],
    readings: NUMBER,
    cells: [[1.5, 2.25]],
  },
  {
    row: 5,
    what: 'decimal commas and points in one column',
    content: () => 'x;y\n1.500;a\n12,5;b\n',
    readings: NUMBER,
    error: ['E_TYPE', 3, 1],
    says: 'a decimal comma in a column of decimal points',
  },
  { row: 6, what: 'tabs', content: () => 'a\tb\n1\tx,y\n', cells: [[1], ['x,y']] },
  { row: 7, what: 'pipes', content: () => 'a|b\n1|x,y\n', cells: [[1], ['x,y']] },
  {
    row: 8,
    what: 'a short row',
    content: () => 'a,b,c\n1,2,3\n4,5\n',
    error: ['E_RAGGED', 3, 3],
    says: '2 of 3',
  },
  {
    row: 9,
    what: 'a long row',
    content: () => 'a,b,c\n1,2,3\n4,5,6,7\n',
    error: ['E_RAGGED', 3, 4],
    says: '4 of 3',
  },
  {
    row: 10,
    what: 'an open quote',
    content: () => 'a,b\n1,"x\n2,y\n',
    error: ['E_QUOTE', 2, 2],
    says: 'not closed',
  },
  {
    row: 11,
    what: 'a quote inside a bare cell',
    content: () => 'a,b\n1,x\n2,5" pipe\n',
    warnings: [['W_QUOTE', 3]],
    readWarnings: [['W_QUOTE', 3]],
    cells: [
      [1, 2],
      ['x', '5" pipe'],
    ],
  },
  {
    row: 12,
    what: 'a NUL byte',
    content: () => 'a,b\n1,x\n2,y\0\n',
    error: ['E_NUL', 3, 2],
    says: 'byte 12 of',
  },
  {
    row: 13,
    what: 'CR line ends',
    content: () => 'a,b\r1,x\r2,y\r',
    cells: [
      [1, 2],
      ['x', 'y'],
    ],
  },
  {
    row: 14,
    what: 'CRLF, LF and CR',
    content: () => 'a,b\r\n1,x\n2,y\r3,x\r\n',
    cells: [
      [1, 2, 3],
      ['x', 'y', 'x'],
    ],
  },
  {
    row: 15,
    what: 'a line end in quotes',
    content: () => 'x,b\n1,"p\nq"\n2,r\n',
    cells: [
      [1, 2],
      ['p\nq', 'r'],
    ],
  },
  {
    row: 15,
    what: 'a short row below a line end in quotes',
    content: () => 'x,b\n1,"p\nq"\n2\n',
    error: ['E_RAGGED', 4, 2],
    says: '(row 2)',
  },
  {
    row: 15,
    what: 'text in a number below a line end in quotes',
    content: () => 'b,x\n"p\nq",1\nr,abc\n',
    readings: NUMBER,
    error: ['E_TYPE', 4, 2],
    says: '(row 2)',
  },
  {
    row: 16,
    what: 'equal column names',
    content: () => 'id,age,age\n1,2,3\n',
    error: ['E_DUP_HEADER', 1, 3],
    says: 'columns 2 and 3',
  },
  {
    row: 17,
    what: 'an empty column name',
    content: () => 'a,,c\n1,2,3\n',
    error: ['E_EMPTY_HEADER', 1, 2],
    says: '--name-empty',
  },
  {
    row: 17,
    what: 'empty column names that are to be made up',
    content: () => 'column_2,,c, \n1,2,x,4\n3,4,y,5\n',
    options: { nameEmpty: true },
    types: ['numeric', 'numeric', 'binary', 'numeric'],
    warnings: [['W_UNNAMED', 1]],
    readings: [
      { name: 'column_2_', type: 'numeric' },
      { name: 'column_4', type: 'numeric' },
    ],
    readWarnings: [['W_UNNAMED', 1]],
    cells: [
      [2, 4],
      [4, 5],
    ],
  },
  {
    row: 18,
    what: 'no header above numbers',
    content: () => '41,admin.\n52,services\n33,admin.\n',
    warnings: [['W_NO_HEADER', 1, 1]],
    cells: [
      [52, 33],
      ['services', 'admin.'],
    ],
  },
  {
    row: 18,
    what: 'no header above texts',
    content: () => 'admin.,yes\nservices,no\nadmin.,yes\n',
    warnings: [['W_NO_HEADER', 1, 1]],
    readings: [],
  },
  { row: 19, what: 'a header only', content: () => 'a,b\n', error: ['E_NO_ROWS', 1] },
  { row: 20, what: 'an empty file', content: () => '', error: ['E_EMPTY'] },
];
