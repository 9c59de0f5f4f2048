import { fillRules } from '../../ml/index.ts';
import type { LabColumn } from '../lab.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { table } from './parts.ts';
import { pictureFigure } from './pictures-part.ts';

/** How well each imputation filled cells that were known and hidden, and what that recommends. */
export function labPart(context: ReportContext): Markup | null {
  const { data, words, nameOf } = context;
  const { lab } = data;
  if (lab.length === 0) return null;
  const { methods, lab: said } = words.checks;
  const { format } = words;
  const hidden = lab.map(({ nHidden }) => nHidden);
  const names = lab[0].scores.map(({ method }) => method);
  const score = ({ kind }: LabColumn, value: number): string =>
    kind === 'category' ? format.percent(value) : format.number(value);
  const heads = [
    { head: said.column },
    { head: said.hidden, isNumber: true },
    ...names.map((method) => ({ head: methods[method], isNumber: true })),
  ];
  return html`<h3>${said.title}</h3>
<p>${said.intro({ least: Math.min(...hidden), most: Math.max(...hidden) })}</p>
${togetherGroups(lab).map((group) => html`<p>${said.together({ ...group, columns: group.columns.map(nameOf) })}</p>`)}
${['lab', 'lab_numbers'].map((name) => pictureFigure(`images/checks/${name}`, context))}
${table(
  said.scoreTable,
  [...heads, { head: said.recommended }],
  lab.map((column) => [
    nameOf(column.column),
    format.count(column.nHidden),
    ...column.scores.map((one) => score(column, one.score)),
    column.recommended === null ? said.doNotFill : methods[column.recommended],
  ]),
)}
<p class="note">${said.rule(fillRules)}</p>
${table(
  said.distanceTable,
  heads,
  lab.map(({ column, nHidden, scores }) => [
    nameOf(column),
    format.count(nHidden),
    ...scores.map(({ marginalDistance }) => format.fixed(marginalDistance, 3)),
  ]),
)}`;
}

/** Columns that go missing together, each group once. */
function togetherGroups(lab: readonly LabColumn[]): { columns: string[]; nBoth: number; nMissing: number }[] {
  return lab.flatMap(({ column, together }, i) => {
    const others = together.map((other) => other.column);
    const places = others.map((other) => lab.findIndex((one) => one.column === other));
    const isFirst = places.every((place) => place < 0 || place > i);
    const [first] = together;
    return first && isFirst
      ? [{ columns: [column, ...others], nBoth: first.nBoth, nMissing: first.nMissing }]
      : [];
  });
}
