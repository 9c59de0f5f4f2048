import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNumbers, readTexts } from '../tables/write-matrices.mjs';

/** scikit-learn's inertias, the best of 10 starts, by data set and k. */
export const oracle = new URL('../../test/oracles/data/inertias.json', import.meta.url);

/** Of every fit in the sweep of a finished run of the real study: its inertia ÷ scikit-learn's. */
export async function inertiaRatios(run) {
  const { cases } = JSON.parse(readFileSync(oracle, 'utf8'));
  const path = join(run, 'sweep.parquet');
  const { values, names } = await readNumbers(path, ['pipeline', 'k', 'inertia']);
  const [imputation, context] = await readTexts(path, ['imputation', 'with_context']);
  const column = (name) => values[names.indexOf(name)];
  return imputation.map((method, i) => {
    const name = `${method}_preproc${column('pipeline')[i]}/${context[i] === 'true' ? 'with' : 'without'}`;
    const k = column('k')[i];
    return { name, k, ratio: column('inertia')[i] / cases[name][k] };
  });
}
