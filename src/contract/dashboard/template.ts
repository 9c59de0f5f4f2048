/** A number or a name that stands in a sentence. */
export interface Placeholder {
  /** `top` and `bottom` are the names of the categories with the largest and the smallest value. */
  readonly what: 'total' | 'value' | 'max' | 'min' | 'top' | 'bottom';
  readonly tile: string;
  readonly metric: string;
  /** The category of each field, of `value`. */
  readonly keys: readonly string[];
}

export type TemplatePart = string | Placeholder;

const whats = ['total', 'value', 'max', 'min', 'top', 'bottom'] as const;
const inside = /^(\w+) ([a-z][a-z0-9_]*) ([a-z][a-z0-9_]*)((?: "[^"{}]*")*)$/;

/**
 * A sentence as its parts: text, and placeholders `{total tile metric}`, `{value tile metric "category"}`,
 * `{max tile metric}`, `{top tile metric}` and so on. A brace that opens none is a problem.
 */
export function readTemplate(
  text: string,
): { readonly parts: readonly TemplatePart[] } | { readonly problem: string } {
  const parts: TemplatePart[] = [];
  for (const piece of text.split(/(\{[^{}]*\})/)) {
    if (piece === '') continue;
    if (!piece.startsWith('{')) {
      if (/[{}]/.test(piece)) return { problem: 'a brace is not closed or not opened' };
      parts.push(piece);
      continue;
    }
    const [, word = '', tile = '', metric = '', quoted = ''] = inside.exec(piece.slice(1, -1)) ?? [];
    const what = whats.find((one) => one === word);
    if (!what)
      return {
        problem: `${piece} is not understood; write {total tile metric} or {${whats.slice(1).join(' | ')} …}`,
      };
    const keys = [...quoted.matchAll(/"([^"]*)"/g)].map(([, key = '']) => key);
    if ((what === 'value') !== keys.length > 0)
      return { problem: `${piece}: value alone takes categories in quotes` };
    parts.push({ what, tile, metric, keys });
  }
  return { parts };
}
