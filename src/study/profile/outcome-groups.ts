import { type OrderedValues, quantilesOfOrdered, type RocAuc, rocAuc } from '../../ml/index.ts';
import { countCategories } from './distribution.ts';
import { profileRules } from './rules.ts';
import type { Subject } from './subject.ts';
import type { GroupName, OutcomeByGroup } from './table-profile.ts';

/** The rows whose outcome is known, and whether it is positive: 1 or 0. */
export interface Outcomes {
  readonly rows: Int32Array;
  readonly positives: Uint8Array;
}

/** Rows put into named groups; `codes` are places in `names`. */
interface Groups {
  readonly names: readonly GroupName[];
  readonly codes: Int32Array;
}

/** How often the outcome is positive in each group of a column, and how well the groups alone tell it. */
export function outcomeByGroup(subject: Subject, outcomes: Outcomes): OutcomeByGroup | null {
  if (subject.cells.kind === 'text') return null;
  const { value, standardError, nPositive, nNegative } = rankByGroups(
    groupRows(subject, 20, Number.POSITIVE_INFINITY),
    outcomes,
  );
  const isEnough = Math.min(nPositive, nNegative) >= profileRules.leakRows;
  return {
    groups: countOutcomes(groupRows(subject, 10, profileRules.shownCategories), outcomes),
    auc: isEnough ? value : null,
    standardError: isEnough ? standardError : null,
  };
}

/** Numbers in up to `nParts` parts of about equal size, or the first `nCategories` categories and the rest. */
function groupRows(
  { cells, numbers, codes, distinct, ordered, sentinels, order }: Subject,
  nParts: number,
  nCategories: number,
): Groups {
  const names: GroupName[] = [];
  const group = (name: GroupName): number => names.push(name) - 1;
  if (numbers) {
    const edges = edgesOf(ordered, nParts);
    const least = ordered.values[0];
    for (const [g, to] of edges.entries()) group({ kind: 'range', from: g === 0 ? least : edges[g - 1], to });
    const special = new Map(sentinels.map(({ value }) => [value, group({ kind: 'sentinel', value })]));
    const missing = group({ kind: 'missing' });
    const groupOf = Int32Array.from(
      distinct,
      (value) => special.get(value) ?? edges.findIndex((edge) => value <= edge),
    );
    return { names, codes: codes.map((code) => (code < 0 ? missing : groupOf[code])) };
  }
  if (cells.kind !== 'category') return { names, codes: new Int32Array(0) };
  const own = new Map(
    countCategories(cells, order)
      .slice(0, nCategories)
      .map(({ value, code }) => [code, group({ kind: 'category', value })]),
  );
  const other = group({ kind: 'other' });
  const missing = group({ kind: 'missing' });
  const groupOf = Int32Array.from(cells.categories, (_, code) => own.get(code) ?? other);
  return { names, codes: cells.codes.map((code) => (code < 0 ? missing : groupOf[code])) };
}

/** Upper bounds of parts of about equal size, rising; the last is the largest number. Equal ones are joined. */
function edgesOf(ordered: OrderedValues, nParts: number): number[] {
  const bounds = quantilesOfOrdered(
    ordered,
    Array.from({ length: nParts }, (_, part) => (part + 1) / nParts),
  );
  return bounds.filter((bound, part) => !Number.isNaN(bound) && bound !== bounds[part - 1]);
}

function countOutcomes({ names, codes }: Groups, { rows, positives }: Outcomes): OutcomeByGroup['groups'] {
  const counts = names.map((group) => ({ group, nRows: 0, nPositive: 0 }));
  for (let at = 0; at < rows.length; at++) {
    const count = counts[codes[rows[at]]];
    count.nRows++;
    count.nPositive += positives[at];
  }
  return counts.filter(({ nRows }) => nRows > 0);
}

/**
 * The AUC of ranking rows by the outcome rate of their group. Every second row takes its rates from the others and the
 * other way round: rates of the rows themselves would flatter columns of many small groups.
 */
function rankByGroups({ names, codes }: Groups, { rows, positives }: Outcomes): RocAuc {
  const totals = [0, 1].map(() => new Float64Array(names.length));
  const hits = [0, 1].map(() => new Float64Array(names.length));
  for (let at = 0; at < rows.length; at++) {
    totals[at % 2][codes[rows[at]]]++;
    hits[at % 2][codes[rows[at]]] += positives[at];
  }
  const sum = (counts: Float64Array): number => counts.reduce((a, b) => a + b, 0);
  const rates = [0, 1].map((half) => {
    const overall = sum(hits[half]) / Math.max(1, sum(totals[half]));
    return totals[half].map((total, g) => (total > 0 ? hits[half][g] / total : overall));
  });
  const scores = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) scores[at] = rates[1 - (at % 2)][codes[rows[at]]];
  return rocAuc(scores, positives);
}
