import { type ChartSpec, makeAxis, type PointsTile } from '../../../src/charts/index.ts';
import type { SqlResponse } from '../../../src/contract/index.ts';
import type { Words } from '../../../src/words/index.ts';

/** How many rows a chart of a result shows. */
const maxMarks = { bar: 40, line: 1000, scatter: 2000 } as const;

export type ResultChartKind = keyof typeof maxMarks;

/** The columns of a result that hold numbers alone. */
export function numericColumns({ columns, rows }: SqlResponse): number[] {
  return columns.flatMap((_, j) => {
    const cells = rows.map((row) => row[j] ?? null).filter((cell) => cell !== null);
    return cells.length > 0 && cells.every((cell) => typeof cell === 'number') ? [j] : [];
  });
}

/** A result as a chart: one column along, another one as bars or a line. */
export function resultChart(
  result: SqlResponse,
  {
    kind,
    x,
    y,
  }: { readonly kind: Exclude<ResultChartKind, 'scatter'>; readonly x: number; readonly y: number },
  words: Words,
): ChartSpec {
  const { format, web } = words;
  const { sql: said } = web;
  const rows = result.rows.slice(0, maxMarks[kind]);
  const [along = '', up = ''] = [result.columns[x]?.name, result.columns[y]?.name];
  const xs = rows.map((row) => {
    const cell = row[x] ?? null;
    return typeof cell === 'number' ? format.exact(cell) : cell === null ? '–' : String(cell);
  });
  const numbers = rows.map((row) => (typeof row[y] === 'number' ? row[y] : null));
  const values = numbers.map((value) => ({ value, text: format.number(value) }));
  const axis = makeAxis(numbers, { label: up, unit: 'number', format, fromZero: kind === 'bar' });
  const text = {
    title: said.chartTitle(up, along),
    subtitle: said.rows(rows.length),
    caption: rows.length < result.rows.length ? said.chartCut(rows.length) : '',
  };
  if (kind === 'bar') {
    return {
      kind,
      ...text,
      layout: 'grouped',
      direction: rows.length > 12 ? 'horizontal' : 'vertical',
      categoryLabel: along,
      categories: xs,
      axis,
      series: [{ name: up, values, color: 'plain' }],
      reference: null,
    };
  }
  const series = [{ name: up, values, color: 'highlight' as const, isHighlighted: true }];
  return { kind, ...text, panels: [{ title: '', xLabel: along, xs, y: axis, series, mark: null }] };
}

/** Two columns of numbers, a point a row that has both. */
export function resultScatter(
  result: SqlResponse,
  { x, y }: { readonly x: number; readonly y: number },
  words: Words,
): PointsTile {
  const { format, web } = words;
  const { sql: said } = web;
  const [along = '', up = ''] = [result.columns[x]?.name, result.columns[y]?.name];
  const both = result.rows.flatMap((row) => {
    const [a, b] = [row[x], row[y]];
    return typeof a === 'number' && typeof b === 'number' ? [[a, b] as const] : [];
  });
  const shown = both.slice(0, maxMarks.scatter);
  const points = shown.map(([a, b], id) => ({
    mark: { id, value: b, text: format.number(b), name: format.number(a), keys: {} },
    paint: { color: 'plain', strength: 0.6 } as const,
    x: a,
    y: b,
  }));
  const axis = (label: string, values: readonly number[]) =>
    makeAxis(values, { label, unit: 'number', format });
  return {
    kind: 'points',
    title: said.chartTitle(up, along),
    subtitle: said.rows(shown.length),
    caption: shown.length < both.length ? said.chartCut(shown.length) : '',
    x: axis(
      along,
      shown.map(([a]) => a),
    ),
    y: axis(
      up,
      shown.map(([, b]) => b),
    ),
    points,
    marks: points.map(({ mark }) => mark),
  };
}
