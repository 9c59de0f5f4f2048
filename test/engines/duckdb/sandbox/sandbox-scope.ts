import { createDuckDbEngine } from '../../../../src/engines/duckdb/index.ts';
import type { DataScope } from '../../../../src/engines/index.ts';

const jobs = ['admin.', 'blue-collar', 'student', 'retired'];
const months = ['may', 'jun', 'mar', 'apr'];
const nClients = 20_000;

/** Two tables, made by rule: 20,000 clients and a sweep of 14. */
export async function makeScope(folder: string): Promise<DataScope> {
  const engine = await createDuckDbEngine();
  const id = Float64Array.from({ length: nClients }, (_, i) => i + 1);
  const path = `${folder}/clients.parquet`;
  const category = (name: string, categories: readonly string[], code: (i: number) => number) => ({
    kind: 'category' as const,
    name,
    categories,
    codes: Int32Array.from(id, (_, i) => code(i)),
  });
  await engine.writeTable(path, {
    nRows: nClients,
    columns: [
      { kind: 'numeric', name: 'id', values: id },
      { kind: 'numeric', name: 'age', values: id.map((i) => 18 + (i % 70)) },
      category('job', jobs, (i) => i % jobs.length),
      category('housing', ['no', 'yes'], (i) => ((i % 5) - 1 > 1 ? -1 : i % 2)),
      category('month', months, (i) => Math.floor((i * months.length) / nClients)),
      { kind: 'numeric', name: 'emp.var.rate', values: id.map((i) => (i % 3) - 1) },
    ],
  });
  await engine.close();
  const rows = Array.from({ length: 14 }, (_, i) => [i + 1, i + 2, 1 / (i + 2), 100 - i]);
  const columns = (['id', 'k', 'silhouette', 'inertia'] as const).map((name) => ({
    name,
    type: name === 'id' || name === 'k' ? ('integer' as const) : ('number' as const),
  }));
  return {
    key: 'first',
    folder: `${folder}/scopes`,
    tables: [
      { name: 'clients', path },
      { name: 'sweep', columns, rows },
    ],
  };
}
