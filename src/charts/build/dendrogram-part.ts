import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { Dendrogram, DendrogramLink } from '../spec.ts';

/** A tree of merges, cut so that its lower branches are leaves. */
export interface DendrogramData {
  readonly linkage: 'complete' | 'ward';
  /** Rows linked. */
  readonly nRows: number;
  /** Rows below each leaf. */
  readonly leafSizes: readonly number[];
  /** Heights ascending. Below the number of leaves `a` and `b` are leaves; merge i makes node nLeaves + i. */
  readonly merges: readonly { readonly a: number; readonly b: number; readonly height: number }[];
}

interface Branch {
  readonly at: number;
  readonly height: number;
  readonly nRows: number;
}

/** Leaves in an order in which no two branches cross, `a` before `b`, and a link for each merge. */
export function dendrogramPart(data: DendrogramData, words: Words): Dendrogram {
  const { leafSizes, merges } = data;
  const { format, pictures } = words;
  const said = pictures.dendrogram;
  const order = leafOrder(leafSizes.length, merges);
  const branches: Branch[] = leafSizes.map((nRows) => ({ at: 0, height: 0, nRows }));
  order.forEach((leaf, at) => {
    branches[leaf] = { at, height: 0, nRows: leafSizes[leaf] ?? 0 };
  });
  const nowhere: Branch = { at: 0, height: 0, nRows: 0 };
  const links = merges.map(({ a, b, height }): DendrogramLink => {
    const left = branches[a] ?? nowhere;
    const right = branches[b] ?? nowhere;
    const nRows = left.nRows + right.nRows;
    branches.push({ at: (left.at + right.at) / 2, height, nRows });
    return {
      left: left.at,
      right: right.at,
      leftHeight: left.height,
      rightHeight: right.height,
      height,
      heightText: format.number(height),
      rowsText: format.count(nRows),
    };
  });
  return {
    title: said.linkage[data.linkage],
    leafLabel: said.leaves,
    leaves: order.map((leaf) => format.count(leafSizes[leaf] ?? 0)),
    y: makeAxis(
      merges.map(({ height }) => height),
      { label: said.height, unit: 'number', format, fromZero: true },
    ),
    links,
    head: { link: said.link, height: said.height, rows: said.rows },
  };
}

/** Every leaf from left to right, depth first from the last merge. */
function leafOrder(nLeaves: number, merges: DendrogramData['merges']): number[] {
  const order: number[] = [];
  const pending = [nLeaves + merges.length - 1];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const merge = merges[node - nLeaves];
    if (merge) pending.push(merge.b, merge.a);
    else if (node >= 0) order.push(node);
  }
  return order;
}

/** The widest gap between the heights of neighbouring merges, and how many groups a cut in it leaves. */
export function widestGap(merges: DendrogramData['merges']): { nGroups: number; from: number; to: number } {
  let widest = { nGroups: 1, from: 0, to: merges[0]?.height ?? 0 };
  merges.forEach(({ height: to }, i) => {
    const from = i === 0 ? 0 : (merges[i - 1]?.height ?? 0);
    if (i > 0 && (i === 1 || to - from > widest.to - widest.from)) {
      widest = { nGroups: merges.length - i + 1, from, to };
    }
  });
  return widest;
}
