import { Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { SqlRequest } from '../../../src/contract/index.ts';
import { Failure } from '../shell/failure.tsx';
import { postSql } from '../state/api.ts';
import { useReader } from '../state/app-state.ts';

type Operation = NonNullable<SqlRequest['operation']>;

const functions = ['sum', 'avg', 'min', 'max'] as const;

/** Which columns of the query stay rows, become columns and are counted. */
export function PivotForm({
  sql,
  onPivot,
}: {
  readonly sql: string;
  readonly onPivot: (operation: Operation) => void;
}): ReactNode {
  const { language, words } = useReader();
  const said = words.web.sql;
  const [columns, setColumns] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [row, setRow] = useState('');
  const [column, setColumn] = useState('');
  const [value, setValue] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, for the query as it was when the form opened
  useEffect(() => {
    const controller = new AbortController();
    postSql(language, { sql, operation: { kind: 'describe' } }, controller.signal).then(
      ({ rows }) => {
        const names = rows.map(([name]) => String(name));
        setColumns(names);
        setRow(names[0] ?? '');
        setColumn(names[1] ?? names[0] ?? '');
      },
      (failed: unknown) => !controller.signal.aborted && setError(failed),
    );
    return () => controller.abort();
  }, []);
  if (error !== null) return <Failure error={error} />;
  const values = functions.flatMap((name) => columns.map((one) => ({ name, one })));
  const make = (): void => {
    const chosen = values[Number(value)];
    onPivot({
      kind: 'pivot',
      rows: [row],
      column,
      value: value === '' || !chosen ? { function: 'count' } : { function: chosen.name, column: chosen.one },
    });
  };
  const options = [...columns];
  return (
    <div className="sql-actions">
      <NativeSelect
        label={said.pivotRows}
        value={row}
        data={options}
        onChange={(e) => setRow(e.currentTarget.value)}
      />
      <NativeSelect
        label={said.pivotColumn}
        value={column}
        data={options}
        onChange={(e) => setColumn(e.currentTarget.value)}
      />
      <NativeSelect
        label={said.pivotValue}
        value={value}
        data={[
          { value: '', label: said.count },
          ...values.map(({ name, one }, i) => ({ value: String(i), label: `${name}(${one})` })),
        ]}
        onChange={(e) => setValue(e.currentTarget.value)}
      />
      <Button onClick={make} disabled={columns.length === 0}>
        {said.makePivot}
      </Button>
    </div>
  );
}
