import { escapeXml } from '../../charts/index.ts';

/** Text that is markup already: only `html` and `trusted` make it. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, null leaves nothing. */
export type Part = string | Markup | null | readonly Part[];

/** A piece of a page. Whatever is put in is escaped, unless it is markup; so no text can become a tag. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.map((text, i) => text + (i < parts.length ? toMarkup(parts[i]) : '')).join('') };
}

/** Markup made elsewhere, such as a drawing, which escaped its own text. */
export function trusted(markup: string): Markup {
  return { markup };
}

function toMarkup(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeXml(part);
  if ('markup' in part) return part.markup;
  return part.map(toMarkup).join('');
}
