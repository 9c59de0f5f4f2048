import { outcomeChart, segmentSizesChart } from '../../charts/index.ts';
import type { ReportContext } from './context.ts';
import { contrastsPart, proposedName } from './contrasts-part.ts';
import { html, type Markup } from './html.ts';
import { orderPart } from './order-part.ts';
import { figure, ruleList, segmentName, segmentTitle, table } from './parts.ts';
import { pictureFigure } from './pictures-part.ts';
import { protectedPart } from './protected-part.ts';
import type { OutcomeRate, SegmentReport } from './report-data.ts';
import { beyondRule, segmentProfiles } from './segment-profiles.ts';
import { stabilityPart } from './stability-part.ts';

/** Chapter 6: who the segments are, how large, how often the outcome came, what to offer. */
export function segmentsChapter(context: ReportContext): Markup {
  const { data, words, dataSet, features } = context;
  const said = words.chapters.segments;
  const { segments, study, choice } = data;
  const sizes = segmentSizesChart(
    { segments: segments.map(({ id, share }) => ({ id, share })), nRows: study.nTrain },
    words,
  );
  return html`<p>${said.intro({ dataSet, k: choice.k, columns: features, inertia: data.figures.inertia })}</p>
${segments.some(({ told }) => told !== null) ? html`<p>${said.describedBy}</p>` : null}
${segments.map((segment) => segmentPart(segment, context))}
${notesPart(context)}
<h3>${said.sizesTitle}</h3>
${figure(sizes, context)}
${segmentTable(context)}
${stabilityPart(context)}
${orderPart(context)}
<h3>${words.rowOrder.heading}</h3>
${pictureFigure('images/checks/row_order', context)}
${outcomePart(context)}
<h3>${said.profileTitle}</h3>
${['radar', 'means', 'space', 'tsne'].map((kind) => pictureFigure(`images/clusters/${kind}_segments`, context))}
${segmentProfiles(context)}
${protectedPart(context)}`;
}

/** One segment for somebody who knows nothing of the study: who, how many, what sets it apart, what to offer. */
function segmentPart(segment: SegmentReport, context: ReportContext): Markup {
  const { data, words } = context;
  const { format, report } = words;
  const said = words.chapters.segments;
  const { told, outcome } = segment;
  const later = data.study.isShuffled ? said.heldRows : said.laterRows;
  const figures: readonly (readonly [string, string])[] = [
    [said.share, report.shareOfClients(segment)],
    [later.share, format.percent(segment.shareLater)],
    ...(outcome
      ? ([
          [said.outcomeTrain(outcomeName(context)), said.rate(outcome.train)],
          [later.outcome(outcomeName(context)), said.rate(outcome.later)],
        ] as const)
      : []),
  ];
  return html`<article class="card" aria-labelledby="segment-${String(segment.id)}">
<h3 id="segment-${String(segment.id)}">${segmentTitle(segment, context)}</h3>
<p>${told === null ? said.undescribed : html`<bdi>${told.description}</bdi>`}</p>
${namePart(segment, context)}
${told !== null && told.overlap < 1 ? html`<p>${said.overlap(told.overlap)}</p>` : null}
<dl class="facts">${figures.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
  )}<div class="wide"><dt>${said.rule}</dt><dd>${ruleList(segment.rules, context)}</dd></div></dl>
${rulePart(segment, context)}
${beyondPart(segment, context)}
${contrastsPart(segment, context)}
${offersPart(segment, context)}
</article>
`;
}

/** A name by what tells the segment apart, where people gave none. */
function namePart(segment: SegmentReport, context: ReportContext): Markup | null {
  const name = segment.told === null ? proposedName(segment, context) : null;
  return name === null ? null : html`<p><bdi>${name}</bdi></p>`;
}

function rulePart({ ruleOf }: SegmentReport, { words, nameOf }: ReportContext): Markup | null {
  return (
    ruleOf && html`<p class="note">${words.verdict.ruleOf(ruleOf.map(nameOf))} ${words.verdict.ruleNote}</p>`
  );
}

