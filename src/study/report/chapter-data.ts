import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { figure, folded } from './parts.ts';
import { picturesOf } from './pictures-part.ts';
import { profilePart } from './profile-part.ts';

/** Chapter 1: what the table holds, and what was done with each column. */
export function dataChapter(context: ReportContext): Markup {
  const { data, words } = context;
  return html`<p>${words.chapters.data.intro(data.study)}</p>
${profilePart(context, data.profile)}
${picturesPart(context)}`;
}

/** The columns as pictures, folded away. */
function picturesPart(context: ReportContext): Markup | null {
  const said = context.words.chapters.data;
  const pictures = picturesOf(context, 'analysis');
  if (pictures.length === 0) return null;
  return html`<h3>${said.picturesTitle}</h3>
${folded(
  said.pictures(pictures.length),
  pictures.map(({ spec }) => figure(spec, context)),
)}`;
}
