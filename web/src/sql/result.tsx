import { Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { SqlResponse } from '../../../src/contract/index.ts';
import { Chart } from '../charts/chart.tsx';
import { Scrolled } from '../shell/scrolled.tsx';
import { useReader } from '../state/app-state.ts';
import { saveFile } from '../state/save-file.ts';
import { numericColumns, type ResultChartKind, resultChart, resultScatter } from './result-chart.ts';
import { type Cell, resultCsv, type Sorting, sortedRows } from './result-rows.ts';
import { ResultScatter } from './result-scatter.tsx';

/** How many rows stand in the page. */
const maxShown = 200;

/** The rows of a query: sorted by a click on a column, as a file, as a chart. */
export function Result({ result }: { readonly result: SqlResponse }): ReactNode {
  const { words } = useReader();
  const said = words.web.sql;
  const [sorting, setSorting] = useState<Sorting>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another result has another order
  useEffect(() => setSorting(null), [result]);
  const numeric = useMemo(() => new Set(numericColumns(result)), [result]);
  const rows = useMemo(() => sortedRows(result.rows, sorting), [result, sorting]);
  const { columns } = result;
  if (columns[1]?.name === 'explain_value') return <pre className="plan">{String(rows[0]?.[1] ?? '')}</pre>;
  const save = (): void =>
    saveFile(new Blob([resultCsv({ ...result, rows: [...rows] })], { type: 'text/csv' }), 'result.csv');
  return (
    <section aria-label={said.result} className="blocks">
      {result.cut !== null && <p>{said.cut}</p>}
      {rows.length === 0 && <p>{said.empty}</p>}
      <Scrolled className="sql-rows">
        <table className="plain">
          <thead>
            <tr>
              {columns.map(({ name, type }, j) => (
                <th
                  scope="col"
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name and never change places
                  key={j}
                  aria-sort={
                    sorting?.column === j ? (sorting.isDown ? 'descending' : 'ascending') : undefined
                  }
                >
                  <button
                    type="button"
                    className="link"
                    title={`${said.sortBy(name)} · ${type}`}
                    onClick={() =>
                      setSorting({ column: j, isDown: sorting?.column === j && !sorting.isDown })
                    }
                  >
                    {name}
                    {sorting?.column === j && <span aria-hidden="true">{sorting.isDown ? ' ↓' : ' ↑'}</span>}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, maxShown).map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
              <tr key={i}>
                {row.map((cell, j) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
                  <td key={j} className={numeric.has(j) ? 'number' : undefined}>
                    {cellText(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {rows.length > maxShown && <p className="note">{said.shown(maxShown)}</p>}
      <div className="sql-actions">
        <Button variant="default" onClick={save}>
          {said.download}
        </Button>
      </div>
      {numeric.size > 0 && <ResultChart result={{ ...result, rows: [...rows] }} numeric={[...numeric]} />}
    </section>
  );
}

function ResultChart({
  result,
  numeric,
}: {
  readonly result: SqlResponse;
  readonly numeric: readonly number[];
}): ReactNode {
  const { words } = useReader();
  const said = words.web.sql;
  const [kind, setKind] = useState<ResultChartKind | 'none'>('none');
  const [x, setX] = useState(0);
  const [y, setY] = useState(numeric.at(-1) ?? 0);
  const options = result.columns.map(({ name }, j) => ({ value: String(j), label: name }));
  const kinds = ['none', 'bar', 'line', ...(numeric.length > 1 ? (['scatter'] as const) : [])] as const;
  const along = kind === 'scatter' && !numeric.includes(x) ? (numeric[0] ?? 0) : x;
  const hasColumns = along < options.length && numeric.includes(y);
  return (
    <>
      <div className="sql-actions">
        <NativeSelect
          label={said.chart}
          value={kind}
          data={kinds.map((value) => ({ value, label: said[value] }))}
          onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'none')}
        />
        {kind !== 'none' && (
          <>
            <NativeSelect
              label={said.along}
              value={String(along)}
              data={options.filter((_, j) => kind !== 'scatter' || numeric.includes(j))}
              onChange={(event) => setX(Number(event.currentTarget.value))}
            />
            <NativeSelect
              label={said.value}
              value={String(y)}
              data={options.filter((_, j) => numeric.includes(j))}
              onChange={(event) => setY(Number(event.currentTarget.value))}
            />
          </>
        )}
      </div>
      {kind === 'scatter' && hasColumns && (
        <ResultScatter spec={resultScatter(result, { x: along, y }, words)} />
      )}
      {kind !== 'none' && kind !== 'scatter' && hasColumns && (
        <Chart spec={resultChart(result, { kind, x, y }, words)} />
      )}
    </>
  );
}

function cellText(cell: Cell): string {
  return cell === null ? '–' : String(cell);
}
