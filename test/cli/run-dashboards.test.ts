import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRunDashboards } from '../../src/cli/run-dashboards.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { clientsFile, parseDashboard } from '../../src/study/index.ts';

const both = (text: string) => `{ en: ${text}, ru: ${text} }`;
const dashboard = parseDashboard(
  `version: 1
name: small
title: ${both('Small')}
fields:
  - { name: loan, label: ${both('Loan')}, column: loan }
  - { name: housing, label: ${both('Housing')}, column: housing }
metrics: [{ name: clients, label: ${both('Clients')}, count: rows }]
chapters:
  - id: one
    title: ${both('One')}
    tiles:
      - { id: loans, chart: bar, title: ${both('Loans')}, by: [loan], metrics: [clients], layout: { x: 0, y: 0, w: 6, h: 4 } }
`,
  'small.yaml',
);
const ask = { filters: {}, compare: null };

const run = mkdtempSync(join(tmpdir(), 'clientele-dashboards-'));
beforeAll(async () => {
  const path = join(run, clientsFile);
  mkdirSync(dirname(path), { recursive: true });
  const engine = await createDuckDbEngine();
  await engine.writeTable(path, {
    nRows: 3,
    columns: [
      { kind: 'integer', name: 'row', values: Int32Array.of(1, 2, 3) },
      { kind: 'category', name: 'housing', codes: Int32Array.of(1, 0, 1), categories: ['no', 'yes'] },
      { kind: 'category', name: 'loan', codes: Int32Array.of(0, 1, 1), categories: ['no', 'yes'] },
    ],
  });
  await engine.close();
});

describe('createRunDashboards(run)', () => {
  it('close() closes the table of each dashboard that is open or being opened', async () => {
    const dashboards = createRunDashboards(run);
    const opened = await dashboards.open(dashboard);
    expect((await opened.answer(ask)).nRows).toBe(3);
    const later = dashboards.open(dashboard);
    await dashboards.close();
    for (const one of [opened, await later]) {
      // A filter that nothing has been read for.
      await expect(one.answer({ filters: { housing: ['yes'] }, compare: null })).rejects.toThrow('closed');
    }
    await expect(dashboards.open(dashboard)).rejects.toThrow('closed');
  });
});
