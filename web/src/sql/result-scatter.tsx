import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { PointsTile } from '../../../src/charts/index.ts';
import { drawTile } from '../../../src/render/page.ts';
import { svgElement } from '../charts/svg-element.ts';
import { useReader } from '../state/app-state.ts';

const height = 400;

/** Points of a result; its numbers stand in the table above. */
export function ResultScatter({ spec }: { readonly spec: PointsTile }): ReactNode {
  const { theme } = useReader();
  const { ref, width } = useElementSize();
  const ground = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (width < 1) return;
    ground.current?.replaceChildren(svgElement(drawTile(spec, { width: Math.floor(width), height, theme })));
  }, [spec, width, theme]);
  return (
    <figure className="chart">
      <h3>{spec.title}</h3>
      <p className="note">{spec.subtitle}</p>
      <div ref={ref}>
        <div ref={ground} />
      </div>
      {spec.caption !== '' && <p className="note">{spec.caption}</p>}
    </figure>
  );
}
