import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { segmentName, table } from './parts.ts';

/** How well the segments come again on resamples, on shuffled copies and on the test rows. */
export function stabilityPart(context: ReportContext): Markup | null {
  const { data, words } = context;
  const { stability } = data;
  if (stability === null) return null;
  const said = words.evidence.stability;
  const share = (value: number | null): string => (value === null ? '–' : words.format.fixed(value, 2));
  const { starts, laterAgreement } = stability;
  return html`<h3>${said.title}</h3>
<p>${said.intro(stability)}</p>
${table(
  said.table,
  [
    { head: words.chapters.segments.segment },
    { head: said.resampled, isNumber: true },
    { head: said.shuffled, isNumber: true },
    { head: said.later, isNumber: true },
  ],
  stability.segments.map(({ id, resampled, shuffled, later }) => [
    segmentName(id, context),
    share(resampled),
    share(shuffled),
    share(later),
  ]),
)}
<p class="note">${said.note}</p>
<p>${said.starts(starts)}${laterAgreement === null ? null : html` ${said.laterAgreement(laterAgreement)}`}</p>`;
}
