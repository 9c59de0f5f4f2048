import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenDashboard, openDashboard } from '../../src/bi/index.ts';
import { createDuckDbEngine, createTableHolder } from '../../src/engines/duckdb/index.ts';
import { openRunFolder } from '../../src/store/index.ts';
import { writeClients } from '../../src/study/clients-table.ts';
import { parseDashboard, parseStudyConfig } from '../../src/study/index.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

export const bankDashboard = () =>
  parseDashboard(read('examples/dashboards/portugal-bank.yaml'), 'portugal-bank.yaml');

/** The example dashboard over the real table, every second client in segment 1, the others in segment 2. */
export async function openBankDashboard(table: string, folder: string): Promise<OpenDashboard> {
  const engine = await createDuckDbEngine();
  const config = parseStudyConfig(read('examples/bank-marketing.yaml'), 'bank-marketing.yaml');
  const segments = Int32Array.from({ length: 41_188 }, (_, i) => (i % 2) + 1);
  const file = await writeClients({ path: table, delimiter: ';' }, config, segments, {
    engine,
    store: openRunFolder(folder),
  });
  await engine.close();
  return openDashboard(
    bankDashboard(),
    { name: 'clients', path: join(folder, file.path) },
    createTableHolder({ threads: 1 }),
  );
}
