/**
 * Numbers as people write them: digits in groups of three behind a space, a decimal comma.
 *
 * grouped: `1 500`, `1 500.25`. comma: `12,5`, `0,500`, `1 500,25`: only a decimal comma can be meant. ambiguous:
 * `1,500`, which is 1.5 or 1500. none: anything else, `1.500,25` and `1,200.50` too.
 */
export type LocalNumber = 'none' | 'grouped' | 'comma' | 'ambiguous';

/** Space, no-break space, thin space, narrow no-break space. */
const GROUP = '[ \\u00a0\\u2009\\u202f]';
const GROUPED = new RegExp(`^[+\\-\u2212]?[1-9]\\d{0,2}(?:${GROUP}\\d{3})+(?:[.,]\\d+)?$`);
const COMMA = /^[+\-\u2212]?(0|[1-9]\d*),(\d+)$/;
const GROUPS = new RegExp(GROUP, 'g');
/** Digits of a group, and of a fraction that looks like one. */
const GROUP_DIGITS = 3;

/** What a trimmed cell is that `Number` does not read. */
export function classifyLocalNumber(cell: string): LocalNumber {
  if (GROUPED.test(cell)) return cell.includes(',') ? 'comma' : 'grouped';
  const found = COMMA.exec(cell);
  if (found === null) return 'none';
  const [, whole, fraction] = found;
  const isLikeGroups = fraction.length === GROUP_DIGITS && whole.length <= GROUP_DIGITS && whole !== '0';
  return isLikeGroups ? 'ambiguous' : 'comma';
}

/** The cell with a decimal point and without groups: what `Number` reads. */
export function toPlainNumber(cell: string): string {
  return cell.replace(GROUPS, '').replace(',', '.');
}
