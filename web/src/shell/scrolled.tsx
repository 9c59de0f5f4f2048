import type { ReactNode } from 'react';

/** What is wider or higher than its place, and scrolls there. */
export function Scrolled({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className={className ? `tables ${className}` : 'tables'} tabIndex={0}>
      {children}
    </div>
  );
}