function beyondPart(segment: SegmentReport, context: ReportContext): Markup | null {
  const most = beyondRule(segment, context.data.choice.features);
  if (most === null) return null;
  const column = context.nameOf(most.column);
  return html`<p>${context.words.chapters.segments.beyond({ ...most, column })}</p>`;
}

function offersPart({ told }: SegmentReport, { words }: ReportContext): Markup | null {
  if (told === null) return null;
  const said = words.chapters.segments;
  return html`${
    told.offers.length === 0
      ? null
      : html`<h4>${said.offers}</h4>
<ul>${told.offers.map(
          ({ title, reason }) => html`<li><strong><bdi>${title}</bdi></strong>: <bdi>${reason}</bdi></li>
`,
        )}</ul>`
  }${told.owner === null ? null : html`<p class="note"><bdi>${said.owner(told.owner)}</bdi></p>`}`;
}

/** What the descriptions say of all segments, such as what knowing another column would add. */
function notesPart({ data, words }: ReportContext): Markup | null {
  if (data.notes.length === 0) return null;
  return html`<h3>${words.chapters.segments.notesTitle}</h3>
${data.notes.map((note) => html`<p><bdi>${note}</bdi></p>`)}`;
}

function segmentTable(context: ReportContext): Markup {
  const { data, words } = context;
  const { format, report } = words;
  const said = words.chapters.segments;
  return table(
    said.segmentTable,
    [
      { head: said.segment },
      { head: said.shareHead, isNumber: true },
      { head: said.clients, isNumber: true },
      { head: (data.study.isShuffled ? said.heldRows : said.laterRows).shareHead, isNumber: true },
      { head: said.silhouette, isNumber: true },
      { head: said.rule },
    ],
    [
      ...data.segments.map((segment) => [
        segmentName(segment.id, context),
        format.percent(segment.share),
        format.count(segment.nClients),
        format.percent(segment.shareLater),
        format.number(segment.silhouette),
        ruleList(segment.rules, context),
      ]),
      [
        said.whole,
        format.percent(1),
        format.count(data.segments.reduce((sum, { nClients }) => sum + nClients, 0)),
        format.percent(1),
        report.silhouette(data.figures.silhouette, data.figures.silhouetteInterval),
        '',
      ],
    ],
  );
}

function outcomeName({ data, words, nameOf }: ReportContext): string {
  const { outcome } = data;
  if (outcome === null) return '';
  return words.chapters.segments.outcomeRate({ outcome: nameOf(outcome.name), positive: outcome.positive });
}

function outcomePart(context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const { outcome, study } = data;
  const said = words.chapters.segments;
  if (outcome === null) return null;
  const rate = (one: OutcomeRate | undefined): string => (one ? said.rate(one) : '–');
  const count = (one: OutcomeRate | undefined): string => words.format.count(one?.nKnown ?? 0);
  const chart = outcomeChart(
    {
      outcome: nameOf(outcome.name),
      positive: outcome.positive,
      rate: outcome.train.rate,
      segments: data.segments.map(({ id, outcome: own }) => ({ id, rate: own?.train.rate ?? Number.NaN })),
      nRows: study.nTrain,
    },
    words,
  );
  return html`<h3>${said.outcomeTitle}</h3>
${figure(chart, context)}
${table(
  said.outcomeTable(outcomeName(context)),
  [
    { head: said.segment },
    { head: said.train, isNumber: true },
    { head: said.rows, isNumber: true },
    { head: (study.isShuffled ? said.heldRows : said.laterRows).title, isNumber: true },
    { head: said.rows, isNumber: true },
  ],
  [
    ...data.segments.map(({ id, outcome: own }) => [
      segmentName(id, context),
      rate(own?.train),
      count(own?.train),
      rate(own?.later),
      count(own?.later),
    ]),
    [said.whole, rate(outcome.train), count(outcome.train), rate(outcome.later), count(outcome.later)],
  ],
)}
<p class="note">${said.outcomeNote}</p>
${study.isShuffled ? null : html`<p class="note">${said.outcomeOrder}</p>`}`;
}
