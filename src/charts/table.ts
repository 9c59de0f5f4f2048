import type { ChartSpec } from './spec.ts';

/** The numbers of a chart as a table: the first cell of each row is its heading. */
export interface ChartTable {
  /** Says what the rows are, where the chart has panels. */
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The same numbers as in the chart: one table, or one for each of its panels. */
export function chartTables(spec: ChartSpec): ChartTable[] {
  switch (spec.kind) {
    case 'line':
      return spec.panels.map((panel) => ({
        title: panel.title || panel.y.label,
        head: [panel.xLabel, ...panel.xs],
        rows: panel.series.map((series) => [series.name, ...series.values.map((value) => value.text)]),
      }));
    case 'bar': {
      const columns = [...spec.series, ...(spec.reference ? [spec.reference] : [])];
      return [
        {
          title: spec.axis.label,
          head: [spec.categoryLabel, ...columns.map((column) => column.name)],
          rows: spec.categories.map((category, i) => [
            category,
            ...columns.map((column) => column.values[i]?.text ?? ''),
          ]),
        },
      ];
    }
    case 'heat-map':
      return [
        {
          title: `${spec.rowLabel} × ${spec.columnLabel}`,
          head: [spec.rowLabel, ...spec.columns],
          rows: spec.rows.map((row, i) => [row, ...(spec.cells[i] ?? []).map((cell) => cell.text)]),
        },
      ];
    case 'tree':
      return [
        {
          title: spec.head.node,
          head: [spec.head.node, spec.head.question, spec.yes, spec.no],
          rows: spec.nodes.map((node, i) =>
            node.kind === 'split'
              ? [String(i + 1), node.question, String(node.yes + 1), String(node.no + 1)]
              : [String(i + 1), `${node.title}, ${node.detail}`, '', ''],
          ),
        },
      ];
    default:
      return assertUnreachable(spec);
  }
}

function assertUnreachable(spec: never): never {
  throw new TypeError(`a chart must be of a known kind; got ${JSON.stringify(spec)}`);
}
