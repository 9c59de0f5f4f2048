import { NativeSelect } from '@mantine/core';
import {
  lazy,
  type ReactNode,
  Suspense,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { DashboardResponse } from '../../../src/contract/index.ts';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { askDashboard, getDashboard, getDashboards } from '../state/api.ts';
import { useReader } from '../state/app-state.ts';
import { replacePart, useRoute } from '../state/route.ts';
import { useResource } from '../state/use-resource.ts';
import { type Answered, Board } from './board.tsx';
import { keepDraft, readKeptDraft } from './kept-draft.ts';
import { type BoardView, readView, writeView } from './link.ts';

const EditBoard = lazy(async () => ({ default: (await import('./edit/edit-board.tsx')).EditBoard }));

/** The dashboards of the run. */
export function DataPage(): ReactNode {
  const { language, words } = useReader();
  const said = words.dashboard.page;
  const { part } = useRoute();
  const [list, { retry }] = useResource(useCallback(() => getDashboards(language), [language]));
  const view = useMemo(() => readView(part), [part]);
  if (list.kind === 'failed') return <Failure error={list.error} retry={retry} />;
  if (list.kind === 'loading') return <Waiting />;
  const { dashboards } = list.value;
  const id = dashboards.find((one) => one.id === view.id)?.id ?? dashboards[0]?.id;
  if (id === undefined) {
    return (
      <section className="lost">
        <h1>{said.none}</h1>
        <p>{said.noneText}</p>
      </section>
    );
  }
  return (
    <>
      {dashboards.length > 1 && (
        <NativeSelect
          label={said.choose}
          value={id}
          onChange={(event) =>
            replacePart('data', writeView({ id: event.currentTarget.value, filters: {}, compare: null }))
          }
          data={dashboards.map((one) => ({ value: one.id, label: one.title[language] }))}
        />
      )}
      <LoadedDashboard key={id} view={{ ...view, id }} id={id} />
    </>
  );
}

function LoadedDashboard({ id, view }: { readonly id: string; readonly view: BoardView }): ReactNode {
  const { language, words } = useReader();
  const [found, { retry, set }] = useResource(useCallback(() => getDashboard(language, id), [language, id]));
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [error, setError] = useState<unknown>(null);
  // Null until the reader has chosen: a draft that the tab was left with then goes on.
  const [edits, setEdits] = useState<boolean | null>(null);
  const [version, setVersion] = useState(0);
  const [notice, setNotice] = useState('');
  const { filters, compare } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other numbers
  useEffect(() => {
    const asking = new AbortController();
    askDashboard(language, id, { filters, compare }, asking.signal).then(
      (answer) => {
        setAnswered({ answer, view: { id, filters, compare } });
        setError(null);
      },
      (failure: unknown) => {
        if (!asking.signal.aborted) setError(failure);
      },
    );
    return () => asking.abort();
  }, [language, id, filters, compare, version]);
  if (found.kind === 'failed') return <Failure error={found.error} retry={retry} />;
  if (error !== null) return <Failure error={error} retry={retry} />;
  if (found.kind === 'loading' || answered === null) return <Waiting />;
  const leave = (next: DashboardResponse, answer: Answered | null): void => {
    keepDraft(next, null);
    if (next.version !== found.value.version) setNotice(words.dashboardEdit.saved(next.version));
    set(next);
    setAnswered(answer);
    setVersion(next.version);
    setEdits(false);
  };
  const { canSave } = found.value;
  if (canSave && (edits ?? readKeptDraft(found.value) !== null))
    return (
      <Suspense fallback={<Waiting />}>
        <EditBoard start={found.value} answered={answered} view={view} leave={leave} />
      </Suspense>
    );
  return (
    <Board
      dashboard={found.value.dashboard}
      answered={answered}
      view={view}
      said={notice}
      {...(canSave && { edit: () => startTransition(() => setEdits(true)) })}
    />
  );
}
