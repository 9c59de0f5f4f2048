import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { SqlRequest, SqlResponse, SqlTables } from '../../../src/contract/index.ts';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { ApiError, getSqlTables, postSql } from '../state/api.ts';
import { useReader } from '../state/app-state.ts';
import { useResource } from '../state/use-resource.ts';
import { KeptList } from './kept-list.tsx';
import { readKept, withRun, writeKept } from './kept-queries.ts';
import { PivotForm } from './pivot-form.tsx';
import { Result } from './result.tsx';
import { SqlEditor } from './sql-editor.tsx';

type Operation = NonNullable<SqlRequest['operation']>;

/** What is under way, or came of the last query. */
interface Answer {
  readonly isRunning: boolean;
  readonly result: SqlResponse | null;
  readonly error: unknown;
}

const nothing: Answer = { isRunning: false, result: null, error: null };
const plainOperations = ['explain', 'describe', 'summarize'] as const;
const firstQuery = 'SELECT segment_id, count(*) AS n\nFROM clients\nGROUP BY segment_id\nORDER BY segment_id';

/** Queries over the tables of the run. */
export function SqlPage(): ReactNode {
  const { language } = useReader();
  const [tables, { retry }] = useResource(useCallback(() => getSqlTables(language), [language]));
  if (tables.kind === 'loading') return <Waiting />;
  if (tables.kind === 'failed') return <Failure error={tables.error} retry={retry} />;
  return <Queries schema={tables.value} />;
}

function Queries({ schema }: { readonly schema: SqlTables }): ReactNode {
  const { language, words } = useReader();
  const said = words.web.sql;
  const [kept, setKept] = useState(readKept);
  const [text, setText] = useState(() => kept.history[0] ?? firstQuery);
  const [answer, setAnswer] = useState<Answer>(nothing);
  const [pivots, setPivots] = useState(false);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (sql: string, operation: Operation = { kind: 'run' }): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setAnswer((now) => ({ ...now, isRunning: true, error: null }));
    setKept((now) => writeKept(withRun(now, sql)));
    const done = await postSql(language, { sql, operation }, controller.signal).then(
      (result): Answer => ({ ...nothing, result }),
      (error: unknown): Answer => ({ ...nothing, error: controller.signal.aborted ? null : error }),
    );
    if (running.current === controller) setAnswer(done);
  };
  const use = (sql: string): void => {
    setText(sql);
    run(sql);
  };
  const { isRunning, result, error } = answer;
  const problem = error instanceof ApiError ? error.problem : null;
  const [place, setPlace] = useState<{ line: number; column: number } | null>(null);
  useEffect(() => {
    const { line, column } = problem ?? {};
    setPlace(line === undefined || column === undefined ? null : { line, column });
  }, [problem]);
  return (
    <>
      <div className="page-head">
        <h1>{said.title}</h1>
        <p className="muted">{said.lead}</p>
      </div>
      <div className="sql">
        <section aria-label={said.tables} className="sql-tables">
          <h2>{said.tables}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <ul tabIndex={0}>
            {schema.tables.map(({ name, nRows }) => (
              <li key={name}>
                <button
                  type="button"
                  className="link"
                  title={said.use(name)}
                  onClick={() => use(`SELECT *\nFROM "${name.replaceAll('"', '""')}"\nLIMIT 100`)}
                >
                  {name}
                </button>{' '}
                <span className="note">{said.tableRows(nRows)}</span>
              </li>
            ))}
          </ul>
        </section>
        <div className="sql-work">
          <SqlEditor text={text} schema={schema} place={place} onChange={setText} onRun={() => run(text)} />
          <div className="sql-actions">
            <Button onClick={() => run(text)} title={said.runKey}>
              {said.run}
            </Button>
            <Button variant="default" disabled={!isRunning} onClick={() => running.current?.abort()}>
              {said.cancel}
            </Button>
            {plainOperations.map((kind) => (
              <Button key={kind} variant="default" onClick={() => run(text, { kind })}>
                {said.operations[kind]}
              </Button>
            ))}
            <Button variant="default" aria-expanded={pivots} onClick={() => setPivots(!pivots)}>
              {said.operations.pivot}
            </Button>
          </div>
          {pivots && <PivotForm sql={text} onPivot={(operation) => run(text, operation)} />}
          <p role="status" className="note">
            {isRunning
              ? said.running
              : result
                ? `${said.rows(result.rows.length)} · ${said.took(result.seconds)}`
                : ''}
          </p>
          {error !== null && <Failure error={error} />}
          {result ? <Result result={result} /> : error === null && <p className="muted">{said.nothingYet}</p>}
          <KeptList kept={kept} text={text} onKept={(change) => setKept(writeKept(change))} onUse={setText} />
        </div>
      </div>
    </>
  );
}
