import { NativeSelect } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { RunResponse } from '../../../src/contract/index.ts';
import { Chart } from '../charts/chart.tsx';
import { Failure } from '../shell/failure.tsx';
import { Scrolled } from '../shell/scrolled.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { ApiError } from '../state/api.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { replacePart, useRoute } from '../state/route.ts';
import { distributionOf, type ProfileColumn, profileColumns } from './profile-columns.ts';
import { storyOf } from './story.ts';

/** The story of the study in short, and what its data are. */
export function AboutPage(): ReactNode {
  const { words } = useReader();
  const { about: said, shell } = words.web;
  const { model, run, reloadRun } = useApp();
  return (
    <>
      <div className="page-head">
        <h1>{said.title}</h1>
        <p className="muted">{said.lead({ study: model.study.name })}</p>
      </div>
      {run.kind === 'loading' && <Waiting />}
      {run.kind === 'failed' &&
        (run.error instanceof ApiError && run.error.problem?.status === 404 ? (
          <section className="block">
            <h2>{shell.noRun}</h2>
            <p>{shell.noRunText}</p>
          </section>
        ) : (
          <Failure error={run.error} retry={reloadRun} />
        ))}
      {run.kind === 'ready' && <Study run={run.value} />}
    </>
  );
}

function Study({ run }: { readonly run: RunResponse }): ReactNode {
  const { words } = useReader();
  const { about: said } = words.web;
  const { model, names } = useApp();
  const columns = useMemo(() => profileColumns(run.profile), [run.profile]);
  return (
    <div className="blocks">
      <section>
        <h2>{said.story}</h2>
        <ol className="story">
          {storyOf(model, run, words, names).map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
        <p>
          <a href={run.report}>{said.report}</a>
        </p>
      </section>
      {columns.length > 0 && (
        <>
          <Columns columns={columns} />
          <Distribution columns={columns} />
        </>
      )}
    </div>
  );
}

function Columns({ columns }: { readonly columns: readonly ProfileColumn[] }): ReactNode {
  const { words } = useReader();
  const { chapters, format, web } = words;
  const said = web.about;
  const { names } = useApp();
  const typeOf = (type: string): string => found(chapters.data.types, type) ?? type;
  return (
    <section className="block">
      <h2>{said.data}</h2>
      <Scrolled>
        <table className="plain">
          <caption>{said.columns}</caption>
          <thead>
            <tr>
              <th scope="col">{said.column}</th>
              <th scope="col">{said.type}</th>
              <th scope="col">{said.role}</th>
              <th scope="col">{said.unknown}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, type, role, nMissing }) => (
              <tr key={name}>
                <th scope="row">
                  {names.field(name)}
                  {names.field(name) !== name && <span className="muted"> {name}</span>}
                </th>
                <td>{typeOf(type)}</td>
                <td>
                  {found(chapters.data.roles, role ?? '') ?? role}
                  <span className="muted"> {found(chapters.data.roleMeanings, role ?? '')}</span>
                </td>
                <td className="number">{format.count(nMissing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

/** One column at a time: its place stands in the address. */
function Distribution({ columns }: { readonly columns: readonly ProfileColumn[] }): ReactNode {
  const { words } = useReader();
  const { about: said } = words.web;
  const { names } = useApp();
  const { part } = useRoute();
  const drawn = columns.filter(({ distribution }) => distribution.kind !== 'hidden');
  const column = drawn[Number(part)] ?? drawn[0];
  const spec = useMemo(() => column && distributionOf(column, words, names), [column, words, names]);
  if (!column) return null;
  return (
    <section className="block">
      <h2>{said.distribution}</h2>
      <NativeSelect
        label={said.choose}
        value={String(drawn.indexOf(column))}
        onChange={(event) => replacePart('about', event.currentTarget.value)}
        data={drawn.map(({ name }, i) => ({ value: String(i), label: names.field(name) }))}
      />
      <div className="full">{spec && <Chart spec={spec} />}</div>
    </section>
  );
}

function found(texts: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
