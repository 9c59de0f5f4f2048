import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { table } from './parts.ts';

/** Fits of the list that the report shows. */
const nShown = 15;

/** Sets of columns whose clusters stand out from unrelated ones, and where the choice stands among them. */
export function searchPart(context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const { search } = data;
  if (search === null) return null;
  const { search: said, format, verdict } = words;
  const { found, chosen, tied, nCells } = search;
  if (nCells === 0) return html`<h3>${said.title}</h3><p>${said.nothing}</p>`;
  const shown = found.filter((cell) => cell.verdict !== 'none').slice(0, nShown);
  return html`<h3>${said.title}</h3>
<p>${said.intro({ ...search, nColumns: search.columns.length })} ${said.counts(search.counts)}</p>
${tied.length === 0 ? null : html`<p>${said.tied(tied.map((pair) => ({ ...pair, columns: pair.columns.map(nameOf) })))}</p>`}
${
  chosen === null
    ? null
    : html`<p>${said.chosen({ ...chosen, columns: chosen.columns.map(nameOf), nCells, nListed: found.length })}</p>`
}
${
  shown.length === 0
    ? html`<p>${said.none}</p>`
    : table(
        said.table,
        [
          { head: said.heads.columns },
          { head: said.heads.layer, isNumber: true },
          { head: said.heads.k, isNumber: true },
          { head: said.heads.excess, isNumber: true },
          { head: said.heads.p, isNumber: true },
          { head: said.heads.stability, isNumber: true },
          { head: said.heads.tree, isNumber: true },
          { head: said.heads.verdict },
        ],
        shown.map((cell) => [
          cell.columns.map(nameOf).join(', '),
          format.count(cell.layer),
          format.count(cell.k),
          format.fixed(cell.excess, 3),
          format.number(cell.p),
          format.fixed(cell.stability, 2),
          format.fixed(cell.fidelity, 2),
          verdict.verdicts[cell.verdict],
        ]),
      )
}
<p class="note">${said.layerNote} ${said.related}</p>`;
}
