import { ruleText } from '../../words/index.ts';
import type { Classifier } from '../classify.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { segmentName, table } from './parts.ts';
import { pictureFigure } from './pictures-part.ts';
import { surrogatesPart } from './surrogates-part.ts';

const pairWidth = 472;

/** Chapter 5: the tree, its rules, and how well both classifiers repeat the segments. */
export function classifyChapter(context: ReportContext): Markup {
  const { data, words } = context;
  const said = words.chapters.classify;
  return html`<p>${said.intro({ nFeatures: data.choice.features.length })}</p>
<h3>${said.treeTitle}</h3>
${pictureFigure('models/model_structure', context)}
${table(
  said.rulesTable,
  [
    { head: said.rulesSegment },
    { head: words.report.rule.title },
    { head: words.evidence.rules.coverage, isNumber: true },
    { head: words.evidence.rules.precision, isNumber: true },
  ],
  data.segments.flatMap(({ id, rules, ruleFits }) =>
    rules.map((rule, r) => [
      segmentName(id, context),
      ruleText(rule, words, context.nameOf),
      words.format.percent(ruleFits[r].coverage),
      words.format.percent(ruleFits[r].precision),
    ]),
  ),
)}
<p class="note">${words.evidence.rules.note}</p>
<h3>${said.testsTitle}</h3>
${pictureFigure('models/class_balance', context)}
${agreementTable(context)}
${data.classifiers.map(
  (classifier) => html`<div class="pair">${classifier.tests.map(({ name }) =>
    pictureFigure(`models/confusion_matrix_${classifier.name}${name === 'later' ? '_later' : ''}`, context, {
      width: pairWidth,
    }),
  )}</div>
${perSegmentTable(classifier, context)}`,
)}
${surrogatesPart(context)}`;
}

function testName(name: 'stratified' | 'later', { data, words }: ReportContext): string {
  const { tests, testsShuffled } = words.chapters.classify;
  return name === 'later' && data.study.isShuffled ? testsShuffled : tests[name];
}

function agreementTable(context: ReportContext): Markup {
  const { data, words } = context;
  const { format } = words;
  const said = words.chapters.classify;
  return table(
    said.summaryTable,
    [
      { head: said.classifier },
      { head: said.test },
      { head: said.nRows, isNumber: true },
      { head: said.nAgree, isNumber: true },
      { head: said.agreement, isNumber: true },
    ],
    data.classifiers.flatMap(({ name, tests }) =>
      tests.map((test) => [
        said.classifiers[name],
        testName(test.name, context),
        format.count(test.nRows),
        // A share of 100.0 % may hide a row that differs; the count does not.
        format.count(test.confusion.reduce((sum, row, i) => sum + row[i], 0)),
        format.percent(test.accuracy),
      ]),
    ),
  );
}

/** Precision and recall of one classifier: a line a segment, two columns for each set of test rows. */
function perSegmentTable(classifier: Classifier, context: ReportContext): Markup {
  const { data, words } = context;
  const { format } = words;
  const said = words.chapters.classify;
  const shortName = (name: 'stratified' | 'later'): string =>
    name === 'later' && data.study.isShuffled ? said.shortTestShuffled : said.shortTests[name];
  return table(
    said.perSegmentTable(said.classifiers[classifier.name]),
    [
      { head: said.rulesSegment },
      ...classifier.tests.flatMap(({ name }) => [
        { head: said.precision(shortName(name)), isNumber: true },
        { head: said.recall(shortName(name)), isNumber: true },
      ]),
    ],
    data.segments.map(({ id }, s) => [
      segmentName(id, context),
      ...classifier.tests.flatMap(({ precision, recall }) => [
        format.percent(precision[s] ?? null),
        format.percent(recall[s] ?? null),
      ]),
    ]),
  );
}
