import { meansChart, outcomeChart, profileChart, segmentSizesChart } from '../../charts/index.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { alignedFormat, figure, ruleList, segmentName, table } from './parts.ts';
import type { SegmentReport } from './report-data.ts';

type Profile = SegmentReport['profile'][number];
type NumericProfile = Extract<Profile, { kind: 'numeric' }>;
type CategoryProfile = Extract<Profile, { kind: 'category' }>;

/** The segments: sizes, rules, means and shares against the whole, the outcome. */
export function segmentsPart(context: ReportContext): Markup {
  const { data, words, dataSet, features } = context;
  const said = words.chapters.cluster;
  const { segments, study, choice } = data;
  const sizes = segmentSizesChart(
    { segments: segments.map(({ id, share }) => ({ id, share })), nRows: study.nTrain },
    words,
  );
  return html`<h3>${said.segmentsTitle}</h3>
<p>${said.segmentsIntro({ dataSet, k: choice.k, columns: features, inertia: data.figures.inertia })}</p>
${figure(sizes, context)}
${segmentTable(context)}
<h3>${said.profileTitle}</h3>
${choice.features.map((column) => profilePart(column, context))}
${meansTable(context)}
${otherShares(context)}
${outcomePart(context)}`;
}

function segmentTable(context: ReportContext): Markup {
  const { data, words } = context;
  const { format, report } = words;
  const said = words.chapters.cluster;
  const { outcome } = data;
  return table(
    said.segmentsTitle,
    [
      { head: said.segment },
      { head: said.share, isNumber: true },
      { head: said.clients, isNumber: true },
      { head: said.segmentSilhouette, isNumber: true },
      ...(outcome ? [{ head: outcomeName(context), isNumber: true }] : []),
      { head: report.rule.title },
    ],
    [
      ...data.segments.map((segment) => [
        segmentName(segment.id, context),
        format.percent(segment.share),
        format.count(segment.nClients),
        format.number(segment.silhouette),
        ...(outcome ? [format.percent(segment.outcomeRate)] : []),
        ruleList(segment.rules, context),
      ]),
      [
        said.whole,
        format.percent(1),
        format.count(data.segments.reduce((sum, { nClients }) => sum + nClients, 0)),
        format.number(data.figures.silhouette),
        ...(outcome ? [format.percent(outcome.rate)] : []),
        '',
      ],
    ],
  );
}

function outcomeName({ data, words, nameOf }: ReportContext): string {
  const { outcome } = data;
  if (outcome === null) return '';
  return words.chapters.cluster.outcomeRate({ outcome: nameOf(outcome.name), positive: outcome.positive });
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
  const said = words.chapters.cluster;
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
  const said = words.chapters.cluster;
  const columns = columnsOf(context, 'category').filter((column) => !data.choice.features.includes(column));
  if (columns.length === 0) return null;
  return html`<details><summary>${said.otherColumns}</summary>
${columns.map((column) => {
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
})}</details>`;
}

function outcomePart(context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const { outcome, segments, study } = data;
  if (outcome === null) return null;
  const rates = segments.flatMap(({ id, outcomeRate }) =>
    outcomeRate === null ? [] : [{ id, rate: outcomeRate }],
  );
  if (rates.length === 0) return null;
  const chart = outcomeChart(
    {
      outcome: nameOf(outcome.name),
      positive: outcome.positive,
      rate: outcome.rate,
      segments: rates,
      nRows: study.nTrain,
    },
    words,
  );
  return html`<h3>${words.chapters.cluster.outcomeTitle}</h3>
${figure(chart, context)}`;
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
