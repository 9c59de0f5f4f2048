import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { ruleList, segmentName } from './parts.ts';

/** The first screen: the finding, the numbers that matter, the segments, and what the numbers are worth. */
export function summary(context: ReportContext): Markup {
  const { data, words } = context;
  const { report, format } = words;
  const { study, figures, segments, choice } = data;
  const key = (text: string, value: string): Markup => html`<div><dt>${text}</dt><dd>${value}</dd></div>`;
  const say = choice.mode === 'given' ? report.choiceGiven : report.choiceFound;
  return html`<header>
<p class="eyebrow">${report.eyebrow(study.name)}</p>
<h1>${findingOf(context)}</h1>
<p>${say({ dataSet: context.dataSet, k: choice.k })}</p>
<dl class="keys">
<div class="main"><dt>${report.keys.silhouette}<br><span class="definition">${report.silhouetteDefinition(figures.silhouetteDefinition)}</span></dt><dd>${format.number(figures.silhouette)}</dd></div>
${key(report.keys.clients, format.count(study.nTrain))}
${key(study.isShuffled ? report.keys.held : report.keys.later, format.count(study.nTest))}
${key(report.keys.segments, format.count(segments.length))}
${key(report.keys.distinct, format.count(figures.nDistinct))}
</dl>
</header>
<section aria-labelledby="segments-title"><h2 id="segments-title">${report.segmentsTitle}</h2>
<ol class="segments">${segments.map(
    ({ id, share, nClients, rules }) => html`<li>${segmentName(id, context)}
<span class="figures">${report.shareOfClients({ share, nClients })}</span>
${ruleList(rules, context)}</li>
`,
  )}</ol></section>
<section aria-labelledby="notes-title"><h2 id="notes-title">${report.notesTitle}</h2>
<div class="card"><ul>${notesOf(context).map(
    (note) => html`<li>${note}</li>
`,
  )}</ul></div></section>
${
  data.warnings.length === 0
    ? null
    : html`<section aria-labelledby="warnings-title"><h2 id="warnings-title">${report.warningsTitle}</h2>
<div class="card"><ul>${data.warnings.map(
        (warning) => html`<li><bdi>${warning}</bdi></li>
`,
      )}</ul></div></section>`
}`;
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

/** What holds of these numbers, each note where it applies. */
function notesOf(context: ReportContext): string[] {
  const { data, words, features } = context;
  const { notes } = words.report;
  const tests = data.classifiers.flatMap((classifier) => classifier.tests);
  const leaking = data.imputations.filter((imputation) => imputation.leaksOutcome);
  const alphabetical = alphabeticalColumns(context);
  return [
    ...(tests.length === 0
      ? []
      : [
          notes.fidelity({
            nDistinct: data.figures.nDistinct,
            columns: features,
            isPerfect: tests.some((test) => test.accuracy === 1),
          }),
        ]),
    notes.unmeasured,
    ...(alphabetical.length === 0 ? [] : [notes.alphabet(alphabetical)]),
    notes.spaces,
    ...(leaking.length === 0 ? [] : [notes.leak(leaking.map(({ method }) => method))]),
    notes.rule,
    ...(data.study.isShuffled ? [] : [notes.notShuffled]),
  ];
}

/** Columns without an order of their own whose codes rise with the alphabet, where the pipeline codes by number. */
function alphabeticalColumns(context: ReportContext): string[] {
  const { data, nameOf } = context;
  const pipeline = data.pipelines.find(({ number }) => number === data.choice.pipeline);
  if (pipeline?.encoder !== 'ordinal') return [];
  return data.choice.features
    .filter((name) => {
      const column = data.columns.find((one) => one.name === name);
      const categories = data.treeFeatures.find((feature) => feature.column === name)?.categories;
      if (column?.type !== 'nominal' || !categories || categories.length < 3) return false;
      const byCode = [...categories].sort((a, b) => a.value - b.value).map(({ category }) => category);
      const byName = [...byCode].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      return byCode.every((category, i) => category === byName[i]);
    })
    .map(nameOf);
}
