import { readFileSync } from 'node:fs';
import { type CategoryColumn, compareText, type Frame, type FrameColumn } from '../../../src/ml/frame.ts';

/** Rows of the first 70 %. */
export const nTrain = 28_831;

const numericNames = [
  'age',
  'campaign',
  'pdays',
  'previous',
  'emp.var.rate',
  'cons.price.idx',
  'cons.conf.idx',
  'euribor3m',
  'nr.employed',
];
const categoryNames = ['job', 'marital', 'education', 'default', 'housing', 'loan', 'poutcome'];
const namesWithUnknown = new Set(['job', 'marital', 'education', 'default', 'housing', 'loan']);

/** The columns as the study imputes them, numerics first, the outcome last as `subscribed`. */
export function readRealTable(path: string): Frame {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = header.split(';').map((cell) => cell.replaceAll('"', ''));
  const rows = lines.map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')));
  const cells = (name: string) => rows.map((row) => row[names.indexOf(name)]);
  const columns: FrameColumn[] = [
    ...numericNames.map((name): FrameColumn => {
      const values = Float64Array.from(cells(name), (cell) =>
        name === 'pdays' && cell === '999' ? -1 : Number(cell),
      );
      return { kind: 'numeric', name, values };
    }),
    ...categoryNames.map((name) => category(name, cells(name), namesWithUnknown.has(name) ? 'unknown' : '')),
    category('subscribed', cells('y'), ''),
  ];
  return { nRows: rows.length, columns };
}

function category(name: string, cells: readonly string[], unknown: string): CategoryColumn {
  const categories = [...new Set(cells)].filter((cell) => cell !== unknown).sort(compareText);
  const codeOf = new Map(categories.map((label, code) => [label, code]));
  return {
    kind: 'category',
    name,
    categories,
    codes: Int32Array.from(cells, (cell) => codeOf.get(cell) ?? -1),
  };
}
