import type { Words } from '../../words/index.ts';
import type { OrderTest } from '../order-test.ts';
import { columnNames } from './context.ts';
import type { ReportData } from './report-data.ts';

/** What the checks of the run found, in plain sentences: the first screen of the report and the model card say them. */
export function checkFindings(data: ReportData, words: Words): string[] {
  const nameOf = columnNames(data);
  return [
    ...data.overrides.map(({ column, kind, reason }) => {
      const said = typeof reason === 'string' ? reason : reason[data.language];
      return words.rowOrder.overrides[kind]({ column: nameOf(column), reason: said });
    }),
    ...(data.rowOrder.isCalendar ? [words.rowOrder.finding(data.rowOrder)] : []),
    ...data.orders.flatMap((test) => orderFinding(test, words, nameOf)),
    ...labFinding(data, words, nameOf),
  ];
}

function orderFinding(
  { column, nOrders, merged, silhouettes, agreement }: OrderTest,
  words: Words,
  nameOf: (column: string) => string,
): string[] {
  if (nOrders === 0) return [];
  const most = merged[0] ?? null;
  return [
    words.checks.order.finding({
      column: nameOf(column),
      nOrders,
      merged: most !== null && 2 * most.nOrders > nOrders ? most : null,
      low: Math.min(...silhouettes),
      high: Math.max(...silhouettes),
      agreement,
    }),
  ];
}

/** Of the chosen columns, the one whose fill by the chosen imputation falls furthest behind the mode. */
function labFinding({ lab, choice }: ReportData, words: Words, nameOf: (column: string) => string): string[] {
  const { imputation, features } = choice;
  const behind = lab
    .filter(({ column, kind }) => kind === 'category' && features.includes(column))
    .flatMap(({ column, scores }) => {
      const own = scores.find(({ method }) => method === imputation);
      return own && own.gain < 0 ? [{ column, own, scores }] : [];
    })
    .sort((a, b) => a.own.gain - b.own.gain);
  return behind.slice(0, 1).map(({ column, own, scores }) => {
    const score = (wanted: string): number =>
      scores.find(({ method }) => method === wanted)?.score ?? Number.NaN;
    return words.checks.lab.finding({
      method: imputation,
      column: nameOf(column),
      score: own.score,
      mode: score('mode'),
      vote: imputation === 'knn' ? score('knn-vote') : null,
    });
  });
}
