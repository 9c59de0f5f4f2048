// node bench/inertias/check-inertias.mjs RUN [NAME …]: the k-means of the sweep alone, without silhouettes, on the data
// sets of a finished run (knn_preproc8/without …; all unless named), beside scikit-learn's inertias. Takes a minute or two.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadKernels } from '../../dist/kernels/index.js';
import { deriveSeed, distinctRows, fitKMeansRange } from '../../dist/ml/index.js';
import { writeMatrices } from '../tables/write-matrices.mjs';

const [run, ...wanted] = process.argv.slice(2);
if (!run) throw new Error('name the folder of a finished run');
const kernels = loadKernels();
const config = parse(readFileSync(join(run, 'study.yaml'), 'utf8'));
const { cases } = JSON.parse(
  readFileSync(new URL('../../test/oracles/data/inertias.json', import.meta.url), 'utf8'),
);
const { kFrom, kTo, starts, swaps, searchRows } = config.sweep;
const scratch = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
let nFits = 0;
let nOver = 0;
let seconds = 0;
try {
  for (const name of Object.keys(cases)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { x, weights } = await dataSet(name);
    const [, imputation, pipeline, context] = name.match(/^(.*)_preproc(\d)\/(.*)$/);
    const seed = deriveSeed(config.seed, 'sweep', imputation, Number(pipeline), Number(context === 'with'));
    const before = process.cpuUsage();
    const options = { kFrom, kTo, weights, seed, nStarts: starts, nSwaps: swaps, searchRows, kernels };
    const models = fitKMeansRange(x, options);
    const { user, system } = process.cpuUsage(before);
    seconds += (user + system) / 1e6;
    const ratios = models.map(({ inertia }, m) => [kFrom + m, inertia / cases[name][kFrom + m]]);
    const over = ratios.filter(([, ratio]) => ratio > 1.001);
    nFits += ratios.length;
    nOver += over.length;
    const said = over.map(([k, ratio]) => `k = ${k}: ${ratio.toFixed(4)} ×`).join(', ');
    console.log(name, ((user + system) / 1e6).toFixed(2), 's', said);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${nOver} of ${nFits} over 1.001 ×; ${seconds.toFixed(1)} CPU s`);

async function dataSet(name) {
  const [file, context] = name.split('/');
  const path = join(run, 'data/preprocessed', `${file}_train.parquet`);
  const [matrix] = await writeMatrices([path], scratch);
  const bytes = readFileSync(matrix.file);
  const all = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const isKept = (column) => context === 'with' || config.columns[column]?.role !== 'context';
  const kept = Array.from(matrix.columns.keys()).filter((j) => isKept(matrix.columns[j]));
  const data = new Float64Array(matrix.nRows * kept.length);
  for (let i = 0, p = 0; i < matrix.nRows; i++) {
    for (const j of kept) data[p++] = all[i * matrix.columns.length + j];
  }
  const { rows, weights } = distinctRows({ data, nRows: matrix.nRows, nCols: kept.length });
  return { x: rows, weights };
}
