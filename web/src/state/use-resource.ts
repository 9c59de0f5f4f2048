import { useCallback, useEffect, useState } from 'react';

/** Something that is fetched: on its way, there, or failed. */
export type Resource<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Loads when first used and again when `load` changes or `retry` is called; a late answer to an old question is dropped. */
export function useResource<T>(
  load: () => Promise<T>,
): readonly [Resource<T>, { readonly retry: () => void; readonly set: (value: T) => void }] {
  const [state, setState] = useState<Resource<T>>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads again
  useEffect(() => {
    let isCurrent = true;
    setState({ kind: 'loading' });
    load().then(
      (value) => isCurrent && setState({ kind: 'ready', value }),
      (error: unknown) => isCurrent && setState({ kind: 'failed', error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, attempt]);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  const set = useCallback((value: T) => setState({ kind: 'ready', value }), []);
  return [state, { retry, set }];
}
