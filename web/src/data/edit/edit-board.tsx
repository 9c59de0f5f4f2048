import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { sayTemplate, type TileContext } from '../../../../src/charts/index.ts';
import { type DashboardResponse, type DashboardTile, tilesOf } from '../../../../src/contract/index.ts';
import { wordsFor } from '../../../../src/words/index.ts';
import { Failure } from '../../shell/failure.tsx';
import { useApp, useReader } from '../../state/app-state.ts';
import type { Answered } from '../board.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { type BoardView, writeView } from '../link.ts';
import { ChapterSummary, Tile, TileFrame } from '../tile.tsx';
import { useEscape, useView } from '../use-view.ts';
import { addTile, drawable, issuesAt, issuesOf, placeOf, putTile, removeTile, tileOf } from './draft.ts';
import { EditBar } from './edit-bar.tsx';
import { EditPanel, type Opened } from './edit-panel.tsx';
import { faultsOf } from './issue-text.ts';
import type { Layout } from './layout.ts';
import { TileTools } from './tile-tools.tsx';
import { useDraftAnswer } from './use-draft-answer.ts';
import { useHistory } from './use-history.ts';

const helpId = 'edit-help';
const newTitle = { en: wordsFor('en').dashboardEdit.newTitle, ru: wordsFor('ru').dashboardEdit.newTitle };

