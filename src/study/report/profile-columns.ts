import type { Words } from '../../words/index.ts';
import type { ColumnProfile, GroupName, ProfileText, TableProfile } from '../profile/index.ts';
import { distributionCounts, figuresOf } from '../profile/say.ts';
import { html, type Markup, type Part } from './html.ts';
import { folded, table } from './parts.ts';
import { tinyBars } from './profile-pictures.ts';

/** Every column: what is in it and how the outcome goes with it; each value with its count is folded away. */
export function profileColumns(profile: TableProfile, words: Words): Markup {
  const said = words.profile;
  const { outcome } = profile;
  const outcomeName = outcome && `${outcome.column} = ${outcome.positive}`;
  return html`<h3 id="profile-columns">${said.columnsTitle}</h3>
<p>${said.columnsNote({ outcome: outcomeName })}</p>
${
  profile.calendar && !profile.calendar.isDerived
    ? html`<p>${said.calendarMissing({ column: profile.calendar.column })}</p>`
    : null
}${table(
  outcome ? said.columnsTable : said.columnsTablePlain,
  [
    { head: said.heads.column },
    { head: said.heads.type },
    { head: said.heads.missing, isNumber: true },
    { head: said.heads.distinct, isNumber: true },
    { head: said.heads.distribution },
    { head: said.heads.figures },
    ...(outcomeName ? [{ head: said.heads.outcome({ outcome: outcomeName }) }] : []),
  ],
  profile.columns.map((column) => [
    columnName(column, words),
    words.chapters.data.types[column.type],
    column.nMissing === 0 ? '0' : missingText(column, words),
    words.format.count(column.nDistinct),
    distributionPicture(column, words),
    lines(figuresOf(column, words)),
    ...(outcome ? [outcomeCell(column, outcome.nPositive / outcome.nRows, words)] : []),
  ]),
)}${quantilesTable(profile, words)}
${folded(
  said.valuesTitle,
  profile.columns.map((column) => valuesTable(column, words)),
)}`;
}

/** A text of the configuration in the language of the page. */
export function textOf(text: ProfileText, words: Words): string {
  return typeof text === 'string' ? text : text[words.language];
}

/** The column's name, what people call it, and what it is made of. */
function columnName(column: ColumnProfile, words: Words): Markup {
  const said = words.profile;
  const { name, label, origin, source } = column;
  const notes: string[] = [];
  const shown = label === null ? name : textOf(label, words);
  if (shown.toLowerCase() !== name.toLowerCase()) notes.push(shown);
  if (origin === 'derived') notes.push(said.derived({ source }));
  if (origin === 'year' || origin === 'month') {
    const called = said.calendarNames[origin];
    if (called.toLowerCase() !== name.toLowerCase()) notes.push(called);
    notes.push(said.ofCalendar({ source }));
  }
  return html`<bdi>${name}</bdi>${notes.map((note) => html`<br><span class="note"><bdi>${note}</bdi></span>`)}`;
}

function missingText({ nMissing, nRows }: ColumnProfile, { format }: Words): string {
  return `${format.count(nMissing)} (${format.percent(nMissing / nRows)})`;
}

function lines(texts: readonly string[]): Markup {
  return html`${texts.map((text, i) => html`${i === 0 ? null : html`<br>`}<bdi>${text}</bdi>`)}`;
}

function distributionPicture(column: ColumnProfile, words: Words): Part {
  const counts = distributionCounts(column);
  return counts.length === 0
    ? '–'
    : tinyBars(words.profile.distributionName({ column: column.name }), counts);
}

function outcomeCell({ name, outcome }: ColumnProfile, overall: number, words: Words): Part {
  const said = words.profile;
  if (!outcome || outcome.groups.length === 0) return '–';
  const rates = outcome.groups.map(({ nRows, nPositive }) => nPositive / nRows);
  const range = { low: Math.min(...rates), high: Math.max(...rates) };
  return html`${tinyBars(said.ratesName({ column: name, ...range }), rates, overall)}<br><span class="note">${said.rateRange(range)}${
    outcome.auc === null ? null : html`<br>${said.heads.auc} ${words.format.number(outcome.auc)}`
  }</span>`;
}

function quantilesTable({ columns }: TableProfile, words: Words): Markup | null {
  const said = words.profile;
  const numeric = columns.flatMap(({ name, numbers }) => (numbers ? [{ name, numbers }] : []));
  if (numeric.length === 0) return null;
  return table(
    said.quantilesTable,
    [
      { head: said.heads.column },
      { head: said.mean, isNumber: true },
      { head: said.sd, isNumber: true },
      ...numeric[0].numbers.quantiles.map(({ probability }) => ({
        head: said.quantile({ probability }),
        isNumber: true,
      })),
    ],
    numeric.map(({ name, numbers }) => [
      name,
      words.format.number(numbers.mean, 4),
      words.format.number(numbers.sd, 4),
      ...numbers.quantiles.map(({ value }) => said.number({ value })),
    ]),
  );
}

/** Every group of a column with its rows, and with the outcome where there is one. */
function valuesTable(column: ColumnProfile, words: Words): Markup | null {
  const said = words.profile;
  const { format } = words;
  const { valueHeads: heads } = said;
  const groups = column.outcome?.groups ?? countsAsGroups(column);
  if (groups.length === 0 || column.distribution.kind === 'hidden') return null;
  const total = groups.reduce((sum, { nRows }) => sum + nRows, 0);
  const hasOutcome = column.outcome !== null;
  return table(
    said.valuesTable({ column: column.name }),
    [
      { head: heads.value },
      { head: heads.rows, isNumber: true },
      { head: heads.share, isNumber: true },
      ...(hasOutcome ? [heads.positive, heads.rate].map((head) => ({ head, isNumber: true })) : []),
    ],
    groups.map(({ group, nRows, nPositive }, i) => [
      groupText(group, i === 0, words),
      format.count(nRows),
      format.percent(nRows / total),
      ...(hasOutcome ? [format.count(nPositive), format.percent(nPositive / nRows)] : []),
    ]),
  );
}

type Counted = { readonly group: GroupName; readonly nRows: number; readonly nPositive: number };

/** The distribution as groups, of a column without outcome. */
function countsAsGroups({ distribution, nMissing }: ColumnProfile): Counted[] {
  const counted = (group: GroupName, nRows: number): Counted[] =>
    nRows === 0 ? [] : [{ group, nRows, nPositive: 0 }];
  const missing = counted({ kind: 'missing' }, nMissing);
  switch (distribution.kind) {
    case 'categories':
      return [
        ...distribution.shown.flatMap(({ value, count }) => counted({ kind: 'category', value }, count)),
        ...counted({ kind: 'other' }, distribution.countOther),
        ...missing,
      ];
    case 'values':
      return [
        ...distribution.shown.flatMap(({ value, count }) => counted({ kind: 'sentinel', value }, count)),
        ...missing,
      ];
    case 'histogram':
      return [
        ...distribution.counts.flatMap((count, b) =>
          counted({ kind: 'range', from: distribution.edges[b], to: distribution.edges[b + 1] }, count),
        ),
        ...missing,
      ];
    case 'hidden':
      return [];
  }
}

function groupText(group: GroupName, isFirst: boolean, words: Words): string {
  const said = words.profile;
  switch (group.kind) {
    case 'category':
      return group.value;
    case 'range':
      return said.range({ from: group.from, to: group.to, isFirst });
    case 'sentinel':
      return said.number({ value: group.value });
    case 'other':
      return said.other;
    case 'missing':
      return said.unknown;
  }
}
