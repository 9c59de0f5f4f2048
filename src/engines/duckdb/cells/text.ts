/** A cell as categories and tokens are compared: outer white space removed, Unicode composed. */
export function normaliseCell(text: string): string {
  return text.trim().normalize('NFC');
}

/** Zero-width characters, soft hyphens, and marks that turn the direction of text. */
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/** Whether a trimmed cell differs from one that looks the same. */
export function hasHiddenCharacter(cell: string): boolean {
  return HIDDEN.test(cell);
}

const MAX_SAMPLE_CHARACTERS = 24;

/**
 * A piece of a cell that shows its shape and no client: letters and digits after the first `nKept` become `*`.
 *
 * Spellings of "not a number" and "missing" are shown as they stand.
 */
export function maskCell(text: string, nKept = 1): string {
  if (/^[+-]?(nan|inf(inity)?|\d{0,2}e[+-]?\d+|n\/?a|#n\/a|null|none|unknown|[-?.]*)$/i.test(text.trim()))
    return text;
  const characters = Array.from(text);
  const masked = characters
    .slice(0, MAX_SAMPLE_CHARACTERS)
    .map((character, i) => (i < nKept ? character : character.replace(/[\p{L}\p{N}]/u, '*')));
  return masked.join('') + (characters.length > MAX_SAMPLE_CHARACTERS ? '…' : '');
}
