import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const rows = (n: number) => englishCount(n, { one: 'row', other: 'rows' });
const columns = (n: number) => englishCount(n, { one: 'column', other: 'columns' });
const values = (n: number) => englishCount(n, { one: 'value', other: 'values' });
/** Every digit of a whole number, six of another. */
const exact = (value: number) => f.exact(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
/** A share that is neither none nor all does not read as such. */
const roundedShare = (share: number) =>
  share > 0 && share < 0.0005
    ? `under ${f.percent(0.001)}`
    : share < 1 && share >= 0.9995
      ? `over ${f.percent(0.999)}`
      : f.percent(share);
const times = (n: number) => englishCount(n, { one: 'time', other: 'times' });

/** What a table is like before anything is done to it. */
export const profileEn = {
  title: (p: { file: string; nRows: number; nColumns: number }) =>
    `${p.file}: ${rows(p.nRows)}, ${columns(p.nColumns)}`,
  eyebrow: 'Profile of a table',
  finding: (p: { nAlerts: number; nColumns: number; nContested: number }) =>
    p.nAlerts === 0
      ? 'The profile objects to no column'
      : `${englishCount(p.nAlerts, { one: 'alert', other: 'alerts' })} about ${columns(p.nColumns)}${p.nContested === 0 ? '' : `; ${p.nContested === 1 ? '1 of them is' : `${p.nContested} of them are`} clustered all the same`}`,
  alertsTitle: 'What to mind first',
  noAlerts: 'Nothing stands out by the rules of the profile. They find known patterns only.',
  rule: 'The rule, and what it cannot tell',
  alerts: {
    leak: {
      title: 'May give the outcome away',
      figure: (p: { column: string; auc: number; standardError: number }) =>
        `${p.column} alone ranks clients by their outcome with an AUC of ${f.number(p.auc)} ± ${f.fixed(2 * p.standardError, 3)}`,
      rule: (p: { auc: number }) =>
        `Clients are ranked by the outcome rate of their category, or of their twentieth of the numbers, the rate being that of the other half of the rows. A column is named when the AUC less two standard errors is at least ${f.number(p.auc, 2)}: as good alone as a whole model that is called excellent. Often such a value is known only after the outcome. The figure cannot tell that: an honest strong predictor looks the same, and a weak leak stays below.`,
    },
    date: {
      title: 'Belongs to the date, not to the client',
      figure: (p: { column: string; nChanges: number; nExpected: number }) =>
        `${p.column} changes ${times(p.nChanges)} from row to row, against about ${f.count(p.nExpected)} in random order`,
      rule: (p: { share: number }) =>
        `A column is named when its value changes from row to row at most ${f.percent(p.share, 0)} as often as it would in random order. Clusters made of it are periods of time. The rule supposes rows in date order: a table sorted by a column of the client looks the same, and in shuffled rows nothing is found.`,
    },
    identifier: {
      title: 'Looks like an identifier',
      figure: (p: { column: string; nDistinct: number; nKnown: number }) =>
        `${p.column} has ${f.count(p.nDistinct)} different values in ${englishCount(p.nKnown, { one: 'known cell', other: 'known cells' })}`,
      rule: (p: { share: number }) =>
        `Text is named when at least ${f.percent(p.share, 0)} of the known cells differ, whole numbers when all do. Its values are not shown, since they may name clients. A rare but true measure in whole numbers looks the same.`,
    },
    constant: {
      title: 'Says nothing',
      figure: (p: { column: string; nKnown: number }) =>
        p.nKnown === 0
          ? `${p.column} has no known value`
          : `${p.column} has one value in all ${englishCount(p.nKnown, { one: 'known cell', other: 'known cells' })}`,
      rule: () => 'A column with one known value at most cannot separate clients.',
    },
    duplicate: {
      title: 'Says what another column says',
      figure: (p: { columns: readonly [string, string]; isEqual: boolean; nDistinct: number }) =>
        p.isEqual
          ? `${p.columns[1]} holds the same cells as ${p.columns[0]}`
          : `${p.columns[1]}: each of its ${values(p.nDistinct)} goes with one value of ${p.columns[0]}`,
      rule: () =>
        'Named when two columns have the same cells, or their values go one to one in every row. Both together count the same difference twice. Columns that nearly repeat each other are not named: see the associations.',
    },
    'nearly-constant': {
      title: 'Says nearly nothing',
      figure: (p: { column: string; nOther: number; nKnown: number }) =>
        `${p.column} has one value in all known cells but ${f.count(p.nOther)} of ${f.count(p.nKnown)}`,
      rule: (p: { share: number }) =>
        `Named when one value fills at least ${f.percent(p.share, 0)} of the known cells. Scaled to a common spread, the few others weigh so much that they can become a cluster of their own. They may still be the clients that matter.`,
    },
    missing: {
      title: 'Often unknown',
      figure: (p: { column: string; nMissing: number; share: number }) =>
        `${p.column} is unknown in ${rows(p.nMissing)}, ${f.percent(p.share)}`,
      rule: (p: { share: number }) =>
        `Named when at least ${f.percent(p.share, 0)} of the cells are unknown: what fills them is a guess that the clusters then take for true. The rule does not ask why they are unknown.`,
    },
    scale: {
      title: 'On another scale',
      figure: (p: { column: string; ratio: number }) =>
        `${p.column} spreads ${f.number(p.ratio)} times as wide as the median of the other numeric columns`,
      rule: (p: { ratio: number }) =>
        `Named when its standard deviation is at least ${f.count(p.ratio)} times the median of the others: without scaling it decides every distance alone, and sums lose digits. It may be a matter of units.`,
    },
  },
  columnsTitle: 'The columns',
  columnsTable: 'Every column, its values and how the outcome goes with them',
  columnsTablePlain: 'Every column and its values',
  columnsNote: (p: { outcome: string | null }) =>
    `Unknown cells are left out of distributions and figures.${p.outcome === null ? '' : ` The last column shows how often ${p.outcome}: a bar for each category or tenth of the numbers, the line for all rows. Tenths with the same bounds are joined.`}`,
  heads: {
    column: 'Column',
    type: 'Type',
    missing: 'Unknown',
    distinct: 'Different values',
    distribution: 'Distribution',
    figures: 'In figures',
    outcome: (p: { outcome: string }) => `Rate of ${p.outcome}`,
    auc: 'AUC',
  },
  derived: (p: { source: string }) => `derived from ${p.source}`,
  ofCalendar: (p: { source: string }) => `from ${p.source} and the order of the rows`,
  calendarNames: { year: 'Year', month: 'Month number' },
  quartiles: (p: { low: number; quarter: number; median: number; threeQuarters: number; high: number }) =>
    `median ${exact(p.median)}, half from ${exact(p.quarter)} to ${exact(p.threeQuarters)}, all from ${exact(p.low)} to ${exact(p.high)}`,
  sentinel: (p: { value: number; count: number }) =>
    `${f.exact(p.value)} in ${rows(p.count)}, left out of the figures`,
  share: (p: { value: string; share: number }) => `${p.value}\u00a0${roundedShare(p.share)}`,
  others: (p: { n: number }) => `${f.count(p.n)}\u00a0more`,
  hidden: 'Values are not shown: they may name clients',
  rateRange: (p: { low: number; high: number }) =>
    p.low === p.high ? f.percent(p.low) : `${f.fixed(100 * p.low, 1)}–${f.percent(p.high)}`,
  distributionName: (p: { column: string }) => `Distribution of ${p.column}`,
  ratesName: (p: { column: string; low: number; high: number }) =>
    `Outcome rate by ${p.column}: ${f.percent(p.low)} to ${f.percent(p.high)}`,
  valuesTitle: 'Every value with its count',
  valuesTable: (p: { column: string }) => `Values of ${p.column}`,
  quantilesTable: 'Mean, standard deviation and quantiles',
  mean: 'Mean',
  sd: 'Standard deviation',
  quantile: (p: { probability: number }) => f.percent(p.probability, 0),
  valueHeads: {
    value: 'Value',
    rows: 'Rows',
    share: 'Share',
    positive: 'Positive',
    rate: 'Outcome rate',
  },
  number: (p: { value: number }) => exact(p.value),
  range: (p: { from: number; to: number; isFirst: boolean }) =>
    p.isFirst ? `${exact(p.from)} to ${exact(p.to)}` : `over ${exact(p.from)} to ${exact(p.to)}`,
  other: 'all others',
  unknown: 'unknown',
  missingTitle: 'Unknown together',
  missingFinding: (p: {
    columns: readonly [string, string];
    nBoth: number;
    nMissing: readonly [number, number];
    nExpected: number;
  }) =>
    `${formatList(p.columns, 'and')} are unknown together in ${f.count(p.nBoth)} of ${f.count(Math.min(...p.nMissing))} cases; about ${f.count(p.nExpected)} would be expected if they had nothing to do with each other`,
  missingNone: 'No two columns are unknown in the same row.',
  missingTable: 'Pairs of columns unknown in the same rows',
  missingHeads: {
    columns: 'Columns',
    nMissing: 'Unknown in each',
    nBoth: 'In both',
    nExpected: 'Expected',
    share: 'Of the rarer',
  },
  missingNote:
    'Expected: the product of the two counts over the number of rows. A cell that goes unknown together with another cannot be filled from it.',
  associationTitle: 'What goes with what',
  associationNote:
    'Categories with categories: Cramér’s V. Numbers by category: correlation ratio η. Numbers with numbers: Spearman’s ρ, with Pearson’s r in the table. V and η have no sign and stand a little above 0 for unrelated columns, the more so the more categories; the three measures do not compare exactly. Two columns that both follow the date go together whether or not they have anything to do with each other.',
  measures: {
    'cramers-v': (p: { value: number | null; corrected: number | null }) =>
      `V = ${f.number(p.value, 2)} (bias-corrected ${f.number(p.corrected, 2)})`,
    'correlation-ratio': (p: { value: number | null }) => `η = ${f.number(p.value, 2)}`,
    correlation: (p: { spearman: number | null; pearson: number | null }) =>
      `ρ = ${f.number(p.spearman, 2)}, r = ${f.number(p.pearson, 2)}`,
  },
  pair: (p: { columns: readonly [string, string] }) => formatList(p.columns, 'and'),
  strongestTable: 'The strongest pairs',
  strongestOwnTable: 'The strongest pairs of columns that do not belong to the date',
  pairHeads: { columns: 'Columns', measure: 'Measure', rows: 'Rows counted' },
  noPairs: 'There are no two columns to compare.',
  association: {
    title: (p: { columns: readonly [string, string]; measure: string }) =>
      `${formatList(p.columns, 'and')} go together most: ${p.measure}`,
    subtitle: (p: { nColumns: number; nRows: number }) =>
      `Strength in hundredths: V, η or ρ by the types of the two columns; ${columns(p.nColumns)}, ${rows(p.nRows)}`,
    caption:
      'A strong pair is no cause, and a weak one may hide a bend. Derived columns go with their source by construction.',
    leftOut: (p: { n: number }) => `${columns(p.n)} with weaker ties are left out of the picture.`,
    column: 'Column',
    number: 'Column by number',
  },
  decisionsTitle: 'Keep or drop',
  decisionsTable: 'What is done with each column, why, and what the profile says',
  decisionHeads: { column: 'Column', role: 'In the study', reason: 'Why', advice: 'The profile says' },
  roles: { undeclared: 'not in the configuration', none: '–' },
  noReason: '–',
  advice: {
    keep: 'nothing against it',
    look: 'use with care',
    context: 'context at most',
    drop: 'do not cluster it',
  },
  because: (p: { advice: string; titles: readonly string[] }) =>
    `${p.advice}: ${p.titles.map((title) => title.charAt(0).toLowerCase() + title.slice(1)).join('; ')}`,
  contested: 'disagrees',
  calendarMissing: (p: { column: string }) =>
    `Year and month were not derived: ${p.column} holds no months, or the rows are not in its order.`,
  written: (p: { path: string }) => `Profile: ${p.path}`,
};
