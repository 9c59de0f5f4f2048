import { lazy, type ReactNode, Suspense } from 'react';
import { Waiting } from './shell/waiting.tsx';
import { useReader } from './state/app-state.ts';
import { addressOfPage, useRoute } from './state/route.ts';

const DataPage = lazy(async () => ({ default: (await import('./data/data-page.tsx')).DataPage }));
const SqlPage = lazy(async () => ({ default: (await import('./sql/sql-page.tsx')).SqlPage }));

const UploadPage = lazy(async () => ({ default: (await import('./upload/upload-page.tsx')).UploadPage }));
const parts = { sql: SqlPage, upload: UploadPage } as const;

/** Dashboards, queries behind `#/data/sql`, uploads behind `#/data/upload`. */
export function DataPages(): ReactNode {
  const { web, dashboard, upload } = useReader().words;
  const { part } = useRoute();
  const isOther = part === 'sql' || part === 'upload';
  const Page = isOther ? parts[part] : DataPage;
  return (
    <>
      <nav className="sub-places" aria-label={web.nav.data}>
        <a href={addressOfPage('data')} aria-current={isOther ? undefined : 'page'}>
          {dashboard.page.title}
        </a>
        <a href={addressOfPage('data', 'sql')} aria-current={part === 'sql' ? 'page' : undefined}>
          {web.sql.title}
        </a>
        <a href={addressOfPage('data', 'upload')} aria-current={part === 'upload' ? 'page' : undefined}>
          {upload.title}
        </a>
      </nav>
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
    </>
  );
}
