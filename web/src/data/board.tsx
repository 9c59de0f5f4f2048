import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { TileContext } from '../../../src/charts/index.ts';
import type { Dashboard, DashboardAnswer } from '../../../src/contract/index.ts';
import { renderSnapshot } from '../../../src/render/page.ts';
import { useApp, useReader } from '../state/app-state.ts';
import { inReadingOrder } from './edit/layout.ts';
import { FilterBar } from './filter-bar.tsx';
import { type BoardView, writeView } from './link.ts';
import { saveFile } from './save.ts';
import { ChapterSummary, Tile } from './tile.tsx';
import { useEscape, useView } from './use-view.ts';

/** The numbers of every tile, and what they were asked for. */
export interface Answered {
  readonly answer: DashboardAnswer;
  readonly view: BoardView;
}

/** A dashboard to be read and filtered. */
export function Board({
  dashboard,
  answered,
  view,
  said: told,
  edit,
}: {
  readonly dashboard: Dashboard;
  readonly answered: Answered;
  readonly view: BoardView;
  /** What was done last; empty for nothing. */
  readonly said: string;
  /** Where nobody may change it there is none. */
  readonly edit?: () => void;
}): ReactNode {
  const { words } = useReader();
  const { names } = useApp();
  const { language } = words;
  const said = words.dashboard.page;
  const [notice, setNotice] = useState(told);
  const { answer, view: shown } = answered;
  const context = useMemo<TileContext>(
    () => ({ dashboard, answer, compare: shown.compare, words, segmentName: names.segment }),
    [dashboard, answer, shown, words, names],
  );
  const { change, choose, clear } = useView(view);
  useEscape(clear);
  const { filters } = view;
  return (
    <div className="dashboard" data-rows={answer.nFiltered} data-shown={writeView(shown)}>
      <h1>{dashboard.title[language]}</h1>
      <FilterBar context={context} view={view} change={change} hint={said.noFilters}>
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
        {edit && (
          <Button size="xs" variant="default" onClick={edit}>
            {words.dashboardEdit.edit}
          </Button>
        )}
        <span className="note" role="status">
          {notice}
        </span>
      </FilterBar>
      {dashboard.chapters.map((chapter) => (
        <section key={chapter.id} aria-labelledby={`chapter-${chapter.id}`}>
          <h2 id={`chapter-${chapter.id}`}>{chapter.title[language]}</h2>
          <div className="dashboard-grid">
            {inReadingOrder(chapter.tiles).map((tile) => (
              <Tile key={tile.id} tile={tile} context={context} filters={filters} choose={choose} />
            ))}
          </div>
          <ChapterSummary chapter={chapter} context={context} />
        </section>
      ))}
    </div>
  );
}
