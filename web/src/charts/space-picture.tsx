import { Button } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useState } from 'react';
import type { SpaceChart, SpaceView } from '../../../src/charts/index.ts';
import { useReader } from '../state/app-state.ts';
import { Picture } from './picture.tsx';

/** Degrees that a key turns by, and that a pixel of dragging does. */
const turn = { key: 6, pixel: 0.4 };
const turns: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A space that is turned by dragging or by the arrow keys. */
export function SpacePicture({ spec }: { readonly spec: SpaceChart }): ReactNode {
  const { segments } = useReader().words.web;
  const [view, setView] = useState<SpaceView>(spec.view);
  const seen = useMemo(() => ({ ...spec, view }), [spec, view]);
  if (spec.axes.length < 3) return <Picture spec={spec} minHeight={480} />;
  const turnBy = (around: number, up: number): void =>
    setView(({ azimuth, elevation }) => ({
      azimuth: (((azimuth + around) % 360) + 360) % 360,
      elevation: Math.max(-90, Math.min(90, elevation + up)),
    }));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = turns[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    turnBy(by[0] * turn.key, by[1] * turn.key);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      turnBy(event.movementX * turn.pixel, event.movementY * turn.pixel);
    }
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group that is turned is no fieldset */}
      <div
        className="is-turning"
        role="group"
        aria-label={segments.turnHint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys turn it
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
      >
        <Picture spec={seen} minHeight={480} />
      </div>
      <div className="chart-tools">
        <span className="note">{segments.turnHint}</span>
        <Button size="xs" variant="default" onClick={() => setView(spec.view)}>
          {segments.turnReset}
        </Button>
      </div>
    </>
  );
}
