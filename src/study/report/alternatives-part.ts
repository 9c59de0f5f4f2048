import type { AlternativeRow } from '../alternatives.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { table } from './parts.ts';

/** Methods that take every column by its type: what the best k of each is worth. */
export function alternativesPart(context: ReportContext): Markup | null {
  const { data, words } = context;
  const { alternatives: said, verdict } = words;
  const { format } = words;
  const best = bestOfEach(data.alternatives);
  if (best.length === 0) return null;
  const first = best.reduce((a, b) => (isBetter(b, a) ? b : a));
  const withImputation = new Set(best.map(({ imputation }) => imputation)).size > 1;
  const withContexts = best.some(({ withContext }) => withContext);
  return html`<h3>${said.title}</h3>
<p>${said.finding({
    ...first,
    excess: first.worth.silhouette.excess,
    p: first.worth.gridP,
    nRows: first.worth.nRows,
    nCopies: first.worth.nCopies,
  })}</p>
${table(
  said.table,
  [
    { head: said.method },
    ...(withImputation ? [{ head: said.imputation }] : []),
    ...(withContexts ? [{ head: said.context.head }] : []),
    { head: words.chapters.cluster.metrics.k, isNumber: true },
    { head: words.chapters.cluster.metrics.silhouette, isNumber: true },
    { head: verdict.table.nullMean, isNumber: true },
    { head: verdict.table.band, isNumber: true },
    { head: verdict.table.excess, isNumber: true },
    { head: said.p, isNumber: true },
    { head: verdict.title },
  ],
  best.map((row) => [
    said.methods[row.method],
    ...(withImputation ? [row.imputation] : []),
    ...(withContexts ? [row.withContext ? said.context.with : said.context.without] : []),
    format.count(row.k),
    format.fixed(row.silhouette, 3),
    format.fixed(row.worth.silhouette.mean, 3),
    verdict.table.bandCell(row.worth.silhouette),
    format.fixed(row.worth.silhouette.excess, 3),
    format.number(row.worth.gridP),
    verdict.verdicts[row.verdict],
  ]),
)}
<p class="note">${said.note} ${said.file}</p>`;
}

/** Of each method, imputation and context, the fit with the least p, and of those the most excess. */
function bestOfEach(rows: readonly AlternativeRow[]): AlternativeRow[] {
  const best = new Map<string, AlternativeRow>();
  for (const row of rows) {
    const key = `${row.imputation}/${row.method}/${row.withContext}`;
    const known = best.get(key);
    if (known === undefined || isBetter(row, known)) best.set(key, row);
  }
  return [...best.values()];
}

function isBetter(a: AlternativeRow, b: AlternativeRow): boolean {
  if (a.worth.gridP !== b.worth.gridP) return a.worth.gridP < b.worth.gridP;
  return a.worth.silhouette.excess > b.worth.silhouette.excess;
}
