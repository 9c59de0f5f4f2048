import { Button } from '@mantine/core';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { TreeChart } from '../../../src/charts/index.ts';
import { useReader } from '../state/app-state.ts';
import { Picture } from './picture.tsx';

/** What part of the picture is seen: moved by shares of the whole, magnified. */
interface Look {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const whole: Look = { x: 0, y: 0, zoom: 1 };
const step = { move: 0.1, zoom: 1.25 };
const zooms = { least: 1, most: 8 };
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A tree to zoom into and move about, by buttons, keys, wheel and dragging. */
export function TreePicture({ spec }: { readonly spec: TreeChart }): ReactNode {
  const { model } = useReader().words.web;
  const [look, setLook] = useState<Look>(whole);
  const svg = useRef<SVGElement | null>(null);
  const size = useRef({ width: 1, height: 1 });
  const show = useCallback(({ x, y, zoom }: Look): void => {
    const { width, height } = size.current;
    svg.current?.setAttribute(
      'viewBox',
      [x * width, y * height, width / zoom, height / zoom].map((value) => value.toFixed(1)).join(' '),
    );
  }, []);
  useLayoutEffect(() => show(look), [look, show]);
  const onDrawn = useCallback((drawn: SVGElement): void => {
    svg.current = drawn;
    size.current = {
      width: Number(drawn.getAttribute('width')),
      height: Number(drawn.getAttribute('height')),
    };
    setLook((now) => ({ ...now }));
  }, []);
  const moveBy = (x: number, y: number): void =>
    setLook((now) => clamp({ ...now, x: now.x + x / now.zoom, y: now.y + y / now.zoom }));
  const zoomBy = (factor: number): void =>
    setLook((now) => {
      const zoom = Math.max(zooms.least, Math.min(zooms.most, now.zoom * factor));
      // The middle stays in the middle.
      const shift = (1 / now.zoom - 1 / zoom) / 2;
      return clamp({ zoom, x: now.x + shift, y: now.y + shift });
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const by = moves[event.key];
    if (by) moveBy(by[0] * step.move, by[1] * step.move);
    else if (event.key === '+' || event.key === '=') zoomBy(step.zoom);
    else if (event.key === '-' || event.key === '−') zoomBy(1 / step.zoom);
    else if (event.key === '0') setLook(whole);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { clientWidth, clientHeight } = event.currentTarget;
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      moveBy(-event.movementX / clientWidth, -event.movementY / clientHeight);
    }
  };
  return (
    <>
      <div className="chart-tools">
        <Button size="xs" variant="default" onClick={() => zoomBy(step.zoom)}>
          {model.zoomIn}
        </Button>
        <Button size="xs" variant="default" onClick={() => zoomBy(1 / step.zoom)}>
          {model.zoomOut}
        </Button>
        <Button size="xs" variant="default" onClick={() => setLook(whole)}>
          {model.fit}
        </Button>
        <span className="note">{model.treeHint}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture that is moved is no fieldset */}
      <div
        className="tree-view"
        role="group"
        aria-label={model.treeHint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys move it
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onWheel={(event) => {
          if (event.ctrlKey) zoomBy(event.deltaY < 0 ? step.zoom : 1 / step.zoom);
        }}
      >
        <Picture spec={spec} minHeight={480} onDrawn={onDrawn} />
      </div>
    </>
  );
}

/** At least a part of the picture stays in sight. */
function clamp({ x, y, zoom }: Look): Look {
  const most = 1 - 1 / zoom;
  const within = (value: number): number => Math.max(0, Math.min(most, value));
  return { zoom, x: within(x), y: within(y) };
}
