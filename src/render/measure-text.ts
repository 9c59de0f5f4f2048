import { textWidths } from './text-widths.ts';

const zeroWidth = /\p{M}|\p{Cf}/u;
const fullWidth =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** A page without the font falls back on another, which may be a little wider. */
const allowance = 1.03;

/** Widths in thousandths of the font size, by character. */
const widths = {
  regular: widthByCharacter(textWidths.regular),
  semiBold: widthByCharacter(textWidths.semiBold),
};

/** The width of a text in pixels, set in IBM Plex Sans; letters that it lacks are estimated. */
export function measureText(text: string, fontSize: number, isBold = false): number {
  const known = isBold ? widths.semiBold : widths.regular;
  let thousandths = 0;
  for (const character of text) thousandths += known.get(character) ?? estimateWidth(character);
  return (thousandths / 1000) * fontSize * allowance;
}

function estimateWidth(character: string): number {
  if (zeroWidth.test(character)) return 0;
  return fullWidth.test(character) ? 1050 : 700;
}

function widthByCharacter(blocks: (typeof textWidths)['regular']): ReadonlyMap<string, number> {
  return new Map(
    blocks.flatMap(([first, advances]) =>
      advances.flatMap((advance, i) =>
        advance < 0 ? [] : [[String.fromCodePoint(first + i), advance] as const],
      ),
    ),
  );
}

/** Breaks a text into lines of at most `width` pixels, at spaces, within a word only where one is too long. */
export function wrapText(text: string, width: number, fontSize: number, isBold = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n]+/)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (measureText(joined, fontSize, isBold) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && measureText(line + character, fontSize, isBold) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** The same, with lines of about equal length instead of one short last line. */
export function balanceText(text: string, width: number, fontSize: number, isBold = false): string[] {
  const lines = wrapText(text, width, fontSize, isBold);
  if (lines.length < 2) return lines;
  let best = lines;
  for (let share = 0.95; share >= 0.5; share -= 0.05) {
    const narrower = wrapText(text, width * share, fontSize, isBold);
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}

/** At most `nLines` lines; what does not fit ends in "…". */
export function clampLines(lines: readonly string[], nLines: number): string[] {
  if (lines.length <= nLines) return [...lines];
  const kept = lines.slice(0, nLines);
  const last = [...(kept[nLines - 1] ?? '')].slice(0, -1).join('');
  return [...kept.slice(0, -1), `${last.replace(/[\s,.;:]+$/, '')}…`];
}
