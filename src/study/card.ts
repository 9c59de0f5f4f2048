import { cleanText } from '../charts/index.ts';
import { rulesText, ruleText, verdictText, type Words, wordsFor } from '../words/index.ts';
import { columnNames } from './report/context.ts';
import { checkFindings } from './report/findings.ts';
import type { ReportData, SegmentReport } from './report/report-data.ts';
import { beyondRule } from './report/segment-profiles.ts';
import { worthOf } from './report/worth.ts';

/** What each section needs. */
interface CardContext {
  readonly data: ReportData;
  readonly words: Words;
  /** The name of a column shown to people. */
  readonly nameOf: (column: string) => string;
  readonly features: readonly string[];
}

/** The model card as Markdown, in the language of the data. Equal data give equal bytes. */
export function modelCard(data: ReportData): string {
  const words = wordsFor(data.language);
  const nameOf = columnNames(data);
  const context = { data, words, nameOf, features: data.choice.features.map(nameOf) };
  const { card } = words;
  const { language, card: file } = data.other;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [card.purpose, [text(card.purposeText({ nSegments: data.segments.length, columns: context.features }))]],
    [card.intended, [list(card.intendedUses)]],
    [card.notIntended, [list(card.notIntendedUses)]],
    [card.data, dataSection(context)],
    [card.method, [list(methodOf(context))]],
    [card.figures, figuresSection(context)],
    [card.segments, [segmentTable(context)]],
    [card.limits, [list([...checkFindings(data, words), ...worthOf(data, words)])]],
    [card.fairness, fairnessSection(context)],
    [card.versions, [versionTable(context)]],
    [card.reproduce, [text(card.reproduceText), commandOf(data)]],
  ];
  return `${[
    `# ${text(card.title(data.study.name))}`,
    `[${wordsFor(language).report.inThisLanguage}](${file.replace(/^.*\//, '')})`,
    ...sections.flatMap(([title, parts]) => [`## ${title}`, ...parts]),
  ].join('\n\n')}\n`;
}

function dataSection({ data, words, nameOf }: CardContext): string[] {
  const { card, chapters, format } = words;
  const { study } = data;
  const period = periodOf(data);
  const facts = [
    [card.file, study.file],
    [card.sha256, study.sha256],
    [card.rows, format.count(study.nRows)],
    [card.trainRows, format.count(study.nTrain)],
    [card.testRows, format.count(study.nTest)],
    [card.split, study.isShuffled ? card.splits.shuffled : card.splits.inOrder],
    [card.period, period === null ? card.periodUnknown : card.periodYears(period)],
  ];
  const columns = data.columns.map((column) => [
    nameOf(column.name) === column.name ? column.name : `${nameOf(column.name)} (${column.name})`,
    chapters.data.roles[column.role],
    column.reason ?? chapters.data.roleMeanings[column.role],
    column.role === 'dropped' ? '–' : format.count(column.nUnknownTrain),
  ]);
  return [
    table([card.item, card.value], facts),
    `### ${card.columnsTitle}`,
    table([card.column, card.role, card.reason, card.unknownTrain], columns),
  ];
}

/** The first and the last year of the rows, where the profile could tell them. */
function periodOf({ profile }: ReportData): { from: string; to: string } | null {
  const distribution = profile.columns.find(({ origin }) => origin === 'year')?.distribution;
  if (distribution?.kind !== 'categories') return null;
  const years = distribution.shown.map(({ value }) => value).sort();
  return years.length === 0 ? null : { from: years[0], to: years[years.length - 1] };
}

function methodOf({ data, words, features }: CardContext): string[] {
  const { card, chapters } = words;
  const { choice } = data;
  const imputation = data.imputations.find(({ method }) => method === choice.imputation);
  const pipeline = data.pipelines.find(({ number }) => number === choice.pipeline);
  const { names } = chapters.preprocess;
  return [
    card.methodFill({
      imputation: choice.imputation,
      leaks: imputation?.leaksOutcome ?? false,
      nFilled: (imputation?.fills ?? []).reduce(
        (sum, { filled, nLeft }) => sum + nLeft + filled.reduce((all, { count }) => all + count, 0),
        0,
      ),
    }),
    ...(pipeline
      ? [
          card.methodPipeline({
            pipeline: pipeline.number,
            numeric: names[pipeline.numeric],
            encoder: names[pipeline.encoder],
            encoded: names[pipeline.encoded],
          }),
        ]
      : []),
    card.methodCluster({ k: choice.k, columns: features, nFits: data.sweep.length }),
    card.methodChoice[choice.mode],
    card.methodAnswer,
    card.methodPartial(data.model),
  ];
}

