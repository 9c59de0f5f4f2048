import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { exportSql } from '../../../src/model/index.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { saveFile } from '../state/save-file.ts';

/** The model as files: for programs, for people, for a database. */
export function Downloads(): ReactNode {
  const { model: said } = useReader().words.web;
  const { run } = useApp();
  const card = run.kind === 'ready' ? run.value.card : null;
  return (
    <div className="blocks">
      <ul className="blocks">
        <li>
          <a href="model.json" download="model.json">
            {said.file}
          </a>
        </li>
        {card !== null && (
          <li>
            <a href={card} download={card.replace(/^.*\//, '')}>
              {said.cardFile}
            </a>
          </li>
        )}
        <li>
          <a href={run.kind === 'ready' ? run.value.report : 'report'}>{said.reportFile}</a>
        </li>
        <li>
          <a href="api">{said.schema}</a>
        </li>
      </ul>
      <SqlDownload />
    </div>
  );
}

type Dialect = Parameters<typeof exportSql>[1]['dialect'];

/** The SELECT that scores a table where it is; made in this page. */
function SqlDownload(): ReactNode {
  const { model: said } = useReader().words.web;
  const { model, names } = useApp();
  const [table, setTable] = useState('clients');
  const [dialect, setDialect] = useState<Dialect>('postgres');
  const dialects: readonly (readonly [Dialect, string])[] = [
    ['postgres', 'PostgreSQL'],
    ['duckdb', 'DuckDB'],
    ['ansi', said.sqlAnsi],
  ];
  const parts = table.split('.').map((part) => part.trim());
  const save = (): void => {
    const sql = exportSql(model, { dialect, table: parts, nameOf: names.segment });
    saveFile(new Blob([sql], { type: 'application/sql' }), `segments.${dialect}.sql`);
  };
  return (
    <section className="block">
      <h2>{said.sql}</h2>
      <div className="sql-options">
        <TextInput
          label={said.sqlTable}
          value={table}
          onChange={(event) => setTable(event.currentTarget.value)}
        />
        <NativeSelect
          label={said.sqlDialect}
          value={dialect}
          data={dialects.map(([value, label]) => ({ value, label }))}
          onChange={(event) =>
            setDialect(dialects.find(([name]) => name === event.currentTarget.value)?.[0] ?? 'ansi')
          }
        />
        <Button variant="default" disabled={parts.includes('')} onClick={save}>
          {said.sqlDownload}
        </Button>
      </div>
    </section>
  );
}
