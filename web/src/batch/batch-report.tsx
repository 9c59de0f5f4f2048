import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FileReport, TableFormat } from '../../../src/contract/index.ts';
import { usedFields } from '../../../src/model/index.ts';
import { SegmentMark } from '../charts/segment-mark.tsx';
import { Scrolled } from '../shell/scrolled.tsx';
import { useApp, useReader } from '../state/app-state.ts';
import type { ColumnMap } from './score-file.ts';

const formats: readonly (readonly [TableFormat, string])[] = [
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
  ['xlsx', 'Excel'],
];
const statuses = ['complete', 'filled', 'abstained', 'invalid'] as const;

interface BatchReportProps {
  readonly report: FileReport;
  readonly isBusy: boolean;
  readonly map: ColumnMap;
  readonly onMap: (map: ColumnMap) => void;
  readonly onSave: (format: TableFormat) => void;
}

/** What the check of a table found: columns to map, answers, wrong rows, and the way to download it. */
export function BatchReport({ report, isBusy, map, onMap, onSave }: BatchReportProps): ReactNode {
  const { words } = useReader();
  const { format, web } = words;
  const said = web.batch;
  const { model, names } = useApp();
  return (
    <>
      <section className="block">
        <h2>{said.columns}</h2>
        <div className="tables">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{said.field}</th>
                <th scope="col">{said.column}</th>
              </tr>
            </thead>
            <tbody>
              {usedFields(model).map(({ name }) => (
                <tr key={name}>
                  <th scope="row">{names.field(name)}</th>
                  <td>
                    <ColumnChoice field={name} report={report} map={map} onMap={onMap} isBusy={isBusy} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="note">{said.mapNote}</p>
      </section>
      <section className="block">
        <h2>
          {said.result}: {said.nRows(report.nRows)}
        </h2>
        <div className="tables">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{said.status}</th>
                <th scope="col">{said.rows}</th>
              </tr>
            </thead>
            <tbody>
              {statuses.map((status) => (
                <tr key={status}>
                  <th scope="row">{said.statuses[status]}</th>
                  <td className="number">{format.count(report.counts[status])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="tables">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{said.segment}</th>
                <th scope="col">{said.rows}</th>
              </tr>
            </thead>
            <tbody>
              {report.segments.map(({ id, nRows }) => (
                <tr key={id}>
                  <th scope="row">
                    <SegmentMark id={id} /> {names.segment(id)}
                  </th>
                  <td className="number">{format.count(nRows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {report.unseen.map(({ column, nRows }) => (
          <p key={column}>{said.unseen({ column, n: nRows })}</p>
        ))}
        {report.warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </section>
      <section className="block">
        <h2>{said.bad}</h2>
        <BadRows report={report} />
      </section>
      <section className="block">
        <h2>{said.download}</h2>
        <p className="note">{said.added}</p>
        <div className="buttons">
          {formats.map(([name, label]) => (
            <Button
              key={name}
              variant={name === report.format ? 'filled' : 'default'}
              disabled={isBusy}
              onClick={() => onSave(name)}
            >
              {said.downloadAs(label)}
            </Button>
          ))}
        </div>
      </section>
    </>
  );
}

/** Which column of the file stands for a field. */
function ColumnChoice({
  field,
  report,
  map,
  onMap,
  isBusy,
}: Pick<BatchReportProps, 'report' | 'map' | 'onMap' | 'isBusy'> & { readonly field: string }): ReactNode {
  const { batch: said } = useReader().words.web;
  const { names } = useApp();
  // What was chosen shows at once, before the table is checked again.
  const fieldOf = ({ name, field: found }: FileReport['columns'][number]): string | null =>
    (Object.hasOwn(map, name) ? map[name] : found) ?? null;
  const place = report.columns.findIndex((column) => fieldOf(column) === field);
  const choose = (chosen: number): void => {
    const before = report.columns[place]?.name;
    const after = report.columns[chosen]?.name;
    onMap(
      Object.fromEntries([
        ...Object.entries(map),
        ...(before === undefined ? [] : [[before, null]]),
        ...(after === undefined ? [] : [[after, field]]),
      ]),
    );
  };
  return (
    <NativeSelect
      aria-label={`${names.field(field)}: ${said.column}`}
      disabled={isBusy}
      value={String(place)}
      onChange={(event) => choose(Number(event.currentTarget.value))}
      data={[
        { value: '-1', label: said.absent },
        ...report.columns.map(({ name }, i) => ({ value: String(i), label: name })),
      ]}
    />
  );
}

function BadRows({ report }: { readonly report: FileReport }): ReactNode {
  const { words } = useReader();
  const said = words.web.batch;
  const { invalid } = report.counts;
  if (invalid === 0) return <p className="muted">{said.noBad}</p>;
  return (
    <>
      <p>{said.badLead({ shown: Math.min(invalid, report.badRows.length), all: invalid })}</p>
      <Scrolled className="bad-rows">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{said.line}</th>
              <th scope="col">{words.web.about.column}</th>
              <th scope="col">{said.problem}</th>
            </tr>
          </thead>
          <tbody>
            {report.badRows.map(({ line, row, column, code, detail }) => (
              <tr key={`${row} ${column} ${code}`}>
                <td className="number">{words.format.count(line ?? row)}</td>
                <th scope="row">{column}</th>
                <td>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </>
  );
}
