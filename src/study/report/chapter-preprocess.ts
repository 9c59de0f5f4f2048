import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { table } from './parts.ts';

/** Chapter 3: the pipelines of scalers and encoders. */
export function preprocessChapter(context: ReportContext): Markup {
  const { data, words } = context;
  const { format } = words;
  const said = words.chapters.preprocess;
  return html`<p>${said.intro({ nPipelines: data.pipelines.length, nImputations: data.imputations.length })}</p>
${table(
  said.tableTitle,
  [{ head: said.number }, { head: said.numeric }, { head: said.encoder }, { head: said.encoded }],
  data.pipelines.map(({ number, numeric, encoder, encoded }) => [
    number === data.choice.pipeline
      ? html`<span class="chosen">${format.count(number)} (${said.chosen})</span>`
      : format.count(number),
    said.names[numeric],
    said.names[encoder],
    said.names[encoded],
  ]),
)}
<p>${said.caution}</p>`;
}
