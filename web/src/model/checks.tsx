import type { ReactNode } from 'react';
import { type LabChartData, labChart, orderChart, rowOrderChart } from '../../../src/charts/index.ts';
import type { RunFigures } from '../../../src/contract/index.ts';
import { fillRules } from '../../../src/ml/index.ts';
import { Chart } from '../charts/chart.tsx';
import { SegmentMark } from '../charts/segment-mark.tsx';
import { PlainTable } from '../shell/plain-table.tsx';
import { useApp, useReader } from '../state/app-state.ts';

/** What was tried on the result, as the report says it: whether segments come again, whose work they are. */
export function Checks(): ReactNode {
  const { web } = useReader().words;
  const { run } = useApp();
  if (run.kind === 'loading') return null;
  const figures = run.kind === 'ready' ? run.value.figures : null;
  if (figures === null) return <p className="muted">{web.segments.noPicture}</p>;
  const { stability, orders, rowOrder, surrogates, lab } = figures;
  return (
    <div className="blocks checks">
      {stability && <StabilityCheck stability={stability} />}
      {orders
        .filter(({ nOrders }) => nOrders > 0)
        .map((order) => (
          <OrderCheck key={order.column} order={order} figures={figures} />
        ))}
      {rowOrder && <RowOrderCheck rowOrder={rowOrder} />}
      {surrogates && <SurrogateCheck checks={surrogates} />}
      {lab.length > 0 && <LabCheck lab={lab} chosen={figures.choice.imputation} />}
    </div>
  );
}

function StabilityCheck({
  stability,
}: {
  readonly stability: NonNullable<RunFigures['stability']>;
}): ReactNode {
  const { evidence, chapters, format } = useReader().words;
  const said = evidence.stability;
  const share = (value: number | null): string => format.fixed(value, 2);
  const { segments, starts, laterAgreement } = stability;
  return (
    <section className="block">
      <h2>{said.title}</h2>
      <p>{said.intro(stability)}</p>
      <PlainTable
        caption={said.table}
        columns={[
          { head: chapters.segments.segment },
          { head: said.resampled, isNumber: true },
          { head: said.shuffled, isNumber: true },
          { head: said.later, isNumber: true },
        ]}
        rows={segments.map(({ id, resampled, shuffled, later }) => [
          <SegmentName key={id} id={id} />,
          share(resampled),
          share(shuffled),
          share(later),
        ])}
      />
      <p className="note">{said.note}</p>
      <p>
        {said.starts(starts)}
        {laterAgreement !== null && ` ${said.laterAgreement(laterAgreement)}`}
      </p>
    </section>
  );
}

function OrderCheck({
  order,
  figures,
}: {
  readonly order: RunFigures['orders'][number];
  readonly figures: RunFigures;
}): ReactNode {
  const { words } = useReader();
  const { names } = useApp();
  const said = words.checks.order;
  const column = names.field(order.column);
  const { nOrders, segments, silhouette, silhouettes, merged } = order;
  const most = merged[0] ?? null;
  const isMerged = most !== null && 2 * most.nOrders > nOrders;
  const { choice, study } = figures;
  return (
    <section className="block">
      <h2>{said.title}</h2>
      <p>
        {said.finding({
          column,
          nOrders,
          merged: isMerged ? most : null,
          low: Math.min(...silhouettes),
          high: Math.max(...silhouettes),
          agreement: order.agreement,
        })}
      </p>
      <p>{said.intro({ column, nOrders })}</p>
      <p>{said.agreement({ chosen: order.agreement, between: order.agreementBetween })}</p>
      <Chart
        spec={orderChart({ column, silhouettes, silhouette, k: choice.k, nRows: study.nTrain }, words)}
      />
      <PlainTable
        caption={said.segmentTable}
        columns={[{ head: words.chapters.segments.segment }, { head: said.dissolves, isNumber: true }]}
        rows={segments.map(({ id, nDissolved }) => [
          <SegmentName key={id} id={id} />,
          said.of({ n: nDissolved, total: nOrders }),
        ])}
      />
      <p className="note">{said.segmentNote}</p>
    </section>
  );
}

