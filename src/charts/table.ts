import type { ChartSpec, Dendrogram, LinePanel } from './spec.ts';

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
      return spec.panels.map(panelTable);
    case 'composite':
      return [...spec.panels.map(panelTable), dendrogramTable(spec.dendrogram)];
    case 'dendrogram':
      return [dendrogramTable(spec.dendrogram)];
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
          rows: spec.rows.map((row, i) => [
            row,
            ...(spec.cells[i] ?? []).map(({ text, shareText }) =>
              spec.shading === 'diverging' ? `${text} (${shareText})` : text,
            ),
          ]),
        },
      ];
    case 'tree': {
      const hasRows = spec.nodes.some(({ rows }) => rows !== null);
      return [
        {
          title: spec.head.node,
          head: [spec.head.node, spec.head.question, spec.yes, spec.no, ...(hasRows ? [spec.head.rows] : [])],
          rows: spec.nodes.map((node, i) => [
            String(i + 1),
            node.kind === 'split' ? node.question : `${node.title}, ${node.detail}`,
            node.kind === 'split' ? String(node.yes + 1) : '',
            node.kind === 'split' ? String(node.no + 1) : '',
            ...(hasRows ? [rowsText(node.rows)] : []),
          ]),
        },
      ];
    }
    case 'radar':
      return [
        {
          title: spec.head.axis,
          head: [
            spec.head.axis,
            spec.head.scale,
            spec.baseline.name,
            ...spec.panels.map((panel) => panel.name),
          ],
          rows: spec.axes.map(({ name, minText, maxText }, j) => [
            name,
            `${minText} … ${maxText}`,
            ...[spec.baseline, ...spec.panels].map(({ values }) => values[j]?.text ?? ''),
          ]),
        },
      ];
    case 'space':
      return [
        {
          title: spec.head.rows,
          head: [...spec.axes.map(({ name }) => name), spec.head.rows, spec.head.segment],
          rows: spec.points.map(({ texts, weightText, segment }) => [
            ...texts,
            weightText,
            spec.segments.find(({ id }) => id === segment)?.name ?? String(segment),
          ]),
        },
      ];
    case 'map':
      return [
        {
          title: spec.head.points,
          head: [spec.head.group, spec.head.points, spec.head.own],
          rows: spec.groups.map(({ name, text, own }) => [name, text, own.text]),
        },
      ];
    default:
      return assertUnreachable(spec);
  }
}

function panelTable(panel: LinePanel): ChartTable {
  return {
    title: panel.title || panel.y.label,
    head: [panel.xLabel, ...panel.xs],
    rows: [
      ...panel.series.map((series) => [series.name, ...series.values.map((value) => value.text)]),
      ...(panel.band ? [bandRow(panel.band)] : []),
    ],
  };
}

/** A ribbon as one row: from its lower edge to its upper. */
function bandRow({ name, low, high }: NonNullable<LinePanel['band']>): string[] {
  return [name, ...low.map(({ text }, x) => `${text} … ${high[x]?.text ?? ''}`)];
}

/** From the highest merge to the lowest. */
function dendrogramTable({ title, head, links }: Dendrogram): ChartTable {
  return {
    title,
    head: [head.link, head.height, head.rows],
    rows: links.map(({ heightText, rowsText: rows }, i) => [String(i + 1), heightText, rows]).reverse(),
  };
}

function rowsText(
  rows: { readonly text: string; readonly counts: readonly { text: string }[] } | null,
): string {
  if (rows === null) return '';
  return [
    rows.text,
    ...(rows.counts.length === 0 ? [] : [rows.counts.map(({ text }) => text).join(' · ')]),
  ].join(': ');
}

function assertUnreachable(spec: never): never {
  throw new TypeError(`a chart must be of a known kind; got ${JSON.stringify(spec)}`);
}
