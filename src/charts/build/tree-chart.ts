import type { Words } from '../../words/index.ts';
import type { TreeChart, TreeChartRows } from '../spec.ts';

interface NodeRows {
  /** Gini impurity, in [0, 1). */
  readonly gini?: number;
  readonly nRows?: number;
  /** Rows of each segment, in the order of `segments`. */
  readonly counts?: readonly number[];
}

/** A node as the chart needs it; `yes` and `no` are indices of nodes. What its rows are is left out where unknown. */
export type TreeChartDataNode =
  | ({
      readonly kind: 'split';
      /** The question of the yes side in words, such as "housing is no". */
      readonly question: string;
      readonly feature: string;
      readonly threshold: number;
      readonly yes: number;
      readonly no: number;
    } & NodeRows)
  | ({ readonly kind: 'leaf'; readonly segment: number; readonly nRows: number } & NodeRows);

export interface TreeChartData {
  /** Node 0 is the root. */
  readonly nodes: readonly TreeChartDataNode[];
  /** Ids. */
  readonly segments: readonly number[];
  /** The columns asked about. */
  readonly columns: readonly string[];
}

/** A decision tree as a diagram of questions in words. */
export function treeChart(data: TreeChartData, words: Words): TreeChart {
  const { nodes, columns } = data;
  const { charts } = words;
  const said = words.pictures.tree;
  const leaves = nodes.filter((node) => node.kind === 'leaf');
  const nRows = leaves.reduce((sum, leaf) => sum + leaf.nRows, 0);
  return {
    kind: 'tree',
    title: charts.tree.title({ nLeaves: leaves.length, columns }),
    subtitle: charts.tree.subtitle({ depth: depthOf(nodes), nRows }),
    caption: [charts.tree.caption, ...(nodes.some(({ counts }) => counts) ? [said.counts] : [])].join(' '),
    yes: charts.yes,
    no: charts.no,
    nodes: nodes.map((node) =>
      node.kind === 'split'
        ? {
            kind: 'split',
            question: `${node.question}?`,
            detail: charts.tree.code({ feature: node.feature, threshold: node.threshold }),
            yes: node.yes,
            no: node.no,
            rows: rowsOf(node, data, words),
          }
        : {
            kind: 'leaf',
            title: charts.segment(node.segment),
            detail: charts.tree.leafRows({ nRows: node.nRows, share: nRows === 0 ? 0 : node.nRows / nRows }),
            segment: node.segment,
            rows: rowsOf(node, data, words),
          },
    ),
    head: { ...charts.table, rows: said.rows },
  };
}

function rowsOf(node: TreeChartDataNode, { segments }: TreeChartData, words: Words): TreeChartRows | null {
  const { gini, nRows, counts } = node;
  if (gini === undefined || nRows === undefined) return null;
  const said = words.pictures.tree;
  return {
    // A leaf says its rows in its detail.
    text: node.kind === 'split' ? said.split({ gini, nRows }) : said.leaf({ gini }),
    counts: (counts ?? []).map((count, s) => ({
      segment: segments[s] ?? 0,
      count,
      text: words.format.count(count),
    })),
  };
}

function depthOf(nodes: readonly TreeChartDataNode[]): number {
  let deepest = 0;
  const pending: { at: number; depth: number }[] = [{ at: 0, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const node = nodes[next.at];
    deepest = Math.max(deepest, next.depth);
    if (node?.kind === 'split') {
      pending.push({ at: node.yes, depth: next.depth + 1 }, { at: node.no, depth: next.depth + 1 });
    }
  }
  return deepest;
}
