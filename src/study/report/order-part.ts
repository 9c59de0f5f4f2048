import type { OrderTest } from '../order-test.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { segmentName, table } from './parts.ts';
import { pictureFigure } from './pictures-part.ts';

/** What the segments owe to the order of codes that have none. */
export function orderPart(context: ReportContext): Markup | null {
  const tests = context.data.orders.filter(({ nOrders }) => nOrders > 0);
  if (tests.length === 0) return null;
  return html`<h3>${context.words.checks.order.title}</h3>
${tests.map((test) => testPart(test, context))}`;
}

function testPart(test: OrderTest, context: ReportContext): Markup {
  const { words, nameOf, data } = context;
  const { column, nOrders, merged, segments } = test;
  const said = words.checks.order;
  const place = data.orders.indexOf(test) + 1;
  return html`<p>${said.intro({ column: nameOf(column), nOrders })}</p>
<p>${said.agreement({ chosen: test.agreement, between: test.agreementBetween })}</p>
${pictureFigure(`images/checks/order_${place}`, context)}
${table(
  said.segmentTable,
  [{ head: words.chapters.segments.segment }, { head: said.dissolves, isNumber: true }],
  segments.map(({ id, nDissolved }) => [
    segmentName(id, context),
    said.of({ n: nDissolved, total: nOrders }),
  ]),
)}
<p class="note">${said.segmentNote}</p>
${
  merged.length === 0
    ? null
    : table(
        said.pairTable,
        [{ head: said.pair }, { head: said.merges, isNumber: true }, { head: said.differ }],
        merged.map(({ ids, nOrders: n, isAlone }) => [
          said.ids({ ids }),
          said.of({ n, total: nOrders }),
          isAlone ? said.alone(nameOf(column)) : said.others,
        ]),
      )
}`;
}
