import { type ReactNode, useEffect, useRef } from 'react';
import type { TileContext } from '../../../../src/charts/index.ts';
import type { Dashboard, DashboardChapter, DashboardTile } from '../../../../src/contract/index.ts';
import { Twins } from '../../shell/twins.tsx';
import { useReader } from '../../state/app-state.ts';
import { changeChapter, type DraftIssue, issuesAt, moveToChapter, placeOf, putTile } from './draft.ts';
import { issueAt } from './issue-text.ts';
import { TileForm } from './tile-form.tsx';

/** Whose form is open. */
export interface Opened {
  readonly kind: 'tile' | 'chapter';
  readonly id: string;
}

/** The form of a tile or a chapter beside the board; the board shows each change at once. */
export function EditPanel({
  opened,
  context,
  issues,
  step,
  remove,
  close,
}: {
  readonly opened: Opened;
  /** With the draft as its dashboard. */
  readonly context: TileContext;
  readonly issues: readonly DraftIssue[];
  readonly step: (next: Dashboard, about?: string | null) => void;
  readonly remove: (tile: DashboardTile) => void;
  readonly close: () => void;
}): ReactNode {
  const { language, words } = useReader();
  const said = words.dashboardEdit;
  const { dashboard: draft } = context;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another form begins at its head
  useEffect(() => {
    heading.current?.focus();
    document.getElementById(`tile-${opened.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [opened.kind, opened.id]);
  const at = opened.kind === 'tile' ? placeOf(draft, opened.id) : null;
  const c = at ? at[0] : draft.chapters.findIndex(({ id }) => id === opened.id);
  const chapter = draft.chapters[c];
  const tile = at && chapter?.tiles[at[1]];
  if (!chapter || (opened.kind === 'tile' && !tile)) return null;
  return (
    <aside className="edit-panel" aria-labelledby="edit-panel-title">
      <div className="chapter-head">
        <h2 id="edit-panel-title" ref={heading} tabIndex={-1}>
          {tile ? said.form.tile : said.chapter}
        </h2>
        <button type="button" className="plain-button" onClick={close}>
          {said.form.close}
        </button>
      </div>
      {tile && at ? (
        <TileForm
          key={tile.id}
          tile={tile}
          context={context}
          chapterId={chapter.id}
          issues={issuesAt(issues, ['chapters', at[0], 'tiles', at[1]])}
          change={(next, about) => step(putTile(draft, next), `${about} ${tile.id}`)}
          toChapter={(id) => step(moveToChapter(draft, tile.id, id))}
          remove={() => remove(tile)}
        />
      ) : (
        <ChapterForm
          key={chapter.id}
          chapter={chapter}
          issues={issuesAt(issues, ['chapters', c])}
          change={(next, about) =>
            step(
              changeChapter(draft, chapter.id, () => next),
              `${about} ${chapter.id}`,
            )
          }
        />
      )}
      <p className="note" lang={language}>
        {said.form.placeholders}
      </p>
    </aside>
  );
}

/** The title of a chapter and what is said after it. */
function ChapterForm({
  chapter,
  issues,
  change,
}: {
  readonly chapter: DashboardChapter;
  readonly issues: readonly DraftIssue[];
  readonly change: (next: DashboardChapter, about: string) => void;
}): ReactNode {
  const { words } = useReader();
  const { form: said } = words.dashboardEdit;
  const errorOf = (part: string) => (language: string) => issueAt(issues, [part, language], words);
  return (
    <>
      <Twins
        label={said.title}
        value={chapter.title}
        onChange={(title) => change({ ...chapter, title }, 'title')}
        errorOf={errorOf('title')}
      />
      <Twins
        label={said.summary}
        rows={4}
        value={chapter.summary ?? { en: '', ru: '' }}
        onChange={(summary) => {
          const { summary: _, ...rest } = chapter;
          change(summary.en === '' && summary.ru === '' ? rest : { ...chapter, summary }, 'summary');
        }}
        errorOf={errorOf('summary')}
      />
    </>
  );
}
