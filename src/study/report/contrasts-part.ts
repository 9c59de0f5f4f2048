import type { Contrast } from '../segment-facts.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { folded, table } from './parts.ts';
import type { SegmentReport } from './report-data.ts';

/** So many columns of each kind are shown. */
const nShown = 5;
/** A name is proposed of columns that differ at least so much: a share by a quarter, a mean by half a deviation. */
const telling = { category: 0.25, numeric: 0.5 } as const;

/** Where a segment differs most from all other clients, folded away. */
export function contrastsPart({ contrasts }: SegmentReport, context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const said = words.evidence.contrasts;
  const { format } = words;
  const shown = (['category', 'numeric'] as const).flatMap((kind) =>
    contrasts.filter((one) => one.kind === kind).slice(0, nShown),
  );
  if (shown.length === 0) return null;
  const value = (one: Contrast, of: 'own' | 'rest'): string =>
    one.kind === 'category' ? format.percent(one[of]) : format.number(one[of], 4);
  return folded(
    said.title,
    html`${table(
      said.table,
      [
        { head: words.chapters.segments.column },
        { head: said.value },
        { head: said.own, isNumber: true },
        { head: said.rest, isNumber: true },
        { head: said.difference, isNumber: true },
        { head: said.makes },
      ],
      shown.map((one) => [
        nameOf(one.column),
        one.kind === 'category' ? one.category : said.mean,
        value(one, 'own'),
        value(one, 'rest'),
        one.kind === 'category' ? said.points(one.difference) : said.deviations(one.difference),
        data.choice.features.includes(one.column) ? said.used : said.unused,
      ]),
    )}
<p class="note">${said.note}</p>`,
  );
}

/** A name made of what tells the segment from the others; null where nothing does. */
export function proposedName(
  { contrasts }: Pick<SegmentReport, 'contrasts'>,
  { words, nameOf, data }: ReportContext,
): string | null {
  const said = words.evidence.contrasts;
  const parts = contrasts
    .filter(
      ({ kind, column, difference }) =>
        data.choice.features.includes(column) && Math.abs(difference) >= telling[kind],
    )
    .map((one) =>
      one.kind === 'category'
        ? said.namePart({ column: nameOf(one.column), value: one.category, isMore: one.difference > 0 })
        : said.numberPart({ column: nameOf(one.column), isMore: one.difference > 0 }),
    );
  return parts.length === 0 ? null : said.proposed(parts);
}
