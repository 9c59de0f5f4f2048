// node bench/inertias/make-inertias.mjs RUN [OUT]: scikit-learn's inertias of a run's data sets, with and without their
// context columns. Takes an hour of one core; BENCH_PYTHON names a Python with scikit-learn. Cut, it goes on where it was.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { writeMatrices } from '../tables/write-matrices.mjs';

const [run, out = fileURLToPath(new URL('../../test/oracles/data/inertias.json', import.meta.url))] =
  process.argv.slice(2);
if (!run) throw new Error('name the folder of a finished run');
const scratch = `${out}.work`;
mkdirSync(scratch, { recursive: true });

const config = parse(readFileSync(join(run, 'study.yaml'), 'utf8'));
const isContext = (name) => config.columns[name]?.role === 'context';
const folder = join(run, 'data/preprocessed');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('_train.parquet'))
  .sort();
const matrices = await writeMatrices(
  files.map((name) => join(folder, name)),
  scratch,
);
const sets = matrices.flatMap((matrix) => {
  const name = matrix.name.replace(/_train$/, '');
  const without = matrix.columns.filter((column) => !isContext(column));
  return [
    { ...matrix, name, withContext: true, keep: matrix.columns },
    { ...matrix, name, withContext: false, keep: without },
  ];
});
const asked = join(scratch, 'sets.json');
writeFileSync(asked, JSON.stringify({ kFrom: config.sweep.kFrom, kTo: config.sweep.kTo, sets }));
const { status } = spawnSync(
  process.env.BENCH_PYTHON ?? 'python3',
  [fileURLToPath(new URL('./inertias.py', import.meta.url)), asked, out],
  { stdio: 'inherit', env: { ...process.env, OMP_NUM_THREADS: process.env.OMP_NUM_THREADS ?? '1' } },
);
process.exit(status ?? 1);
