import { type ChartSpec, chartTables } from '../../charts/index.ts';
import type { RuleCondition } from '../../contract/index.ts';
import type { Format } from '../../words/index.ts';
import { ruleText } from '../../words/index.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup, type Part, trusted } from './html.ts';
import type { SegmentReport } from './report-data.ts';

const figureWidth = 960;

export interface TableColumn {
  readonly head: string;
  /** Numbers stand right, in figures of equal width. */
  readonly isNumber?: boolean;
}

/** A table with its caption; the first cell of each row is the row's heading. */
export function table(
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly Part[])[],
): Markup {
  const numberClass = (i: number): Markup => trusted(columns[i]?.isNumber ? ' class="number"' : '');
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ head }, i) => html`<th scope="col"${numberClass(i)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map((cell, i) =>
      i === 0
        ? html`<th scope="row"${numberClass(i)}>${isolate(cell)}</th>`
        : html`<td${numberClass(i)}>${isolate(cell)}</td>`,
    )}</tr>
`,
  )}</tbody>
</table></div>
`;
}

/** Text from outside may run from right to left; it must not turn what stands around it. */
function isolate(cell: Part): Part {
  return typeof cell === 'string' ? html`<bdi>${cell}</bdi>` : cell;
}

/** A chart, and its numbers as tables one key away. */
export function figure(
  spec: ChartSpec,
  context: Pick<ReportContext, 'draw' | 'words'>,
  options: { readonly width?: number } = {},
): Markup {
  const { draw, words } = context;
  const tables = chartTables(spec);
  return html`<figure>${trusted(draw(spec, { width: options.width ?? figureWidth, theme: 'light' }))}
<details><summary>${words.report.table}</summary>
${tables.map(({ title, head, rows }) =>
  table(
    tables.length > 1 ? `${spec.title} – ${title}` : spec.title,
    head.map((text, i) => ({ head: text, isNumber: i > 0 && spec.kind !== 'tree' })),
    rows,
  ),
)}</details></figure>
`;
}

/** What is folded away under a line that says what it is. */
export function folded(summary: string, body: Part): Markup {
  return html`<details class="folded"><summary>${summary}</summary>
${body}</details>
`;
}

/** Numbers of one column with equally many decimals: so many that the largest has `digits` significant digits. */
export function alignedFormat(
  values: readonly number[],
  digits: number,
  format: Format,
): (value: number) => string {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  const magnitude = largest === 0 ? 0 : Math.floor(Math.log10(largest));
  const decimals = Math.max(0, Math.min(20, digits - 1 - magnitude));
  return (value) => format.fixed(value, decimals);
}

/** The ways into a segment, one below the other. */
export function ruleList(rules: readonly (readonly RuleCondition[])[], context: ReportContext): Markup {
  const { or } = context.words.report.rule;
  return html`<ul class="rules">${rules.map(
    (rule, i) =>
      html`<li>${i === 0 ? null : html`<span class="note">${or}</span> `}<bdi>${ruleText(rule, context.words, context.nameOf)}</bdi></li>`,
  )}</ul>`;
}

/** A segment by its number, with its colour beside it. */
export function segmentName(id: number, context: ReportContext): Markup {
  return html`<span class="segment">${swatch(id)}${context.words.charts.segment(id)}</span>`;
}

/** A segment by its number and, where it has one, its name. */
export function segmentTitle({ id, told }: SegmentReport, context: ReportContext): Markup {
  if (told === null) return segmentName(id, context);
  const { charts, report } = context.words;
  const title = report.named({ segment: charts.segment(id), name: told.name });
  return html`<span class="segment">${swatch(id)}<bdi>${title}</bdi></span>`;
}

function swatch(id: number): Markup {
  return html`<span class="swatch s${String(((id - 1) % 8) + 1)}" aria-hidden="true"></span>`;
}
