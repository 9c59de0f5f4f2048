import { meansChart, profileChart } from '../../charts/index.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { alignedFormat, figure, folded, table } from './parts.ts';
import type { SegmentReport } from './report-data.ts';

type Profile = SegmentReport['profile'][number];
type NumericProfile = Extract<Profile, { kind: 'numeric' }>;
type CategoryProfile = Extract<Profile, { kind: 'category' }>;

/** Means and shares of every column by segment, against all clients. */
export function segmentProfiles(context: ReportContext): Markup {
  return html`${context.data.choice.features.map((column) => profilePart(column, context))}
${meansTable(context)}
${otherShares(context)}`;
}

/** The category outside the columns of the rule whose share lies farthest from that of all clients. */
export function beyondRule(
  { profile }: SegmentReport,
  features: readonly string[],
): {
  readonly column: string;
  readonly category: string;
  readonly share: number;
  readonly overall: number;
} | null {
  const candidates = profile.flatMap((one) =>
    one.kind === 'category' && !features.includes(one.column)
      ? one.shares.map((share) => ({ column: one.column, ...share }))
      : [],
  );
  if (candidates.length === 0) return null;
  // Of two values that differ equally, as in a column of two, the one that the segment has more of is said.
  const distance = ({ share, overall }: CategoryProfile['shares'][number]): number =>
    Math.abs(share - overall) + (share > overall ? 1e-9 : 0);
  return candidates.reduce((most, one) => (distance(one) > distance(most) ? one : most));
}

/** The chart of one of the columns that make the segments. */
function profilePart(column: string, context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const nRows = data.study.nTrain;
  const name = nameOf(column);
  const numeric = numericOf(column, context);
  if (numeric.length > 0) {
    const segments = numeric.map(({ id, profile }) => ({ id, mean: profile.mean }));
    return figure(
      meansChart({ column: name, overall: numeric[0].profile.overall, segments, nRows }, words),
      context,
    );
  }
  const shares = categoriesOf(column, context);
  if (shares.length === 0) return null;
  const categories = shares[0].profile.shares.map(({ category, overall }) => ({ category, overall }));
  const segments = shares.map(({ id, profile }) => ({
    id,
    shares: categories.map(
      ({ category }) => profile.shares.find((one) => one.category === category)?.share ?? 0,
    ),
  }));
  return figure(profileChart({ column: name, isFeature: true, categories, segments, nRows }, words), context);
}

function meansTable(context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const { format } = words;
  const said = words.chapters.segments;
  const columns = columnsOf(context, 'numeric');
  if (columns.length === 0) return null;
  return table(
    said.meansTable,
    [
      { head: said.column },
      ...data.segments.map(({ id }) => ({ head: words.charts.segment(id), isNumber: true })),
      { head: said.whole, isNumber: true },
    ],
    columns.map((column) => {
      const numeric = numericOf(column, context);
      const means = data.segments.map(
        ({ id }) => numeric.find((one) => one.id === id)?.profile.mean ?? Number.NaN,
      );
      const { overall } = numeric[0].profile;
      const text = alignedFormat([...means, overall], 4, format);
      return [nameOf(column), ...means.map(text), text(overall)];
    }),
  );
}

/** Shares of the columns that have no chart, folded away. */
function otherShares(context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const { format } = words;
  const said = words.chapters.segments;
  const columns = columnsOf(context, 'category').filter((column) => !data.choice.features.includes(column));
  if (columns.length === 0) return null;
  return folded(
    said.otherColumns,
    columns.map((column) => {
      const shares = categoriesOf(column, context);
      return table(
        `${nameOf(column)}: ${said.sharesTable}`,
        [
          { head: said.valueOf(nameOf(column)) },
          ...data.segments.map(({ id }) => ({ head: words.charts.segment(id), isNumber: true })),
          { head: said.whole, isNumber: true },
        ],
        shares[0].profile.shares.map(({ category, overall }) => [
          category,
          ...data.segments.map(({ id }) => {
            const own = shares
              .find((one) => one.id === id)
              ?.profile.shares.find((one) => one.category === category);
            return format.percent(own?.share ?? null);
          }),
          format.percent(overall),
        ]),
      );
    }),
  );
}

/** Columns of one kind, in the order of the profiles. */
function columnsOf({ data }: ReportContext, kind: Profile['kind']): string[] {
  const all = data.segments.flatMap(({ profile }) => profile.filter((one) => one.kind === kind));
  return [...new Set(all.map(({ column }) => column))];
}

function numericOf(column: string, { data }: ReportContext): { id: number; profile: NumericProfile }[] {
  return data.segments.flatMap(({ id, profile }) =>
    profile.flatMap((one) => (one.kind === 'numeric' && one.column === column ? [{ id, profile: one }] : [])),
  );
}

function categoriesOf(column: string, { data }: ReportContext): { id: number; profile: CategoryProfile }[] {
  return data.segments.flatMap(({ id, profile }) =>
    profile.flatMap((one) =>
      one.kind === 'category' && one.column === column ? [{ id, profile: one }] : [],
    ),
  );
}
