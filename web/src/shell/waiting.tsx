import { Progress, Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useReader } from '../state/app-state.ts';

/** Nothing for 300 ms, a skeleton until 2 s, then how long it has been. */
export function Waiting({ height = 240 }: { readonly height?: number }): ReactNode {
  const { shell } = useReader().words.web;
  const elapsed = useElapsed();
  return (
    <div className="waiting" aria-busy="true">
      {elapsed >= 0.3 && (
        <>
          <span className="spoken" role="status">
            {shell.loading}
          </span>
          <Skeleton height={32} width="40%" />
          <Skeleton height={height} mt={16} />
        </>
      )}
      {elapsed >= 2 && (
        <>
          <Progress value={100} animated striped mt={16} aria-label={shell.loading} />
          <p className="note">{shell.stillLoading(Math.floor(elapsed))}</p>
        </>
      )}
    </div>
  );
}

/** Seconds since it was first shown, in steps that something is shown at. */
export function useElapsed(): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const start = performance.now();
    const update = (): void => setElapsed((performance.now() - start) / 1000);
    const first = setTimeout(update, 300);
    const timer = setInterval(update, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, []);
  return elapsed;
}
