import type { Words } from '../../words/index.ts';
import {
  alertCounts,
  alertFigure,
  associationText,
  distributionCounts,
  figuresOf,
  strongestPairs,
  tableTitle,
} from './say.ts';
import type { ColumnProfile, TableProfile } from './table-profile.ts';

const listedPairs = 5;
const listedGaps = 3;
/** Bars of a distribution. */
const nBars = 12;
const blocks = '▁▂▃▄▅▆▇█';

export interface ProfileLinesOptions {
  /** The name of the table. */
  readonly file: string;
}

/** A profile as lines of a terminal: what to mind first, then the columns, gaps and ties. */
export function profileLines(profile: TableProfile, words: Words, { file }: ProfileLinesOptions): string[] {
  const said = words.profile;
  const codes = [...new Set(profile.alerts.map(({ code }) => code))];
  const gaps = profile.missingTogether
    .slice(0, listedGaps)
    .filter(({ nBoth, nExpected }) => nBoth > nExpected);
  const pairs = strongestPairs(profile, { isOwn: true }).slice(0, listedPairs);
  return [
    tableTitle(profile, file, words),
    said.finding(alertCounts(profile)),
    ...codes.flatMap((code) => [
      '',
      said.alerts[code].title,
      ...profile.alerts.filter((one) => one.code === code).map((one) => `  ${alertFigure(one, words)}`),
    ]),
    '',
    ...columnLines(profile, words),
    ...section(
      said.missingTitle,
      gaps.map((gap) => said.missingFinding(gap)),
    ),
    ...section(
      said.strongestOwnTable,
      pairs.map((pair) => `${said.pair(pair)}: ${associationText(pair, words)}`),
    ),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** The columns one below the other; numbers to the right, words to the left. */
function columnLines({ columns, outcome }: TableProfile, words: Words): string[] {
  const { heads } = words.profile;
  const { format } = words;
  const rows = [
    [
      heads.column,
      heads.type,
      heads.missing,
      heads.distinct,
      ...(outcome ? [heads.auc] : []),
      heads.distribution,
      heads.figures,
    ],
    ...columns.map((column) => [
      column.name,
      words.chapters.data.types[column.type],
      column.nMissing === 0 ? '0' : format.percent(column.nMissing / column.nRows),
      format.count(column.nDistinct),
      ...(outcome ? [format.number(column.outcome?.auc ?? null)] : []),
      blocksOf(column),
      figuresOf(column, words).join('; '),
    ]),
  ];
  const isNumber = (place: number): boolean => place > 1 && place < (outcome ? 5 : 4);
  const widths = rows[0].map((_, place) => Math.max(...rows.map((row) => row[place].length)));
  return rows.map((row) =>
    row
      .map((cell, place) => (isNumber(place) ? cell.padStart(widths[place]) : cell.padEnd(widths[place])))
      .join('  ')
      .trimEnd(),
  );
}

/** A distribution as bars of text; neighbours are joined where there are too many. */
function blocksOf(column: ColumnProfile): string {
  const counts = distributionCounts(column);
  const perBar = Math.ceil(counts.length / nBars);
  const bars = Array.from({ length: Math.ceil(counts.length / Math.max(1, perBar)) }, (_, b) =>
    counts.slice(b * perBar, (b + 1) * perBar).reduce((sum, count) => sum + count, 0),
  );
  const most = Math.max(...bars, 1);
  return bars
    .map((count) => (count === 0 ? ' ' : blocks[Math.min(7, Math.floor((count / most) * 8))]))
    .join('');
}
