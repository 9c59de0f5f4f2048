import { useSyncExternalStore } from 'react';

export const pages = ['client', 'segments', 'batch', 'data', 'model', 'about'] as const;
export type PageName = (typeof pages)[number];

export interface Route {
  /** Null where the address names none. */
  readonly page: PageName | null;
  /** What stands behind the page's name, such as a tab or the id of a segment; empty where nothing does. */
  readonly part: string;
}

/** The page of the address, `#/segments/2`. Nothing of a client ever stands there. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const [, name = '', part = ''] = hash.split('/');
  if (name === '') return { page: 'client', part: '' };
  return { page: pages.find((page) => page === name) ?? null, part };
}

export function addressOfPage(page: PageName, part = ''): string {
  return `#/${page}${part === '' ? '' : `/${part}`}`;
}

/** Changes the part without a new entry in the history. */
export function replacePart(page: PageName, part: string): void {
  history.replaceState(null, '', addressOfPage(page, part));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
}
