/** Words for no and yes; the first pair that a column holds a word of names its two categories. */
const WORDS: readonly (readonly [no: string, yes: string])[] = [
  ['нет', 'да'],
  ['ложь', 'истина'],
  ['no', 'yes'],
  ['false', 'true'],
];
/** What stands for them beside a word. */
const MARKS: readonly (readonly [no: string, yes: string])[] = [
  ['0', '1'],
  ['n', 'y'],
  ['f', 't'],
  ['н', 'д'],
];
const MEANINGS = new Map(
  [...WORDS, ...MARKS].flatMap(([no, yes]): [string, boolean][] => [
    [no, false],
    [yes, true],
  ]),
);

/** What a trimmed cell means; null where it is neither yes nor no. */
export function meaningOf(cell: string): boolean | null {
  return MEANINGS.get(cell.toLowerCase()) ?? null;
}

/** Whether all spellings of a column mean yes or no and one is a word: 0 and 1 alone are numbers. */
export function isYesNo(cells: readonly string[]): boolean {
  const tokens = cells.map((cell) => cell.toLowerCase());
  return (
    tokens.every((token) => MEANINGS.has(token)) &&
    WORDS.some((pair) => pair.some((word) => tokens.includes(word)))
  );
}

/** One meaning and the spellings that are read as it. */
export interface MergedBoolean {
  readonly to: string;
  readonly from: readonly string[];
}

/**
 * The spellings of yes and no in a column that has several of one of them, merged: Да, да, TRUE → да.
 *
 * Null where any cell is something else ("unknown"), where there is one spelling of each, and where no cell is a
 * word: `f`, `t` and `n` may be codes.
 */
export function mergeBooleans(cells: readonly string[]): readonly MergedBoolean[] | null {
  const spellings = { yes: [] as string[], no: [] as string[] };
  const present = new Set<string>();
  for (const cell of cells) {
    const token = cell.toLowerCase();
    const meaning = MEANINGS.get(token);
    if (meaning === undefined) return null;
    present.add(token);
    spellings[meaning ? 'yes' : 'no'].push(cell);
  }
  const words = WORDS.find(([no, yes]) => present.has(no) || present.has(yes));
  if (words === undefined || (spellings.yes.length < 2 && spellings.no.length < 2)) return null;
  return [
    { to: words[0], from: spellings.no.toSorted() },
    { to: words[1], from: spellings.yes.toSorted() },
  ].filter(({ from }) => from.length > 0);
}
