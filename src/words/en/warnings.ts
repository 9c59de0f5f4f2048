import { formatList } from '../format.ts';
import { englishCount } from '../plural.ts';
import { type Giveaway, giveawayEn } from './giveaway.ts';

const quoted = (texts: readonly string[]): string => texts.map((text) => JSON.stringify(text)).join(', ');
const dataSet = (p: { imputation: string; pipeline: number; withContext: boolean }): string =>
  `${p.imputation}, pipeline ${p.pipeline}, ${p.withContext ? 'with' : 'without'} context`;

/** Where a warning or an error stands. */
export const placeEn = {
  line: (line: number) => `line ${line}`,
  column: (column: number | null, name: string | null) =>
    ['column', column, name === null ? null : `"${name}"`].filter((part) => part !== null).join(' '),
  found: (sample: string) => `(found ${JSON.stringify(sample)})`,
};

/** One sentence a warning, built from its details; the place is said before it. */
export const warningsEn = {
  // how the table is written
  W_ENCODING: (p: { encoding: string; byte: number | null }) =>
    p.byte === null
      ? `read as ${p.encoding}, as the byte-order mark says`
      : `read as ${p.encoding}: the text is not UTF-8 from byte ${p.byte} of the file on, and Russian`,
  W_NO_HEADER: () =>
    'the first line looks like a row and not like column names: put a line of names above it',
  W_UNNAMED: (p: { names: readonly string[] }) => `columns without a name are called ${p.names.join(', ')}`,
  W_QUOTE: () => 'a quote inside a cell that does not begin with one is kept as text',
  W_TOTAL_ROW: (p: { nRows: number; isDropped: boolean }) => {
    const one = p.nRows === 1;
    const fate = p.isDropped ? 'left out' : 'kept as a client: delete it, or leave totals out';
    return `${one ? 'a row says' : `${p.nRows} rows say`} "total" in the first cell and ${one ? 'is' : 'are'} ${fate}`;
  },
  // cells of one column
  W_EMPTY_COLUMN: (p: { kind: 'unnamed' | 'missing' | 'dropped' }): string => {
    if (p.kind === 'unnamed') return 'the last column has no name and no cell: it is left out';
    return p.kind === 'missing'
      ? 'every cell is missing'
      : 'every cell of the rows to train is missing: the column is left out';
  },
  W_DECIMAL_COMMA: () => 'numbers are read with a decimal comma',
  W_DIGIT_GROUPS: () => 'spaces between groups of three digits are left out of numbers',
  W_MISSING_TOKEN: (p: { tokens: readonly string[] }) => `read as missing: ${quoted(p.tokens)}`,
  W_NUMBER_AMBIGUOUS: (p: { kind: 'ambiguous' | 'mixed' }): string =>
    p.kind === 'ambiguous'
      ? 'commas separate decimals or thousands, and no cell tells which: declare the decimal separator'
      : 'decimal points and commas stand in one column: not read as numbers',
  W_NUMBER_TEXT: () => 'numbers with signs (percent, currency, brackets, thousands) are read as text',
  W_BOOLEAN: (p: { merged: readonly { to: string; from: readonly string[] }[] }) =>
    `yes and no are written in several ways, which are merged: ${p.merged.map(({ to, from }) => `${quoted(from)} → ${JSON.stringify(to)}`).join('; ')}`,
  W_DATE: (p: { order: 'year' | 'day' | 'month' }) => `dates, ${p.order} first, are kept as text`,
  W_DATE_AMBIGUOUS: () => 'dates may be day first or month first: they are kept as text',
  W_HIDDEN_CHARACTER: () =>
    'a cell holds a character that cannot be seen: it is another category than without it',
  W_MERGED_SPELLINGS: (p: { nSpellings: number }) =>
    `${englishCount(p.nSpellings, { one: 'spelling that differs', other: 'spellings that differ' })} in outer spaces or Unicode form ${p.nSpellings === 1 ? 'is' : 'are'} merged`,
  W_DUP_ID: (p: { nDuplicates: number; lines: readonly number[] }) =>
    `${p.nDuplicates} of the identifiers ${p.nDuplicates === 1 ? 'repeats' : 'repeat'} one above, first on line ${p.lines.join(', ')}${p.nDuplicates > p.lines.length ? ', …' : ''}`,
  // the study
  W_UNSEEN: (p: { categories: readonly string[] }) =>
    `${quoted(p.categories)} ${p.categories.length === 1 ? 'occurs' : 'occur'} in test only; treated as unknown`,
  W_CONSTANT: () => 'every row to train has the same value: it tells no segments apart',
  W_COLLINEAR: (p: { columns: readonly string[] }) =>
    `columns ${formatList(p.columns, 'and')} say the same: together they weigh as often as they stand there`,
  W_SCALE: (p: { factor: number }) =>
    `its numbers are about 1e${Math.round(Math.log10(p.factor))} times as large as those of other columns; every pipeline scales numbers, so it weighs no more`,
  W_LEFT_MISSING: (p: { imputation: string; nCells: number }) =>
    `${p.imputation} left ${englishCount(p.nCells, { one: 'cell', other: 'cells' })} missing; the most frequent value, or the median, took ${p.nCells === 1 ? 'its' : 'their'} place`,
  W_NOT_CONVERGED: (p: { imputation: string; pipeline: number; withContext: boolean; nFits: number }) =>
    `${dataSet(p)}: ${englishCount(p.nFits, { one: 'fit', other: 'fits' })} stopped at the limit of rounds`,
  W_K_TOO_LARGE: (p: { imputation: string; pipeline: number; withContext: boolean; nDistinct: number }) =>
    `${dataSet(p)}: only ${englishCount(p.nDistinct, { one: 'distinct row', other: 'distinct rows' })}, so k ends there`,
  W_CODE_ORDER: (p: {
    nOrders: number;
    agreement: number;
    merged: readonly { ids: readonly [number, number]; nMerged: number }[];
    dissolved: readonly number[];
  }) =>
    `it has no order, but is coded by numbers, so distances depend on the order of its codes: with ${englishCount(p.nOrders, { one: 'other order', other: 'other orders' })} the segments agree with the chosen ones by ${p.agreement.toFixed(2)} (median adjusted Rand index)${p.merged.map(({ ids, nMerged }) => `; segments ${ids[0]} and ${ids[1]} merge in ${nMerged}`).join('')}${p.dissolved.length === 0 ? '' : `; in most orders ${p.dissolved.length === 1 ? 'segment' : 'segments'} ${formatList(p.dissolved.map(String), 'and')} ${p.dissolved.length === 1 ? 'dissolves' : 'dissolve'}`}`,
  W_GUARDED: (p: Giveaway & { allowAt: string }) =>
    `${giveawayEn(p)}: ${p.kind === 'leak' ? 'it describes segments and makes none' : 'it counts as context and makes no segments'}; to cluster it, give the reason under ${p.allowAt}`,
  W_ALLOWED: (p: Giveaway & { reason: string | { en: string; ru: string } }) =>
    `${giveawayEn(p)}, and is clustered all the same; the reason given: ${typeof p.reason === 'string' ? p.reason : p.reason.en}`,
  W_SINGLE_CLIENT: (p: { segments: readonly number[] }) =>
    `${p.segments.length === 1 ? 'segment' : 'segments'} ${formatList(p.segments.map(String), 'and')} ${p.segments.length === 1 ? 'has' : 'have'} one client to train on: no split can hold it out, so the held-out test says nothing of ${p.segments.length === 1 ? 'it' : 'them'}`,
  W_SEGMENT_CHANGED: (p: { segment: number; description: string; overlap: number }) =>
    `segment ${p.segment} goes by the description "${p.description}", but they share only ${p.overlap.toFixed(2)} of the clients in either: check its name and offers`,
  W_SEGMENT_REFIT: (p: { segment: number; overlap: number }) =>
    `segment ${p.segment} goes on from the earlier model, but they share only ${p.overlap.toFixed(2)} of the clients in either: it changed, confirm its name and offers`,
  W_SEGMENT_UNNAMED: (p: { segment: number; overlap: number }) =>
    `no description fits segment ${p.segment}: the nearest shares ${p.overlap.toFixed(2)} of the clients in either, less than 0.50, so it goes by its number`,
  W_SEGMENT_UNMATCHED: (p: { description: string }) =>
    `the description "${p.description}" fits no segment: its name and offers are not used`,
  W_SEGMENT_VALUE: (p: { description: string; column: string; values: readonly string[] }) =>
    `the description "${p.description}" names values that ${p.column} does not have: ${quoted(p.values)}`,
  W_ABSENT_FIELD: () => 'the table has no such column: it counts as unknown',
};
