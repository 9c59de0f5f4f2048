import { unknownChart } from '../../charts/index.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { labPart } from './lab-part.ts';
import { figure, table } from './parts.ts';
import type { ImputationReport } from './report-data.ts';

/** Chapter 2: where values are unknown, and what each imputation put in their place. */
export function unknownChapter(context: ReportContext): Markup {
  const { data, words } = context;
  const said = words.chapters.unknown;
  return html`<h3>${said.whereTitle}</h3>
${wherePart(context)}
${sentinelsPart(context)}
<h3>${said.fillTitle}</h3>
<p>${said.intro({ nImputations: data.imputations.length })}</p>
${data.imputations.map((imputation) => imputationPart(imputation, context))}
${labPart(context)}`;
}

function wherePart(context: ReportContext): Markup {
  const { data, words, nameOf } = context;
  const { format } = words;
  const said = words.chapters.unknown;
  const columns = data.columns.filter(
    ({ nUnknownTrain, nUnknownTest }) => nUnknownTrain > 0 || nUnknownTest > 0,
  );
  if (columns.length === 0) return html`<p>${said.noUnknown}</p>`;
  const inTrain = columns.filter(({ nUnknownTrain }) => nUnknownTrain > 0);
  const chart = (): Markup =>
    figure(
      unknownChart(
        {
          columns: inTrain.map(({ name, nUnknownTrain }) => ({
            name: nameOf(name),
            nUnknown: nUnknownTrain,
          })),
          nRows: data.study.nTrain,
        },
        words,
      ),
      context,
    );
  return html`${inTrain.length === 0 ? null : chart()}
${table(
  said.whereTable,
  [{ head: said.column }, { head: said.train, isNumber: true }, { head: said.test, isNumber: true }],
  columns.map(({ name, nUnknownTrain, nUnknownTest }) => [
    nameOf(name),
    format.count(nUnknownTrain),
    format.count(nUnknownTest),
  ]),
)}`;
}

/** Numbers that stand for something else, and what they became. */
function sentinelsPart({ data, words, nameOf }: ReportContext): Markup | null {
  const said = words.chapters.unknown;
  const lines = data.columns.flatMap(({ name, sentinels }) =>
    sentinels.flatMap(({ imputations, ...sentinel }) => {
      const own = imputations.filter((method) => data.imputations.some((one) => one.method === method));
      return own.length === 0 ? [] : [said.sentinel({ column: nameOf(name), ...sentinel, imputations: own })];
    }),
  );
  if (lines.length === 0) return null;
  return html`<p>${said.sentinelsIntro}</p>
<ul>${lines.map((line) => html`<li><bdi>${line}</bdi></li>`)}</ul>`;
}

function imputationPart({ method, leaksOutcome, fills }: ImputationReport, context: ReportContext): Markup {
  const { words, nameOf } = context;
  const { format } = words;
  const said = words.chapters.unknown;
  const isFilling = method !== 'raw';
  const anyFilled = fills.some((fill) => fill.filled.length > 0);
  return html`<h4>${method}</h4>
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
