import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { createRunDashboards } from '../../../src/cli/run-dashboards.ts';
import { runUploadTask } from '../../../src/cli/uploads/run-upload-task.ts';
import { uploadsOf } from '../../../src/cli/uploads/upload-deps.ts';
import type { Engine } from '../../../src/engines/index.ts';
import type { ServerDeps } from '../../../src/server/index.ts';
import { clientsFile } from '../../../src/study/index.ts';

const both = (text: string) => ({ en: text, ru: `${text} по-русски` });

/** A dashboard of one chart. */
export const madeDashboard = {
  version: 1,
  name: 'made',
  title: both('Made'),
  fields: [{ name: 'loan', label: both('Loan'), column: 'loan' }],
  metrics: [{ name: 'clients', label: both('Clients'), count: 'rows' }],
  chapters: [
    {
      id: 'one',
      title: both('One'),
      tiles: [
        {
          id: 'loans',
          chart: 'bar',
          title: both('Loans'),
          by: ['loan'],
          metrics: ['clients'],
          layout: { x: 0, y: 0, w: 6, h: 4 },
        },
      ],
    },
  ],
};

/** A CSV with a row that does not fit. */
export const madeCsv = 'loan,age\nyes,31\nno,44,1\nno,50';
export const madeColumns = ['loan', 'age'].map((name) => ({ name, type: 'text' }));
/** A database that does not answer. */
export const deadConnection = 'nowhere';

export interface MadeTables extends Required<Pick<ServerDeps, 'dashboards' | 'uploads'>> {
  close(): Promise<void>;
}

/** What dashboards and uploads need: a table of clients and a folder. */
export async function makeTables(engine: Engine): Promise<MadeTables> {
  const run = mkdtempSync(join(tmpdir(), 'clientele-fuzz-'));
  const path = join(run, clientsFile);
  mkdirSync(dirname(path), { recursive: true });
  await engine.writeTable(path, {
    nRows: 3,
    columns: [
      { kind: 'integer', name: 'row', values: Int32Array.of(1, 2, 3) },
      { kind: 'category', name: 'loan', codes: Int32Array.of(0, 1, 1), categories: ['no', 'yes'] },
    ],
  });
  const { open, close } = createRunDashboards(run);
  return {
    dashboards: { given: [{ id: 'made', text: stringify(madeDashboard) }], open },
    uploads: {
      store: uploadsOf(run),
      run: runUploadTask,
      connections: [{ name: deadConnection, url: 'postgres://nobody@127.0.0.1:1/none' }],
      taken: async () => ['clients'],
    },
    close,
  };
}
