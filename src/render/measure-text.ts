/**
 * Widths of IBM Plex Sans in thousandths of the font size, by class of character, rounded up: the page may fall
 * back on a wider system font. Without these, echarts takes a Cyrillic letter for a wide one.
 */
const narrow = /[ijl.,:;!'|I\u00a0 ()[\]/]/u;
const wide = /[mwMWшщжюфыШЩЖЮФЫМ@%—…]/u;
const upper = /[A-ZА-ЯЁ]/u;
const zeroWidth = /\p{M}|\p{Cf}/u;
const fullWidth =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** The width of a text in pixels, without a font at hand: an estimate from above, within about a tenth. */
export function measureText(text: string, fontSize: number, isBold = false): number {
  let thousandths = 0;
  for (const character of text) {
    if (zeroWidth.test(character)) continue;
    if (fullWidth.test(character)) thousandths += 1050;
    else if (narrow.test(character)) thousandths += 330;
    else if (wide.test(character)) thousandths += 900;
    else if (upper.test(character)) thousandths += 690;
    else thousandths += 605;
  }
  return (thousandths / 1000) * fontSize * (isBold ? 1.1 : 1);
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
