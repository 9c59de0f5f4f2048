import { rulesText, verdictText, warningText, wordsFor } from '../../words/index.ts';
import type { ReportContext } from './context.ts';
import { checkFindings } from './findings.ts';
import { html, type Markup } from './html.ts';
import { ruleList, segmentTitle } from './parts.ts';
import { worthOf } from './worth.ts';

/** The first screen: the finding, the numbers that matter, the segments, and what the numbers are worth. */
export function summary(context: ReportContext): Markup {
  const { data, words } = context;
  const { report, format } = words;
  const { study, figures, segments, choice } = data;
  const key = (text: string, value: string): Markup => html`<div><dt>${text}</dt><dd>${value}</dd></div>`;
  const say = choice.mode === 'given' ? report.choiceGiven : report.choiceFound;
  const { language, report: file } = data.other;
  const findings = checkFindings(data, words);
  return html`<header>
<p class="languages"><a href="${file}" lang="${language}" hreflang="${language}">${wordsFor(language).report.inThisLanguage}</a></p>
<p class="eyebrow">${report.eyebrow(study.name)}</p>
<h1>${findingOf(context)}</h1>
<p>${say({ dataSet: context.dataSet, k: choice.k })}</p>
${
  findings.length === 0
    ? null
    : html`<ul class="findings">${findings.map(
        (finding) => html`<li><bdi>${finding}</bdi></li>
`,
      )}</ul>`
}
<dl class="keys">
<div class="main"><dt>${report.keys.silhouette}<br><span class="definition">${report.silhouetteDefinition(figures.silhouetteDefinition)}</span></dt><dd>${report.silhouette(figures.silhouette, figures.silhouetteInterval)}</dd></div>
${key(report.keys.clients, format.count(study.nTrain))}
${key(study.isShuffled ? report.keys.held : report.keys.later, format.count(study.nTest))}
${key(report.keys.segments, format.count(segments.length))}
${key(report.keys.distinct, format.count(figures.nDistinct))}
</dl>
${verdictPart(context)}
</header>
<section aria-labelledby="at-a-glance-title"><h2 id="at-a-glance-title">${report.segmentsTitle}</h2>
<ol class="segments">${segments.map(
    (segment) => html`<li><a href="#segment-${String(segment.id)}">${segmentTitle(segment, context)}</a>
<span class="figures">${report.shareOfClients(segment)}</span>
${ruleList(segment.rules, context)}</li>
`,
  )}</ol></section>
<section aria-labelledby="notes-title"><h2 id="notes-title">${report.notesTitle}</h2>
<div class="card"><ul>${worthOf(data, words).map(
    (note) => html`<li>${note}</li>
`,
  )}</ul></div></section>
${
  data.warnings.length === 0
    ? null
    : html`<section aria-labelledby="warnings-title"><h2 id="warnings-title">${report.warningsTitle}</h2>
<div class="card"><ul>${data.warnings.map(
        (
          warning,
        ) => html`<li><bdi>${warningText(warning, words)}</bdi> <span class="note">${warning.code}</span></li>
`,
      )}</ul></div></section>`
}`;
}

/** What the silhouette is worth, on the first screen. */
function verdictPart({ data, words }: ReportContext): Markup {
  const { verdict: said } = words;
  const rules = rulesText(data.segments, words);
  return html`<section class="card" aria-labelledby="verdict-title"><h2 id="verdict-title">${said.title}</h2>
<p><strong>${verdictText(data, words)}</strong></p>
${
  data.worth &&
  html`<p class="note">${said.how(data.worth)} ${data.worth.isSearched ? said.searched : said.given}</p>`
}
${rules && html`<p>${rules}</p>`}
</section>`;
}

/** The finding in one sentence. */
export function findingOf(context: ReportContext): string {
  const { data, words, features } = context;
  return words.report.finding({
    nClients: data.study.nTrain,
    nSegments: data.segments.length,
    columns: features,
    silhouette: data.figures.silhouette,
  });
}
