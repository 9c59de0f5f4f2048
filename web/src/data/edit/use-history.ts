import { useCallback, useEffect, useState } from 'react';
import type { Dashboard, DashboardResponse } from '../../../../src/contract/index.ts';
import { useReader } from '../../state/app-state.ts';
import { keepDraft, readKeptDraft } from '../kept-draft.ts';
import { beginHistory, record, redo, undo } from './history.ts';

export interface DraftHistory {
  readonly draft: Dashboard;
  readonly isChanged: boolean;
  /** Null where there is nothing to take back, or to do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** `about`: steps in a row about the same are one. */
  readonly step: (next: Dashboard, about?: string | null) => void;
}

/** A draft with its steps; Ctrl+Z takes one back, Shift+Ctrl+Z or Ctrl+Y does it again. */
export function useHistory(start: DashboardResponse, say: (text: string) => void): DraftHistory {
  const said = useReader().words.dashboardEdit;
  const [history, setHistory] = useState(() => {
    const first = beginHistory(start.dashboard);
    const kept = readKeptDraft(start);
    return kept ? record(first, kept) : first;
  });
  const canUndo = history.past.length > 0;
  const canRedo = history.future.length > 0;
  const isChanged = history.now !== start.dashboard;
  const back = useCallback(() => {
    setHistory(undo);
    say(said.undone);
  }, [say, said]);
  const again = useCallback(() => {
    setHistory(redo);
    say(said.redone);
  }, [say, said]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return;
      const isBack = event.code === 'KeyZ' && !event.shiftKey;
      const isAgain = (event.code === 'KeyZ' && event.shiftKey) || event.code === 'KeyY';
      if (!isBack && !isAgain) return;
      event.preventDefault();
      if (isBack && canUndo) back();
      if (isAgain && canRedo) again();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [back, again, canUndo, canRedo]);
  useEffect(() => {
    if (!isChanged) return;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', onLeave);
    return () => removeEventListener('beforeunload', onLeave);
  }, [isChanged]);
  useEffect(() => keepDraft(start, isChanged ? history.now : null), [start, isChanged, history.now]);
  const step = useCallback(
    (next: Dashboard, about: string | null = null) => setHistory((now) => record(now, next, about)),
    [],
  );
  return { draft: history.now, isChanged, undo: canUndo ? back : null, redo: canRedo ? again : null, step };
}

/** A text takes back its own letters. */
function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  );
}
