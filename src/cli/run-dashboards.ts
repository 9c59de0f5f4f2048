import { join } from 'node:path';
import { type OpenDashboard, openDashboard } from '../bi/index.ts';
import type { Dashboard } from '../contract/index.ts';
import { createTableHolder } from '../engines/duckdb/index.ts';
import { clientsFile } from '../study/index.ts';

/** Dashboards over the table of a run, as long as somebody serves it. */
export interface RunDashboards {
  open(dashboard: Dashboard): Promise<OpenDashboard>;
  /** Gives back the memory of every table, also of those that are still being loaded; none is opened afterwards. */
  close(): Promise<void>;
}

/** Opens dashboards over a run and knows which are open. */
export function createRunDashboards(run: string): RunDashboards {
  const hold = createTableHolder();
  const loading = new Set<Promise<OpenDashboard>>();
  let isClosed = false;
  return {
    async open(dashboard) {
      if (isClosed) throw new Error('the dashboards are closed');
      const opened = openDashboard(dashboard, { name: 'clients', path: join(run, clientsFile) }, hold);
      loading.add(opened);
      opened.catch(() => loading.delete(opened));
      const own = await opened;
      return {
        ...own,
        close: () => {
          loading.delete(opened);
          return own.close();
        },
      };
    },
    async close() {
      isClosed = true;
      const tables = await Promise.allSettled(loading);
      await Promise.all(tables.map((one) => (one.status === 'fulfilled' ? one.value.close() : undefined)));
    },
  };
}
