import type { ReactNode } from 'react';
import { segmentShape } from '../../../src/charts/index.ts';
import { markOutline } from '../../../src/render/page.ts';
import { segmentProperty } from '../theme.ts';

/** A segment's sign: its colour and its shape; a grey ring where there is none. */
export function SegmentMark({
  id,
  size = 16,
}: {
  readonly id: number | null;
  readonly size?: number;
}): ReactNode {
  return (
    <svg viewBox="-10 -10 20 20" width={size} height={size} aria-hidden="true" className="mark">
      {id === null ? (
        <circle r="6" fill="none" stroke="var(--context)" strokeWidth="2" />
      ) : (
        <path d={`M0 0${markOutline(segmentShape(id), 6.5)}`} fill={segmentProperty(id)} />
      )}
    </svg>
  );
}
