import { unknownChart } from '../../charts/index.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { figure, table } from './parts.ts';
import type { ColumnReport } from './report-data.ts';

/** Chapter 1: what was done to each column, and why. */
export function dataChapter(context: ReportContext): Markup {
  const { data, words, nameOf } = context;
  const { format } = words;
  const said = words.chapters.data;
  const { columns, study } = data;
  const unknown = columns.filter(({ nUnknownTrain }) => nUnknownTrain > 0);
  return html`<p>${said.intro(study)}</p>
${table(
  said.tableTitle,
  [
    { head: said.column },
    { head: said.type },
    { head: said.role },
    { head: said.reason },
    { head: said.unknownTrain, isNumber: true },
    { head: said.unknownTest, isNumber: true },
    { head: said.categories, isNumber: true },
  ],
  columns.map((column) => [
    columnName(column, context),
    lookUp(said.types, column.type),
    said.roles[column.role],
    whyOf(column, context),
    column.role === 'dropped' ? '–' : format.count(column.nUnknownTrain),
    column.role === 'dropped' ? '–' : format.count(column.nUnknownTest),
    column.nCategories === null ? '–' : format.count(column.nCategories),
  ]),
)}
<h3>${said.unknownTitle}</h3>
${
  unknown.length === 0
    ? html`<p>${said.noUnknown}</p>`
    : figure(
        unknownChart(
          {
            columns: unknown.map(({ name, nUnknownTrain }) => ({
              name: nameOf(name),
              nUnknown: nUnknownTrain,
            })),
            nRows: study.nTrain,
          },
          words,
        ),
        context,
      )
}`;
}

function columnName({ name, source, label }: ColumnReport, context: ReportContext): Markup {
  const said = context.words.chapters.data;
  return html`<bdi>${name}</bdi>${label === null || label === name ? null : html`<br><span class="note"><bdi>${label}</bdi></span>`}${
    source === name ? null : html`<br><span class="note"><bdi>${said.source(source)}</bdi></span>`
  }`;
}

function whyOf(column: ColumnReport, context: ReportContext): Markup {
  const { data, words } = context;
  const said = words.chapters.data;
  const lines = [
    column.reason ?? said.roleMeanings[column.role],
    ...column.sentinels.map(({ value, replaceBy, imputations }) =>
      said.sentinel({
        value,
        replaceBy,
        imputations: imputations.length > 0 ? imputations : data.imputations.map(({ method }) => method),
      }),
    ),
  ];
  return html`${lines.map((line, i) => html`${i === 0 ? null : html`<br>`}<bdi>${line}</bdi>`)}`;
}

/** A word by key, or the key itself where there is none. */
function lookUp(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? words[key] : key;
}
