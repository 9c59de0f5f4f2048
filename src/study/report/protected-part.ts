import type { ProtectedColumn } from '../protected.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { table } from './parts.ts';

/** How the protected columns lie in the segments, for those who review the study. */
export function protectedPart(context: ReportContext): Markup | null {
  const { data, words } = context;
  if (data.protectedColumns.length === 0) return null;
  const said = words.evidence.protectedColumns;
  return html`<h3>${said.title}</h3>
<p>${said.intro}</p>
${data.protectedColumns.map((column) => columnPart(column, context))}`;
}

function columnPart(
  { column, isUsed, groups, guessed, cramersV }: ProtectedColumn,
  { data, words, nameOf }: ReportContext,
): Markup {
  const said = words.evidence.protectedColumns;
  const { format, charts, chapters } = words;
  const name = nameOf(column);
  return html`${table(
    said.table(name),
    [
      { head: chapters.segments.valueOf(name) },
      ...data.segments.map(({ id }) => ({ head: charts.segment(id), isNumber: true })),
      { head: chapters.segments.whole, isNumber: true },
    ],
    groups.map(({ group, shares, overall }) => [
      group.kind === 'category' ? group.category : said.range(group),
      ...shares.map((share) => format.percent(share)),
      format.percent(overall),
    ]),
  )}
<p>${isUsed ? html`<strong>${said.used(name)}</strong> ` : null}${said.guessed({ column: name, ...guessed, cramersV })}</p>`;
}