/** A dashboard that is being changed: a copy, until it is saved. */
export function EditBoard({
  start,
  answered: first,
  view,
  leave,
}: {
  readonly start: DashboardResponse;
  readonly answered: Answered;
  readonly view: BoardView;
  /** With what stands saved now, and its numbers where they are there. */
  readonly leave: (saved: DashboardResponse, answered: Answered | null) => void;
}): ReactNode {
  const { words } = useReader();
  const { names } = useApp();
  const { language, dashboardEdit: said } = words;
  const [notice, setNotice] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [tried, setTried] = useState<{ readonly id: string; readonly layout: Layout } | null>(null);
  const history = useHistory(start, setNotice);
  const { draft, step } = history;
  const issues = useMemo(() => issuesOf(draft), [draft]);
  const { answered, isThere, error } = useDraftAnswer(
    { ...first, dashboard: start.dashboard },
    draft,
    view,
    issues.length === 0,
  );
  const { change, choose, clear } = useView(view);
  const close = useCallback(() => {
    // Whoever has no pointer goes on from where the form was opened.
    const button = document.querySelector(
      opened?.kind === 'tile' ? `#tile-${opened.id} [aria-expanded]` : `#chapter-${opened?.id} ~ button`,
    );
    if (button instanceof HTMLElement) button.focus();
    setOpened(null);
  }, [opened]);
  useEscape(useCallback(() => (opened ? close() : clear()), [opened, close, clear]));

  const { answer, view: shown } = answered;
  const placed = useMemo(() => {
    const tile = tried && tileOf(draft, tried.id);
    return tile ? putTile(draft, { ...tile, layout: tried.layout }) : draft;
  }, [draft, tried]);
  const context = useMemo<TileContext>(() => {
    const dashboard = drawable(placed, answered.dashboard);
    return { dashboard, answer, compare: shown.compare, words, segmentName: names.segment };
  }, [placed, answered.dashboard, answer, shown, words, names]);
  const titleOf = ({ id, title }: { readonly id: string; readonly title: DashboardTile['title'] }): string =>
    sayTemplate(title[language], context) || id;

  const place = (tile: DashboardTile, layout: Layout, by: 'pointer' | 'keys'): void => {
    const next = putTile(draft, { ...tile, layout });
    const own = tileOf(next, tile.id)?.layout ?? layout;
    const pushed = tilesOf(next).filter((one) => one.id !== tile.id && one !== tileOf(draft, one.id)).length;
    step(next, by === 'keys' ? `place ${tile.id}` : null);
    setNotice(said.place({ title: titleOf(tile), ...own, pushed }));
  };
  const add = (chapterId: string): void => {
    const { draft: next, id } = addTile(draft, chapterId, newTitle);
    step(next);
    setNotice(said.added);
    setOpened({ kind: 'tile', id });
  };
  const remove = (tile: DashboardTile): void => {
    step(removeTile(draft, tile.id));
    setOpened(null);
    setNotice(said.removed(titleOf(tile)));
  };
  const brokenTile = (tile: DashboardTile): string | null => {
    const at = placeOf(draft, tile.id);
    const isWrong =
      at && issuesAt(issues, ['chapters', at[0], 'tiles', at[1]]).some(({ path }) => path.length === 0);
    return isWrong ? said.needs[tile.chart] : null;
  };
  return (
    <div
      className="dashboard is-edited"
      data-rows={answer.nFiltered}
      data-shown={writeView(shown)}
      data-numbers={isThere ? 'there' : 'asked'}
    >
      <h1>{draft.title[language]}</h1>
      <FilterBar context={context} view={view} change={change}>
        <EditBar
          start={start}
          history={history}
          faults={faultsOf(issues, draft, words, titleOf)}
          notice={notice}
          open={setOpened}
          leave={(saved) => {
            const unchanged = saved.version === start.version ? first : null;
            leave(saved, unchanged ?? (isThere ? answered : null));
          }}
        />
      </FilterBar>
      <p className="note" id={helpId}>
        {said.lead}
      </p>
      {error !== null && <Failure error={error} />}
      <div className={opened ? 'edit-columns' : undefined}>
        <div>
          {context.dashboard.chapters.map((chapter) => (
            <section key={chapter.id} aria-labelledby={`chapter-${chapter.id}`}>
              <div className="chapter-head">
                <h2 id={`chapter-${chapter.id}`}>{chapter.title[language]}</h2>
                <button
                  type="button"
                  className="plain-button"
                  aria-label={said.changeChapter(chapter.title[language])}
                  onClick={() => setOpened({ kind: 'chapter', id: chapter.id })}
                >
                  {said.change}
                </button>
              </div>
              <div className="dashboard-grid">
                {chapter.tiles.map((drawn) => {
                  const tile = tileOf(placed, drawn.id) ?? drawn;
                  const tools = (
                    <TileTools
                      tile={tile}
                      title={titleOf(tile)}
                      helpId={helpId}
                      isOpen={opened?.id === tile.id && opened.kind === 'tile'}
                      tryPlace={(layout) => setTried(layout && { id: tile.id, layout })}
                      place={(layout, by) => place(tile, layout, by)}
                      open={() => setOpened({ kind: 'tile', id: tile.id })}
                    />
                  );
                  const problem = brokenTile(tile) ?? (isComing(drawn, context) ? said.coming : null);
                  if (problem !== null)
                    return (
                      <BareTile
                        key={tile.id}
                        tile={tile}
                        title={titleOf(tile)}
                        tools={tools}
                        text={problem}
                      />
                    );
                  return (
                    <Tile
                      key={tile.id}
                      tile={drawn}
                      context={context}
                      filters={view.filters}
                      choose={choose}
                      tools={tools}
                    />
                  );
                })}
              </div>
              <button
                type="button"
                className="plain-button add-tile"
                aria-label={said.addTo(chapter.title[language])}
                onClick={() => add(chapter.id)}
              >
                + {said.add}
              </button>
              <ChapterSummary chapter={chapter} context={context} />
            </section>
          ))}
        </div>
        {opened && (
          <EditPanel
            opened={opened}
            context={{ ...context, dashboard: draft }}
            issues={issues}
            step={step}
            remove={remove}
            close={close}
          />
        )}
      </div>
    </div>
  );
}

/** A tile that cannot be drawn, and why. */
function BareTile({
  tile,
  title,
  tools,
  text,
}: {
  readonly tile: DashboardTile;
  readonly title: string;
  readonly tools: ReactNode;
  readonly text: string;
}): ReactNode {
  return (
    <TileFrame tile={tile}>
      {tools}
      <h3>{title}</h3>
      <p className="note">{text}</p>
    </TileFrame>
  );
}

function isComing(tile: DashboardTile, context: TileContext): boolean {
  const isCounted = tile.metrics.length > 0 || tile.describe !== undefined;
  return isCounted && !context.answer.tiles.some(({ id }) => id === tile.id);
}