function RowOrderCheck({ rowOrder }: { readonly rowOrder: NonNullable<RunFigures['rowOrder']> }): ReactNode {
  const { words } = useReader();
  const { model } = useApp();
  const segments = model.segments.map(({ id }) => id);
  return (
    <section className="block">
      <h2>{words.rowOrder.heading}</h2>
      {rowOrder.isCalendar && <p>{words.rowOrder.finding(rowOrder)}</p>}
      <Chart spec={rowOrderChart({ segments, ...rowOrder }, words)} />
    </section>
  );
}

const surrogateRows = ['train', 'later', 'incomplete', 'perturbed'] as const;

function SurrogateCheck({ checks }: { readonly checks: NonNullable<RunFigures['surrogates']> }): ReactNode {
  const { evidence, format } = useReader().words;
  const said = evidence.surrogates;
  const { nDistinct, nRows, surrogates } = checks;
  return (
    <section className="block">
      <h2>{said.title}</h2>
      <p>{said.intro({ nDistinct, nRows: nRows.train })}</p>
      <PlainTable
        caption={said.table}
        columns={[
          { head: said.surrogate },
          { head: said.leaves, isNumber: true },
          ...surrogateRows.map((kind) => ({
            head: said.rowsHead({ rows: said.rows[kind], n: nRows[kind] }),
            isNumber: true,
          })),
          { head: said.price, isNumber: true },
        ]}
        rows={surrogates.map(({ name, nLeaves, agreement, price }) => [
          said.names[name],
          format.exact(nLeaves),
          ...surrogateRows.map((kind) => format.percent(agreement[kind])),
          format.fixed(price, 3),
        ])}
      />
      <p className="note">{said.note}</p>
    </section>
  );
}

type LabMethod = LabChartData['columns'][number]['scores'][number]['method'];

function LabCheck({
  lab,
  chosen,
}: {
  readonly lab: RunFigures['lab'];
  readonly chosen: RunFigures['choice']['imputation'];
}): ReactNode {
  const { words } = useReader();
  const { names } = useApp();
  const { format, checks } = words;
  const { lab: said, methods } = checks;
  const isMethod = (method: string): method is LabMethod => Object.hasOwn(methods, method);
  const columns = lab.map(({ column, kind, nHidden, scores, recommended }) => ({
    name: names.field(column),
    kind,
    nHidden,
    scores: scores.flatMap(({ method, score }) => (isMethod(method) ? [{ method, score }] : [])),
    recommended: recommended !== null && isMethod(recommended) ? recommended : null,
  }));
  const hidden = lab.map(({ nHidden }) => nHidden);
  const tried = columns[0]?.scores.map(({ method }) => method) ?? [];
  return (
    <section className="block">
      <h2>{said.title}</h2>
      <p>{said.intro({ least: Math.min(...hidden), most: Math.max(...hidden) })}</p>
      {(['category', 'numeric'] as const).map((kind) => {
        const own = columns.filter((column) => column.kind === kind);
        return own.length > 0 && <Chart key={kind} spec={labChart({ kind, columns: own, chosen }, words)} />;
      })}
      <PlainTable
        caption={said.scoreTable}
        columns={[
          { head: said.column },
          { head: said.hidden, isNumber: true },
          ...tried.map((method) => ({ head: methods[method], isNumber: true })),
          { head: said.recommended },
        ]}
        rows={columns.map(({ name, kind, nHidden, scores, recommended }) => [
          name,
          format.count(nHidden),
          ...scores.map(({ score }) => (kind === 'category' ? format.percent(score) : format.number(score))),
          recommended === null ? said.doNotFill : methods[recommended],
        ])}
      />
      <p className="note">{said.rule(fillRules)}</p>
    </section>
  );
}

function SegmentName({ id }: { readonly id: number }): ReactNode {
  const { names } = useApp();
  return (
    <>
      <SegmentMark id={id} size={12} /> {names.segment(id)}
    </>
  );
}
