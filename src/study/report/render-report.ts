import type { Draw } from '../../charts/index.ts';
import type { StudyPorts } from '../ports.ts';
import { classifyChapter } from './chapter-classify.ts';
import { clusterChapter } from './chapter-cluster.ts';
import { dataChapter } from './chapter-data.ts';
import { preprocessChapter } from './chapter-preprocess.ts';
import { segmentsChapter } from './chapter-segments.ts';
import { unknownChapter } from './chapter-unknown.ts';
import { makeContext, type ReportContext } from './context.ts';
import { html, type Markup, trusted } from './html.ts';
import type { ReportData } from './report-data.ts';
import { reportStyle } from './style.ts';
import { findingOf, summary } from './summary.ts';

export interface RenderReportOptions {
  /** Defaults to none: the page takes what the reader has. */
  readonly fonts?: StudyPorts['fonts'];
}

/** One self-contained page: the finding first, then six chapters. Equal data give equal bytes. */
export function renderReport(data: ReportData, draw: Draw, options: RenderReportOptions = {}): string {
  const context = makeContext(data, draw);
  const { report, chapters } = context.words;
  const parts = [
    { id: 'data', said: chapters.data, body: dataChapter(context) },
    { id: 'unknown-values', said: chapters.unknown, body: unknownChapter(context) },
    { id: 'preprocessing', said: chapters.preprocess, body: preprocessChapter(context) },
    { id: 'clustering', said: chapters.cluster, body: clusterChapter(context) },
    { id: 'classification', said: chapters.classify, body: classifyChapter(context) },
    { id: 'segments', said: chapters.segments, body: segmentsChapter(context) },
  ];
  return html`${trusted('<!doctype html>')}
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${`${data.study.name}: ${findingOf(context)}`}</title>
<style>${trusted(reportStyle(options.fonts ?? []))}</style>
</head>
<body>
<a class="skip" href="#report">${report.skip}</a>
<div class="page">
<nav aria-label="${report.contents}"><ul>
<li><a href="#report">${report.summary}</a></li>
${parts.map(
  ({ id, said }) => html`<li><a href="#${id}">${said.nav}</a></li>
`,
)}</ul></nav>
<main id="report">
${summary(context)}
${parts.map(
  ({ id, said, body }) => html`<section class="chapter" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${said.title}</h2>
${body}
</section>
`,
)}${provenance(context)}
</main>
</div>
</body>
</html>
`.markup;
}

/** Where the numbers come from. */
function provenance({ data, words }: ReportContext): Markup {
  const { study } = data;
  const { format, report } = words;
  const { provenanceRows: names } = report;
  const rows: readonly (readonly [string, string])[] = [
    [names.file, study.file],
    [names.sha256, study.sha256],
    [names.configSha256, study.configSha256],
    [names.version, study.version],
    [names.seed, String(study.seed)],
    [names.nRows, format.count(study.nRows)],
    [names.nTrain, format.count(study.nTrain)],
    [names.nTest, format.count(study.nTest)],
  ];
  return html`<footer><section class="chapter" aria-labelledby="provenance-title">
<h2 id="provenance-title">${report.provenance}</h2>
<dl>${rows.map(
    ([name, value]) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>
`,
  )}</dl></section></footer>`;
}
