import type { ModelFile } from '../contract/model-file.ts';

export type Cells = ModelFile['cells'];
export type Conditionals = ModelFile['conditionals'];

export interface CellField {
  readonly name: string;
  /** Bin b of a numeric field is (edges[b − 1], edges[b]]; null for category fields. */
  readonly edges: readonly number[] | null;
  /** How many codes there are. */
  readonly nCodes: number;
}

export interface CountCellsOptions {
  /** Cells, and codes of the conditional counts, with fewer clients are left out. */
  readonly minClients: number;
  /** Below this share of clients in the cells, per-field counts join them. */
  readonly minCoverage: number;
}

/**
 * Aggregates clients over the used fields: what partial answers are computed from, in place of client rows.
 *
 * @param fields one per used field
 * @param codes per field, the code of every client
 * @param labels segment of every client, from 0
 * @param weights how many clients each entry stands for
 */
export function countCells(
  fields: readonly CellField[],
  codes: readonly Int32Array[],
  labels: Int32Array,
  weights: Float64Array,
  nSegments: number,
  options: CountCellsOptions,
): { readonly cells: Cells; readonly conditionals: Conditionals } {
  const { minClients, minCoverage } = options;
  const all = countByCodes(codes, labels, weights, nSegments);
  const total = all.reduce((n, cell) => n + sum(cell.counts), 0);
  const kept = all.filter((cell) => sum(cell.counts) >= minClients);
  const coverage = kept.reduce((covered, cell) => covered + sum(cell.counts), 0) / total;
  return {
    cells: {
      fields: fields.map(({ name, edges }) => ({ name, edges: edges && [...edges] })),
      minClients,
      coverage,
      cells: kept,
    },
    conditionals:
      coverage >= minCoverage
        ? null
        : fields.map((field, f) => ({
            field: field.name,
            counts: countCodes(field.nCodes, codes[f], labels, weights, nSegments, minClients),
          })),
  };
}

/**
 * Clients by segment for every combination of codes that occurs, in the order of the codes.
 *
 * @param codes per field, the code of every client
 */
export function countByCodes(
  codes: readonly Int32Array[],
  labels: Int32Array,
  weights: Float64Array,
  nSegments: number,
): Cells['cells'] {
  const byKey = new Map<string, Cells['cells'][number]>();
  for (let i = 0; i < labels.length; i++) {
    const cell = codes.map((column) => column[i]);
    const key = cell.join(',');
    const entry = byKey.get(key) ?? { codes: cell, counts: Array<number>(nSegments).fill(0) };
    byKey.set(key, entry);
    entry.counts[labels[i]] += weights[i];
  }
  return [...byKey.values()].sort((a, b) => compareCodes(a.codes, b.codes));
}

/** The bin of a number: the first whose upper edge is not below it. */
export function binOf(value: number, edges: readonly number[]): number {
  const bin = edges.findIndex((edge) => value <= edge);
  return bin < 0 ? edges.length : bin;
}

function countCodes(
  nCodes: number,
  codes: Int32Array,
  labels: Int32Array,
  weights: Float64Array,
  nSegments: number,
  minClients: number,
): number[][] {
  const counts = Array.from({ length: nCodes }, () => Array<number>(nSegments).fill(0));
  for (let i = 0; i < labels.length; i++) counts[codes[i]][labels[i]] += weights[i];
  return counts.map((row) => (sum(row) >= minClients ? row : row.map(() => 0)));
}

function compareCodes(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((code, f) => code !== b[f]);
  return at < 0 ? 0 : a[at] - b[at];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
