import { type BarChart, chartTables } from '../../src/charts/index.ts';
import { drawBars } from './bar-chart.ts';
import { el } from './dom.ts';
import type { PageWords } from './page-words.ts';

/** A chart with its finding, what it cannot show, and the same numbers as a table. */
export function chartFigure(spec: BarChart, marked: number | null, { page }: PageWords): HTMLElement {
  const tables = chartTables(spec).map(({ title, head, rows }) =>
    el(
      'table',
      {},
      el('caption', {}, title),
      el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))),
      el(
        'tbody',
        {},
        ...rows.map(([first = '', ...rest]) =>
          el('tr', {}, el('th', { scope: 'row' }, first), ...rest.map((text) => el('td', {}, text))),
        ),
      ),
    ),
  );
  return el(
    'figure',
    {},
    el('figcaption', {}, el('strong', {}, spec.title), el('span', {}, spec.subtitle)),
    drawBars(spec, marked),
    el('p', { class: 'note' }, spec.caption),
    el('details', {}, el('summary', {}, page.table), ...tables),
  );
}
