import { ruleText } from '../../words/index.ts';
import { surrogateRows } from '../surrogates.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { segmentName, table } from './parts.ts';

/** How far tree, threshold tree and regression agree with the clustering, and what their simplicity costs. */
export function surrogatesPart(context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const { surrogates: checks } = data;
  if (checks === null) return null;
  const said = words.evidence.surrogates;
  const { format } = words;
  return html`<h3>${said.title}</h3>
<p>${said.intro({ nDistinct: checks.nDistinct, nRows: checks.nRows.train })}</p>
${table(
  said.table,
  [
    { head: said.surrogate },
    { head: said.leaves, isNumber: true },
    ...surrogateRows.map((kind) => ({
      head: said.rowsHead({ rows: said.rows[kind], n: checks.nRows[kind] }),
      isNumber: true,
    })),
    { head: said.price, isNumber: true },
  ],
  checks.surrogates.map(({ name, nLeaves, agreement, price }) => [
    said.names[name],
    nLeaves === null ? '–' : format.count(nLeaves),
    ...surrogateRows.map((kind) => format.percent(agreement[kind])),
    price === null ? '–' : format.fixed(price, 3),
  ]),
)}
<p class="note">${said.note}</p>
<h3>${said.thresholdTitle}</h3>
<p>${said.thresholdIntro}</p>
${table(
  said.thresholdTable,
  [{ head: words.chapters.classify.rulesSegment }, { head: words.report.rule.title }],
  checks.thresholdRules.flatMap((rules, s) =>
    rules.map((rule) => [segmentName(context.data.segments[s].id, context), ruleText(rule, words, nameOf)]),
  ),
)}`;
}
