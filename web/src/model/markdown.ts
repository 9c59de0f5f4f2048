/** One block of a model card. */
export type CardBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** The Markdown that model cards are written in: headings, paragraphs, lists, tables, code; marks are text. */
export function readCard(markdown: string): CardBlock[] {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map(blockOf)
    .filter((block) => block !== null);
}

/** Null for what only leads to the other language. */
function blockOf(part: string): CardBlock | null {
  const heading = /^(#{1,6}) (.*)$/.exec(part);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: plain(heading[2] ?? '') };
  if (/^\[[^\]]*\]\([^)]*\)$/.test(part)) return null;
  const lines = part.split('\n');
  if (part.startsWith('    ')) return { kind: 'code', text: lines.map((line) => line.slice(4)).join('\n') };
  if (lines.every((line) => line.startsWith('- '))) {
    return { kind: 'list', items: lines.map((line) => plain(line.slice(2))) };
  }
  if (lines.every((line) => line.startsWith('| '))) {
    const [head = [], , ...rows] = lines.map(cellsOf);
    return { kind: 'table', head, rows };
  }
  return { kind: 'text', text: plain(part) };
}

function cellsOf(line: string): string[] {
  return line.slice(2, -2).split(/ \| /).map(plain);
}

/** Text without the backslashes that switch its marks off. */
function plain(text: string): string {
  return text.replace(/\\([\\`*_[\]<>|#~&])/g, '$1');
}
