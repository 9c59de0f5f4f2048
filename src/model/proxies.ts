import type { ModelFile } from '../contract/model-file.ts';
import { type CellField, countByCodes } from './cells.ts';

export type Proxies = ModelFile['proxies'];

/** A column that may stand in, with the code of every client. */
export interface ProxyCandidate {
  readonly field: CellField;
  readonly codes: Int32Array;
}

export interface FindProxiesOptions {
  /** Of the likeliest segment, from which on a model answers. */
  readonly minProbability: number;
  /** Cells with fewer clients are left out. */
  readonly minClients: number;
  /** Pairs of values with fewer clients are left out. */
  readonly minValueClients: number;
  /** The least rise of the share of answered clients that a proxy is worth; defaults to 0.01. */
  readonly minGain?: number;
}

const defaultMinGain = 0.01;

/**
 * For each used field, the unused column that answers the most clients of whom that field alone is unknown: clients by
 * segment over the other used fields and that column. Fields without such a column are left out.
 *
 * @param fields one per used field
 * @param codes per used field, the code of every client
 * @param labels segment of every client, from 0
 */
export function findProxies(
  fields: readonly CellField[],
  codes: readonly Int32Array[],
  candidates: readonly ProxyCandidate[],
  labels: Int32Array,
  nSegments: number,
  options: FindProxiesOptions,
): Proxies {
  const { minProbability, minClients, minValueClients, minGain = defaultMinGain } = options;
  const weights = new Float64Array(labels.length).fill(1);
  const answered = (counts: readonly number[]): number => {
    const total = sum(counts);
    return counts.some((count) => count >= minProbability * total) ? total : 0;
  };
  return fields.flatMap(({ name }, hidden) => {
    const others = codes.filter((_, f) => f !== hidden);
    const without = countByCodes(others, labels, weights, nSegments);
    const base = new Map(without.map((cell) => [cell.codes.join(','), answered(cell.counts) > 0]));
    const nBase = without.reduce((n, { counts }) => n + answered(counts), 0);
    const tried = candidates.map((candidate) => {
      const all = countByCodes([...others, candidate.codes], labels, weights, nSegments);
      const nAnswered = all.reduce((n, cell) => {
        if (sum(cell.counts) >= minClients) return n + answered(cell.counts);
        return n + (base.get(cell.codes.slice(0, -1).join(',')) ? sum(cell.counts) : 0);
      }, 0);
      return { candidate, nAnswered, cells: all.filter(({ counts }) => sum(counts) >= minClients) };
    });
    const best = tried.reduce<(typeof tried)[number] | null>(
      (a, b) => (a === null || b.nAnswered > a.nAnswered ? b : a),
      null,
    );
    if (best === null || best.nAnswered - nBase < minGain * labels.length) return [];
    const { name: by, edges, nCodes } = best.candidate.field;
    const told = countByCodes([best.candidate.codes], codes[hidden], weights, fields[hidden].nCodes);
    const values = Array.from({ length: nCodes }, (_, code) => {
      const counts = told.find((cell) => cell.codes[0] === code)?.counts ?? [];
      return Array.from({ length: fields[hidden].nCodes }, (_, value) =>
        (counts[value] ?? 0) >= minValueClients ? counts[value] : 0,
      );
    });
    return [{ field: name, by: { name: by, edges: edges && [...edges] }, values, cells: best.cells }];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
