import { useEffect, useMemo, useState } from 'react';
import type { Dashboard } from '../../../../src/contract/index.ts';
import { askDashboard } from '../../state/api.ts';
import { useReader } from '../../state/app-state.ts';
import type { Answered } from '../board.tsx';
import type { BoardView } from '../link.ts';
import { numbersKey } from './draft.ts';

/** How long a draft rests before it is asked for, in milliseconds. */
const rest = 200;

export interface AnsweredDraft extends Answered {
  /** The draft that the numbers are of. */
  readonly dashboard: Dashboard;
}

/** The numbers of a draft, asked for when what they depend on has changed and the draft can be asked for. */
export function useDraftAnswer(
  start: AnsweredDraft,
  draft: Dashboard,
  { id, filters, compare }: BoardView,
  canAsk: boolean,
): { readonly answered: AnsweredDraft; readonly isThere: boolean; readonly error: unknown } {
  const { language } = useReader();
  const [answered, setAnswered] = useState(start);
  const [error, setError] = useState<unknown>(null);
  const wanted = useMemo(() => keyOf(draft), [draft]);
  const isThere =
    keyOf(answered.dashboard) === wanted &&
    answered.view.filters === filters &&
    answered.view.compare === compare;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the draft, what its numbers depend on
  useEffect(() => {
    if (!canAsk || isThere || id === null) return;
    const asking = new AbortController();
    const waiting = setTimeout(() => {
      askDashboard(language, id, { filters, compare, dashboard: draft }, asking.signal).then(
        (answer) => {
          setAnswered({ dashboard: draft, answer, view: { id, filters, compare } });
          setError(null);
        },
        (failure: unknown) => {
          if (!asking.signal.aborted) setError(failure);
        },
      );
    }, rest);
    return () => {
      clearTimeout(waiting);
      asking.abort();
    };
  }, [language, id, filters, compare, wanted, canAsk, isThere]);
  return { answered, isThere, error };
}

function keyOf({ chapters }: Dashboard): string {
  return JSON.stringify(chapters.map(({ tiles }) => tiles.map((tile) => [tile.id, numbersKey(tile)])));
}
