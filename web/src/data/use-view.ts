import { useCallback, useEffect, useRef } from 'react';
import { replacePart } from '../state/route.ts';
import { type BoardView, toggleKeys, writeView } from './link.ts';
import type { Choose } from './tile.tsx';

/** Changes of what is filtered and compared, written into the address. */
export function useView(view: BoardView): {
  readonly change: (next: Partial<BoardView>) => void;
  readonly choose: Choose;
  readonly clear: () => void;
} {
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
  const clear = useCallback(() => change({ filters: {}, compare: null }), [change]);
  return { change, choose, clear };
}

/** Hears Esc where nothing else has taken it. */
export function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isInDialog = event.target instanceof Element && event.target.closest('[role=dialog]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !isInDialog) onEscape();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onEscape]);
}
