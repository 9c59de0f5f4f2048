import { Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { categoryName, fieldLabel, type TileContext } from '../../../src/charts/index.ts';
import type { Dashboard, DashboardAnswer } from '../../../src/contract/index.ts';
import { renderSnapshot } from '../../../src/render/page.ts';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { askDashboard, getDashboard, getDashboards } from '../state/api.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { replacePart, useRoute } from '../state/route.ts';
import { useResource } from '../state/use-resource.ts';
import { type BoardView, readView, toggleKeys, writeView } from './link.ts';
import { saveFile } from './save.ts';
import { type Choose, Tile, TileText } from './tile.tsx';

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
  const { language } = useReader();
  const [found, { retry }] = useResource(useCallback(() => getDashboard(language, id), [language, id]));
  const [answer, setAnswer] = useState<{
    readonly value: DashboardAnswer;
    readonly view: BoardView;
  } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { filters, compare } = view;
  useEffect(() => {
    const asking = new AbortController();
    askDashboard(language, id, { filters, compare }, asking.signal).then(
      (value) => {
        setAnswer({ value, view: { id, filters, compare } });
        setError(null);
      },
      (failure: unknown) => {
        if (!asking.signal.aborted) setError(failure);
      },
    );
    return () => asking.abort();
  }, [language, id, filters, compare]);
  if (found.kind === 'failed') return <Failure error={found.error} retry={retry} />;
  if (error !== null) return <Failure error={error} retry={retry} />;
  if (found.kind === 'loading' || answer === null) return <Waiting />;
  return <Board dashboard={found.value.dashboard} answer={answer.value} shown={answer.view} view={view} />;
}

function Board({
  dashboard,
  answer,
  shown,
  view,
}: {
  readonly dashboard: Dashboard;
  readonly answer: DashboardAnswer;
  /** What the answer was asked for. */
  readonly shown: BoardView;
  readonly view: BoardView;
}): ReactNode {
  const { words } = useReader();
  const { names } = useApp();
  const { language } = words;
  const said = words.dashboard.page;
  const [notice, setNotice] = useState('');
  const context = useMemo<TileContext>(
    () => ({ dashboard, answer, compare: shown.compare, words, segmentName: names.segment }),
    [dashboard, answer, shown, words, names],
  );
  const now = useRef(view);
  now.current = view;
  const change = useCallback(
    (next: Partial<BoardView>): void => replacePart('data', writeView({ ...now.current, ...next })),
    [],
  );
  const choose = useCallback<Choose>(
    (keys, adds) => change({ filters: toggleKeys(now.current.filters, keys, adds) }),
    [change],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) change({ filters: {}, compare: null });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [change]);
  const { filters, compare } = view;
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <div className="dashboard" data-rows={answer.nFiltered} data-shown={writeView(shown)}>
      <h1>{dashboard.title[language]}</h1>
      <div className="dashboard-bar">
        <p className="dashboard-rows" role="status">
          {said.rows(answer)}
        </p>
        {!isFiltered && <span className="note">{said.noFilters}</span>}
        <ul className="chips" aria-label={said.filters}>
          {Object.entries(filters).flatMap(([field, categories]) =>
            categories.map((category) => {
              const named = {
                field: fieldLabel(context, field),
                category: categoryName(context, field, category),
              };
              return (
                <li key={`${field} ${category}`}>
                  <button
                    type="button"
                    aria-label={said.remove(named)}
                    onClick={() => change({ filters: toggleKeys(filters, [{ [field]: category }], true) })}
                  >
                    {named.field}: {named.category} ×
                  </button>
                </li>
              );
            }),
          )}
        </ul>
        {(isFiltered || compare) && (
          <Button size="xs" variant="default" onClick={() => change({ filters: {}, compare: null })}>
            {said.clear}
          </Button>
        )}
        <Compare context={context} compare={compare} change={change} />
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            saveFile(`${dashboard.name}.html`, 'text/html', renderSnapshot(context, { filters }))
          }
        >
          {said.snapshot}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            void navigator.clipboard?.writeText(location.href).then(() => setNotice(said.shared))
          }
        >
          {said.share}
        </Button>
        <span className="note" role="status">
          {notice}
        </span>
      </div>
      {dashboard.chapters.map((chapter) => (
        <section key={chapter.id} aria-labelledby={`chapter-${chapter.id}`}>
          <h2 id={`chapter-${chapter.id}`}>{chapter.title[language]}</h2>
          <div className="dashboard-grid">
            {chapter.tiles.map((tile) => (
              <Tile key={tile.id} tile={tile} context={context} filters={filters} choose={choose} />
            ))}
          </div>
          {chapter.summary && (
            <div className="chapter-summary">
              <b>{words.dashboard.summary}.</b>{' '}
              <TileText text={chapter.summary[language]} context={context} />
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

/** A segment beside the rest, or beside another. */
function Compare({
  context,
  compare,
  change,
}: {
  readonly context: TileContext;
  readonly compare: BoardView['compare'];
  readonly change: (next: Partial<BoardView>) => void;
}): ReactNode {
  const { dashboard: said } = useReader().words;
  const field = context.dashboard.fields.find((one) => one.segment);
  if (!field) return null;
  const { name } = field;
  const categories = (context.answer.categories[name] ?? []).map((value) => ({
    value,
    label: categoryName(context, name, value),
  }));
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={said.page.compare}
        value={compare?.one ?? ''}
        onChange={(event) => {
          const one = event.currentTarget.value;
          change({ compare: one === '' ? null : { field: name, one, other: null } });
        }}
        data={[{ value: '', label: `${said.page.compare}: ${said.page.compareNone}` }, ...categories]}
      />
      {compare && (
        <NativeSelect
          size="xs"
          aria-label={said.page.with}
          value={compare.other ?? ''}
          onChange={(event) => {
            const other = event.currentTarget.value;
            change({ compare: { ...compare, other: other === '' ? null : other } });
          }}
          data={[{ value: '', label: said.rest }, ...categories.filter(({ value }) => value !== compare.one)]}
        />
      )}
    </>
  );
}
