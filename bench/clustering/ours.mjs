// One job of ours in a process of its own: node ours.mjs JOB; prints one line of JSON.
import { readFileSync } from 'node:fs';
import { loadKernels } from '../../dist/kernels/index.js';
import {
  distinctRows,
  embedTsne,
  fitKMeans,
  fitKnnImputer,
  linkRows,
  transformKnn,
} from '../../dist/ml/index.js';
import { createThreadCompute } from '../../dist/workers/index.js';
import { spread } from './spread.mjs';

const job = JSON.parse(process.argv[2]);
const kernels = loadKernels();

/** A file of f64, row after row. */
function readMatrix(file, nRows) {
  const bytes = readFileSync(file);
  const data = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { data, nRows, nCols: data.length / nRows };
}

/** What the study does with a data set: all fits, all silhouettes; so many data sets at once, each on its thread. */
async function sweep({ file, nRows, nThreads, nRepeats }) {
  const compute = createThreadCompute({ nThreads });
  const started = performance.now();
  const { rows, weights } = distinctRows(readMatrix(file, nRows));
  const input = { x: rows, weights, kFrom: 2, kTo: 15, nStarts: 4, nSwaps: 21, searchRows: 6000, like: [] };
  const inputs = Array.from({ length: nRepeats }, (_, seed) => ({ ...input, seed }));
  const [{ fits }] = await compute.map('sweepDataSet', inputs);
  const seconds = (performance.now() - started) / 1000 / nRepeats;
  await compute.close();
  return { seconds, inertias: fits.map(({ inertia }) => inertia) };
}

function impute({ train, test }) {
  const [x, later] = [readMatrix(train.file, train.nRows), readMatrix(test.file, test.nRows)];
  return timed(() => {
    const imputer = fitKnnImputer(x);
    for (const rows of [x, later]) transformKnn(imputer, rows, { kernels });
    return {};
  });
}

function kmeans({ file, nRows, k, nStarts, searchRows, nRuns }) {
  const x = readMatrix(file, nRows);
  return timed(() => {
    const model = fitKMeans(x, { nClusters: k, nStarts, searchRows, settle: false, seed: 7, kernels });
    return { inertia: model.inertia, nIterations: model.nIterations };
  }, nRuns);
}

function kmeansFrom({ file, nRows, k, nRuns }) {
  const x = readMatrix(file, nRows);
  const init = { data: spread(x.data, nRows, x.nCols, k), nRows: k, nCols: x.nCols };
  return timed(() => {
    const model = fitKMeans(x, { nClusters: k, init, tolerance: 0, seed: 7, kernels });
    return { inertia: model.inertia, nIterations: model.nIterations };
  }, nRuns);
}

function link({ file, nRows }) {
  const x = readMatrix(file, nRows);
  return timed(() => ({ height: linkRows(x, { method: 'complete', kernels }).merges.at(-1).height }));
}

function embed({ file, nRows, nIterations }) {
  const x = readMatrix(file, nRows);
  return timed(() => ({ divergence: embedTsne(x, { nIterations, seed: 7 }).klDivergence }));
}

/** The time of the last of so many runs: JavaScript is compiled while it runs. */
function timed(run, nRuns = 1) {
  for (let n = 1; n < nRuns; n++) run();
  const started = performance.now();
  const found = run();
  return { seconds: (performance.now() - started) / 1000, ...found };
}

const jobs = { sweep, impute, kmeans, kmeansFrom, link, embed };
console.log(JSON.stringify(await jobs[job.what](job)));
