/** A small sound table with what a CSV can hold: quotes, a line end in quotes, Cyrillic, missing cells, two types. */
export const SOUND_TABLE = `id;age;job;balance;note
001;30;admin.;1 500,25;"one; two"
002;;services;-12,5;"a ""quoted"" word"
003;41;рабочий;0,75;"two
lines"
004;55;admin.;NA;
005;18;студент;7;ёж
`;

type Random = () => number;

/** Uniform numbers in [0, 1) of a seed: mulberry32. */
function createUniform(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  '"',
  ';',
  ',',
  '\t',
  '|',
  '\n',
  '\r',
  '\0',
  '""',
  'NaN',
  '1e999',
  '-',
  'sep=;\n',
  'Итого',
  '\u200b',
  '30.02.2024',
  '01/02/2024',
  'Да',
  'no',
  '\x1a',
  '\u2212',
  '9'.repeat(20),
];
const MARKS = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x1f, 0x8b],
  [0x50, 0x4b, 3, 4],
  [0x50, 0x41, 0x52, 0x31],
];
const MAX_EDITS = 4;

/** A table, the sound one by default, after one to four random edits; the same for the same seed. */
export function mutate(seed: number, table = SOUND_TABLE): Buffer {
  const random = createUniform(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  let bytes = Buffer.from(table);
  const splice = (at: number, nRemoved: number, added: Buffer) => {
    bytes = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + nRemoved)]);
  };
  const edits: readonly (() => void)[] = [
    () =>
      bytes.length > 0 &&
      bytes.writeUInt8(bytes.readUInt8(below(bytes.length)) ^ (1 << below(8)), below(bytes.length)),
    () => bytes.length > 0 && bytes.writeUInt8(below(256), below(bytes.length)),
    () => splice(below(bytes.length + 1), 0, Buffer.from(pick(PIECES))),
    () => splice(below(bytes.length + 1), 1 + below(12), Buffer.alloc(0)),
    () => splice(below(bytes.length + 1), bytes.length, Buffer.alloc(0)),
    () => splice(0, 0, Buffer.from(pick(MARKS))),
    () => {
      const [from, to] = [
        pick([';', '"', '\n', ',']).charCodeAt(0),
        pick([',', '\t', '|', '\r', '"', ' ']).charCodeAt(0),
      ];
      bytes = Buffer.from(bytes.map((byte) => (byte === from && random() < 0.9 ? to : byte)));
    },
    () => {
      const start = below(bytes.length + 1);
      splice(below(bytes.length + 1), 0, Buffer.from(bytes.subarray(start, start + below(60))));
    },
    () => {
      bytes = Buffer.from(bytes.toString('utf8'), pick(['utf16le', 'latin1']));
    },
  ];
  for (let n = 1 + below(MAX_EDITS); n > 0; n -= 1) pick(edits)();
  return bytes;
}

const CELLS = [
  '', 'NA', 'нет данных', '0', '-0', '1e308', '-1e308', '1e-308', '5e-324', '123456789012345', '0,1', '1 500', 'x',
  'unknown', 'Да', '<script>alert(1)</script>', '__proto__', '=1+1', '\u2212\u0035', '30.02.2024', 'a\u0301', '99999999999999999999',
]; // biome-ignore format: a list

/**
 * A table after one to four edits that keep its shape: odd cells, columns that are constant, missing or one another,
 * rows left out, repeated and sorted. The same for the same seed.
 */
export function mutateCells(seed: number, table: string, delimiter = ';'): string {
  const random = createUniform(seed);
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const [header = '', ...lines] = table.trimEnd().split('\n');
  let rows = lines.map((line) => line.split(delimiter));
  const nColumns = header.split(delimiter).length;
  const column = () => below(nColumns);
  const edits: readonly (() => void)[] = [
    () => {
      for (let n = 1 + below(20); n > 0; n -= 1) pick(rows)[column()] = pick(CELLS);
    },
    () => {
      const [c, cell] = [column(), pick(CELLS)];
      for (const row of rows) row[c] = cell;
    },
    () => {
      const [c, from] = [column(), column()];
      for (const row of rows) row[c] = row[from]!;
    },
    () => {
      const [c, scale] = [column(), pick([1e12, 1e-12, 1e300, -1])];
      for (const row of rows) if (Number.isFinite(Number(row[c]))) row[c] = String(Number(row[c]) * scale);
    },
    () => {
      rows = rows.slice(0, 1 + below(rows.length));
    },
    () => {
      const kept = rows.slice(0, 1 + below(5));
      rows = rows.map((_, i) => [...kept[i % kept.length]!]);
    },
    () => {
      const c = column();
      rows = rows.toSorted((a, b) => (a[c]! < b[c]! ? -1 : 1));
    },
    () => {
      const c = column();
      for (const row of rows.slice(below(rows.length))) row[c] = '';
    },
  ];
  for (let n = 1 + below(MAX_EDITS); n > 0; n -= 1) pick(edits)();
  return `${[header, ...rows.map((row) => row.join(delimiter))].join('\n')}\n`;
}
