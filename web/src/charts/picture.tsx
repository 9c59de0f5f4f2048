import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChartSpec, Draw } from '../../../src/charts/index.ts';
import { drawShapeChart, isShapeChart } from '../../../src/render/page.ts';
import { Failure } from '../shell/failure.tsx';
import { useReader } from '../state/app-state.ts';
import { loadDraw } from './load-draw.ts';
import { svgElement } from './svg-element.ts';

interface PictureProps {
  readonly spec: ChartSpec;
  /** Pixels that the picture takes at least, so that nothing moves when it is drawn. */
  readonly minHeight?: number;
  /** Is given each new picture, to look at or to change. */
  readonly onDrawn?: (svg: SVGElement) => void;
}

/** A chart as wide as its place, in the reader's theme. */
export function Picture({ spec, minHeight = 320, onDrawn }: PictureProps): ReactNode {
  const { theme, words } = useReader();
  const { ref, width } = useElementSize();
  const ground = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<{ readonly draw: Draw | null; readonly error: unknown }>({
    draw: null,
    error: null,
  });
  const needsPlot = !isShapeChart(spec);
  useEffect(() => {
    if (!needsPlot) return;
    loadDraw().then(
      (draw) => setPlot({ draw, error: null }),
      (error: unknown) => setPlot({ draw: null, error }),
    );
  }, [needsPlot]);
  const { draw, error } = plot;
  useLayoutEffect(() => {
    const wide = Math.floor(width);
    if (wide < 1 || !ground.current) return;
    const options = { width: wide, theme };
    const text = isShapeChart(spec) ? drawShapeChart(spec, options) : draw?.(spec, options);
    if (text === undefined) return;
    const svg = svgElement(text);
    ground.current.replaceChildren(svg);
    onDrawn?.(svg);
  }, [spec, width, theme, draw, onDrawn]);
  return (
    <div ref={ref} className="chart-ground" style={{ minHeight }}>
      {error !== null && <Failure error={error} />}
      {needsPlot && draw === null && error === null && <p className="note">{words.web.shell.drawing}</p>}
      <div ref={ground} />
    </div>
  );
}
