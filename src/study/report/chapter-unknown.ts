import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { table } from './parts.ts';
import type { ImputationReport } from './report-data.ts';

/** Chapter 2: what each imputation put in place of unknown values. */
export function unknownChapter(context: ReportContext): Markup {
  const { data, words } = context;
  const said = words.chapters.unknown;
  return html`<p>${said.intro({ nImputations: data.imputations.length })}</p>
${data.imputations.map((imputation) => imputationPart(imputation, context))}`;
}

function imputationPart({ method, leaksOutcome, fills }: ImputationReport, context: ReportContext): Markup {
  const { words, nameOf } = context;
  const { format } = words;
  const said = words.chapters.unknown;
  const isFilling = method !== 'raw';
  const anyFilled = fills.some((fill) => fill.filled.length > 0);
  return html`<h3>${method}</h3>
<p>${said.methods[method]}${isFilling ? html` ${leaksOutcome ? html`<strong>${said.leaks}</strong>` : said.noLeak}` : null}</p>
${
  anyFilled
    ? table(
        said.fillsTitle(method),
        [
          { head: said.column },
          { head: said.nUnknown, isNumber: true },
          { head: said.filled },
          { head: said.left, isNumber: true },
        ],
        fills.map(({ column, nUnknown, filled, nLeft }) => [
          nameOf(column),
          format.count(nUnknown),
          html`${filled.map(({ value, count }) => html`<span class="chip"><bdi>${said.fill({ value, count })}</bdi></span> `)}`,
          format.count(nLeft),
        ]),
      )
    : isFilling
      ? html`<p>${said.nothing}</p>`
      : null
}`;
}
