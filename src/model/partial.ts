import type { ModelFile } from '../contract/model-file.ts';
import { binOf } from './cells.ts';

/** A client in the terms of the aggregated cells: each used field, then each proxy; null is unknown. */
export type CellCodes = readonly (number | null)[];

/** What codes stand for: each used field, then each proxy once. */
export function cellFields(model: ModelFile): ModelFile['cells']['fields'] {
  const proxies = new Map(model.proxies.map(({ by }) => [by.name, by]));
  return [...model.cells.fields, ...proxies.values()];
}

/** The cell codes of values as `readClient` gives them. */
export function cellCodes(model: ModelFile, values: readonly number[]): CellCodes {
  const fields = cellFields(model);
  return values.map((value, f) => {
    if (Number.isNaN(value)) return null;
    const { edges } = fields[f];
    return edges ? binOf(value, edges) : value;
  });
}

/** The places of the used fields that are unknown. */
export function unknownFields(model: ModelFile, codes: CellCodes): number[] {
  return model.cells.fields.flatMap((_, f) => (codes[f] === null ? [f] : []));
}

/**
 * Each segment's probability from what is known, by id − 1; sums to 1.
 *
 * Its share of the clients in the cells that agree with what is known: where one field alone is unknown, those of its
 * proxy if they know the client, else the cells. Where no cell agrees, or the cells cover too little, ∝ its size × Π
 * over known fields of the share of its clients that have the value, one client added to each value.
 * O(cells × fields).
 */
export function segmentProbabilities(model: ModelFile, codes: CellCodes): number[] {
  const told = proxyCounts(model, codes);
  if (told) return normalized(told);
  if (!model.conditionals) {
    const counts = model.centroids.map(() => 0);
    for (const cell of agreeingCells(model, codes)) {
      cell.counts.forEach((count, s) => {
        counts[s] += count;
      });
    }
    if (counts.some((count) => count > 0)) return normalized(counts);
  }
  return normalized(
    model.segments.map((segment, s) =>
      (model.conditionals ?? []).reduce((product, { counts }, f) => {
        const code = codes[f];
        return code === null ? product : product * valueShare(counts, code, s);
      }, segment.share),
    ),
  );
}

/**
 * The probability of each code of one unknown field, from what is known of the other used fields and of its proxy, as
 * if the proxy told of this field alone; sums to 1.
 */
export function valueProbabilities(model: ModelFile, codes: CellCodes, field: number): number[] {
  const used = codes.map((code, f) => (f < model.cells.fields.length ? code : null));
  const alike = valuesAlike(model, used, field);
  const proxy = model.proxies.find((one) => one.field === model.cells.fields[field].name);
  const by = proxy ? codes[proxyPlace(model, proxy)] : null;
  if (!proxy || by === null) return alike;
  const { values } = proxy;
  const told = alike.map((p, value) => {
    const total = values.reduce((sum, row) => sum + row[value], 0);
    return total > 0 ? (p * values[by][value]) / total : 0;
  });
  return told.some((p) => p > 0) ? normalized(told) : alike;
}

function valuesAlike(model: ModelFile, codes: CellCodes, field: number): number[] {
  const nCodes = codeCount(model, field);
  if (model.conditionals) {
    const { counts } = model.conditionals[field];
    const segments = segmentProbabilities(model, codes);
    return normalized(
      Array.from({ length: nCodes }, (_, code) =>
        segments.reduce((sum, p, s) => sum + p * valueShare(counts, code, s), 0),
      ),
    );
  }
  const totals = Array<number>(nCodes).fill(0);
  const agreeing = agreeingCells(model, codes);
  for (const cell of agreeing.length > 0 ? agreeing : model.cells.cells) {
    totals[cell.codes[field]] += cell.counts.reduce((sum, count) => sum + count, 0);
  }
  return normalized(totals);
}

/** Where the codes hold a proxy. */
export function proxyPlace(model: ModelFile, { by }: ModelFile['proxies'][number]): number {
  return cellFields(model).findLastIndex(({ name }) => name === by.name);
}

/** How many values a field of the cells has: its categories, or the bins of a number. */
export function codeCount(model: ModelFile, field: number): number {
  const { name, edges } = cellFields(model)[field];
  if (edges) return edges.length + 1;
  return model.fields.find((one) => one.name === name)?.categories?.length ?? 0;
}

/** The share of a segment's clients that have a value, one client added to each value. */
export function valueShare(counts: readonly (readonly number[])[], code: number, segment: number): number {
  const total = counts.reduce((sum, row) => sum + row[segment], 0);
  return ((counts[code]?.[segment] ?? 0) + 1) / (total + counts.length);
}

/** The place of the largest probability, ties to the lowest. */
export function topOf(probabilities: readonly number[]): number {
  return probabilities.indexOf(probabilities.reduce((a, b) => Math.max(a, b)));
}

/** Clients alike by segment, when one field alone is unknown and its proxy is known. */
function proxyCounts(model: ModelFile, codes: CellCodes): readonly number[] | null {
  const [hidden, another] = unknownFields(model, codes);
  const proxy = model.proxies.find(({ field }) => model.cells.fields[hidden]?.name === field);
  if (another !== undefined || !proxy) return null;
  const used = codes.slice(0, model.cells.fields.length).filter((code) => code !== null);
  const wanted = [...used, codes[proxyPlace(model, proxy)]];
  return proxy.cells.find((cell) => cell.codes.every((code, f) => code === wanted[f]))?.counts ?? null;
}

function agreeingCells(model: ModelFile, codes: CellCodes): ModelFile['cells']['cells'] {
  return model.cells.cells.filter((cell) =>
    cell.codes.every((code, f) => codes[f] === null || codes[f] === code),
  );
}

function normalized(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total > 0 ? value / total : 1 / values.length));
}
