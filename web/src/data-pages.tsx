import { lazy, type ReactNode, Suspense } from 'react';
import { Waiting } from './shell/waiting.tsx';
import { useReader } from './state/app-state.ts';
import { addressOfPage, useRoute } from './state/route.ts';

const DataPage = lazy(async () => ({ default: (await import('./data/data-page.tsx')).DataPage }));
const SqlPage = lazy(async () => ({ default: (await import('./sql/sql-page.tsx')).SqlPage }));

/** Dashboards, and queries behind `#/data/sql`. */
export function DataPages(): ReactNode {
  const { web, dashboard } = useReader().words;
  const isSql = useRoute().part === 'sql';
  return (
    <>
      <nav className="sub-places" aria-label={web.nav.data}>
        <a href={addressOfPage('data')} aria-current={isSql ? undefined : 'page'}>
          {dashboard.page.title}
        </a>
        <a href={addressOfPage('data', 'sql')} aria-current={isSql ? 'page' : undefined}>
          {web.sql.title}
        </a>
      </nav>
      <Suspense fallback={<Waiting />}>{isSql ? <SqlPage /> : <DataPage />}</Suspense>
    </>
  );
}
