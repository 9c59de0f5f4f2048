import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');

/** What a score is worth beside that of columns that have nothing to do with each other. */
export const verdictEn = {
  title: 'Verdict',
  /** Word and shape: never colour alone. */
  verdicts: { none: '○ none', weak: '◐ weak', clear: '● clear' },
  /** The verdict in one sentence, with its numbers. */
  sentence: (p: {
    verdict: 'none' | 'weak' | 'clear';
    score: number;
    mean: number;
    low: number;
    high: number;
    p: number;
    nCopies: number;
  }) => {
    const beside = `silhouette ${f.number(p.score)}; ${englishCount(p.nCopies, { one: 'copy', other: 'copies' })} with unrelated columns: ${f.number(p.mean)} on average (95 % from ${f.number(p.low)} to ${f.number(p.high)}), p = ${f.number(p.p)}`;
    const said = {
      none: 'the segments are no more real than those of columns that have nothing to do with each other',
      weak: 'the segments are a little more distinct than those of unrelated columns',
      clear: 'the segments are clearly more distinct than those of unrelated columns',
    };
    return `${said[p.verdict]} (${beside}).`;
  },
  /** The verdict and its sentence: "○ none: the segments …". */
  line: (p: { mark: string; sentence: string }) => `${p.mark}: ${p.sentence}`,
  unmeasured: 'The score was not compared with that of unrelated columns.',
  searched: 'p counts every data set and every k that was searched.',
  given: 'The choice was given, so p does not count what was tried before it was made.',
  how: (p: { nRows: number; nCopies: number }) =>
    `Each column was shuffled by itself, columns of the date together, ${englishCount(p.nCopies, { one: 'time', other: 'times' })} over ${englishCount(p.nRows, { one: 'client', other: 'clients' })}, and clustered in the same way.`,
  ruleOf: (columns: readonly string[]) => `A rule on ${formatList(columns, 'and')}, not a discovered group.`,
  rulesAt: (p: { segments: readonly number[]; nSegments: number }) =>
    p.segments.length === p.nSegments
      ? 'Each segment is a rule on one to three columns, not a discovered group.'
      : `${p.segments.length === 1 ? 'Segment' : 'Segments'} ${formatList(p.segments.map(String), 'and')} ${p.segments.length === 1 ? 'is a rule' : 'are rules'} on one to three columns, not ${p.segments.length === 1 ? 'a discovered group' : 'discovered groups'}.`,
  ruleNote: 'Such a rule may still be good business: it is simple, stable and easy to check.',
  table: {
    nullMean: 'Unrelated columns',
    band: '95 % of copies',
    excess: 'Excess',
    bandCell: (p: { low: number; high: number }) => `${f.fixed(p.low, 3)} … ${f.fixed(p.high, 3)}`,
    note: 'Unrelated columns: mean silhouette of copies whose columns were shuffled. Excess: the silhouette of the rows of the copies, by the same fit, minus that mean.',
  },
  ribbon: 'unrelated columns',
  ribbonNote: (p: { nRows: number }) =>
    `Grey: where 95 % of copies with unrelated columns lie, each of ${englishCount(p.nRows, { one: 'client', other: 'clients' })}.`,
};
