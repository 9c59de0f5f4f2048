import type { ReactNode } from 'react';
import type { PageName } from '../state/route.ts';

function icon(path: string): ReactNode {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className="icon">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

/** One sign a page, of lines alone. */
export const pageIcons: Readonly<Record<PageName, ReactNode>> = {
  client: icon('M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 17c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5'),
  segments: icon('M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z'),
  batch: icon('M3 4h14v12H3zM3 8h14M3 12h14M8 4v12'),
  data: icon('M3 17h14M5 14V9M10 14V4M15 14v-7'),
  model: icon('M10 4v4M10 8H5v4M10 8h5v4M3 12h4v4H3zM13 12h4v4h-4zM8 2h4v2H8z'),
  about: icon('M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9v4.5M10 6.2v.2'),
};