function figuresSection({ data, words }: CardContext): string[] {
  const { card, chapters, format, report } = words;
  const { figures } = data;
  const said = chapters.classify;
  const definition = report.silhouetteDefinition(figures.silhouetteDefinition);
  const later = data.study.isShuffled ? said.testsShuffled : said.tests.later;
  return [
    table(
      [card.item, card.value],
      [
        [card.silhouette(definition), report.silhouette(figures.silhouette, figures.silhouetteInterval)],
        [card.inertia, format.number(figures.inertia, 5)],
        [card.distinct, format.count(figures.nDistinct)],
      ],
    ),
    ...verdictParts(data, words),
    `### ${card.fidelityTitle}`,
    text(card.fidelityText),
    table(
      [said.classifier, said.test, said.nRows, said.nAgree, said.agreement],
      data.classifiers.flatMap(({ name, tests }) =>
        tests.map((test) => [
          said.classifiers[name],
          test.name === 'later' ? later : said.tests.stratified,
          format.count(test.nRows),
          format.count(test.confusion.reduce((sum, row, i) => sum + row[i], 0)),
          format.percent(test.accuracy),
        ]),
      ),
    ),
  ];
}

/** What the silhouette is worth. */
function verdictParts(data: ReportData, words: Words): string[] {
  const { verdict: said } = words;
  const { worth } = data;
  const rules = rulesText(data.segments, words);
  return [
    `### ${said.title}`,
    text(verdictText(data, words)),
    ...(worth ? [text(`${said.how(worth)} ${worth.isSearched ? said.searched : said.given}`)] : []),
    ...(rules === null ? [] : [text(rules)]),
  ];
}

function segmentTable({ data, words, nameOf }: CardContext): string {
  const { card, chapters, format, report } = words;
  const said = chapters.segments;
  const { outcome } = data;
  const outcomeHead =
    outcome === null
      ? []
      : [card.outcome(said.outcomeRate({ outcome: nameOf(outcome.name), positive: outcome.positive }))];
  return table(
    [said.segment, said.shareHead, said.clients, card.later, said.silhouette, ...outcomeHead, said.rule],
    data.segments.map((segment) => [
      titleOf(segment, words),
      format.percent(segment.share),
      format.count(segment.nClients),
      format.percent(segment.shareLater),
      format.number(segment.silhouette),
      ...(outcome === null ? [] : [segment.outcome ? said.rate(segment.outcome.train) : '–']),
      segment.rules.map((rule) => ruleText(rule, words, nameOf)).join(` ${report.rule.or} `),
    ]),
  );
}

function titleOf({ id, told }: SegmentReport, { charts, report }: Words): string {
  const segment = charts.segment(id);
  return told === null ? segment : report.named({ segment, name: told.name });
}

function fairnessSection({ data, words, nameOf, features }: CardContext): string[] {
  const { card } = words;
  const others = data.columns
    .filter(({ name }) => !data.choice.features.includes(name))
    .map(({ name }) => nameOf(name));
  const beyond = data.segments.flatMap((segment) => {
    const most = beyondRule(segment, data.choice.features);
    if (most === null) return [];
    return [card.beyond({ ...most, segment: titleOf(segment, words), column: nameOf(most.column) })];
  });
  return [
    list([
      card.decide(features),
      others.length === 0 ? card.noOthers : card.doNotDecide(others),
      ...(isFilledFromOthers(data) ? [card.filledFrom(data.choice.imputation)] : []),
    ]),
    ...(beyond.length === 0 ? [] : [text(card.proxy), list(beyond)]),
    text(card.fairnessLimit),
  ];
}

/** Whether cells that decide were filled from other columns. */
function isFilledFromOthers({ choice, imputations }: ReportData): boolean {
  const fills = imputations.find(({ method }) => method === choice.imputation)?.fills ?? [];
  const looksAround = choice.imputation !== 'raw' && choice.imputation !== 'mode';
  return (
    looksAround && fills.some(({ column, filled }) => choice.features.includes(column) && filled.length > 0)
  );
}

function versionTable({ data, words }: CardContext): string {
  const { card } = words;
  return table(
    [card.item, card.value],
    [
      [card.modelHash, data.model.hash],
      [card.sha256, data.study.sha256],
      [card.configSha256, data.study.configSha256],
      [card.software, data.study.version],
      [card.seed, String(data.study.seed)],
    ],
  );
}

/** A file name that a shell takes as one word. */
function commandOf({ study }: ReportData): string {
  const file = cleanText(study.file).replaceAll("'", "'\\''");
  return `    clientele study '${file}' -c study.yaml -o ../again`;
}

/** Text as Markdown: what it could mean by its marks is switched off. */
function text(said: string): string {
  return cleanText(said).replace(/[\\`*_[\]<>|#~&]/g, '\\$&');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${text(item)}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(text).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}
