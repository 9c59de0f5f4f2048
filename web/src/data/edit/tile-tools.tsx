import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import type { DashboardTile } from '../../../../src/contract/index.ts';
import { gridColumns } from '../../../../src/contract/index.ts';
import { useReader } from '../../state/app-state.ts';
import { type Layout, movedBy, resizedBy } from './layout.ts';

/** Pixels between tiles, as in the styles. */
const gap = 16;

interface Drag {
  readonly from: readonly [number, number];
  readonly change: typeof movedBy;
  /** Pixels of a column and of a row. */
  readonly cell: readonly [number, number];
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The handle, the corner and the button of a tile that is being changed. */
export function TileTools({
  tile,
  title,
  helpId,
  isOpen,
  tryPlace,
  place,
  open,
}: {
  readonly tile: DashboardTile;
  readonly title: string;
  /** The element that says which keys do what. */
  readonly helpId: string;
  readonly isOpen: boolean;
  /** Shows another place while the pointer is down; null puts it back. */
  readonly tryPlace: (layout: Layout | null) => void;
  readonly place: (layout: Layout, by: 'pointer' | 'keys') => void;
  readonly open: () => void;
}): ReactNode {
  const said = useReader().words.dashboardEdit;
  const drag = useRef<Drag | null>(null);
  // Where it stood when the pointer came down; the tile itself moves along.
  const start = useRef(tile.layout);
  const target = (event: PointerEvent): Layout | null => {
    if (!drag.current) return null;
    const { from, change, cell } = drag.current;
    const steps = [(event.pageX - from[0]) / cell[0], (event.pageY - from[1]) / cell[1]].map(Math.round);
    return change(start.current, steps[0] ?? 0, steps[1] ?? 0);
  };
  const grip = (change: typeof movedBy) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const figure = event.currentTarget.closest('figure');
      const width = figure?.parentElement?.clientWidth ?? 0;
      if (!figure || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = tile.layout;
      drag.current = {
        from: [event.pageX, event.pageY],
        change,
        cell: [(width + gap) / gridColumns, (figure.offsetHeight + gap) / tile.layout.h],
      };
    },
    onPointerMove: (event: PointerEvent) => {
      const layout = target(event);
      if (layout) tryPlace(layout);
    },
    onPointerUp: (event: PointerEvent) => {
      const layout = target(event);
      drag.current = null;
      tryPlace(null);
      if (layout && !isSame(layout, start.current)) place(layout, 'pointer');
    },
    onPointerCancel: () => cancel(),
  });
  const cancel = (): void => {
    drag.current = null;
    tryPlace(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && drag.current) {
      event.preventDefault();
      cancel();
      return;
    }
    const step = arrows[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    place((event.shiftKey ? resizedBy : movedBy)(tile.layout, ...step), 'keys');
  };
  return (
    <div className="tile-tools">
      <button
        type="button"
        className="tile-handle"
        aria-label={said.handle(title)}
        aria-describedby={helpId}
        title={said.handleHelp}
        onKeyDown={onKeyDown}
        {...grip(movedBy)}
      >
        <svg width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
          {[2, 10, 18].flatMap((x) =>
            [2, 10].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.75" fill="currentColor" />),
          )}
        </svg>
      </button>
      <span className="note number">{said.size(tile.layout.w, tile.layout.h)}</span>
      <button
        type="button"
        className="plain-button"
        aria-label={said.changeTile(title)}
        aria-expanded={isOpen}
        onClick={open}
      >
        {said.change}
      </button>
      <span className="tile-corner" aria-hidden="true" {...grip(resizedBy)} />
    </div>
  );
}

function isSame(a: Layout, b: Layout): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
