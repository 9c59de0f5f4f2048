// One job of the npm package ml-kmeans in a process of its own: node ml-kmeans.mjs JOB; prints one line of JSON.
import { readFileSync } from 'node:fs';
import { kmeans } from 'ml-kmeans';
import { spread } from './spread.mjs';

const { file, nRows, k, nStarts, nRuns = 1 } = JSON.parse(process.argv[2]);
const bytes = readFileSync(file);
const data = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const nCols = data.length / nRows;
const rowsOf = (values, n) =>
  Array.from({ length: n }, (_, i) => Array.from(values.subarray(i * nCols, (i + 1) * nCols)));
const rows = rowsOf(data, nRows);
const inertiaOf = ({ centroids, clusters }) =>
  rows.reduce(
    (sum, row, i) => sum + row.reduce((all, value, j) => all + (value - centroids[clusters[i]][j]) ** 2, 0),
    0,
  );
const run = (how) => kmeans(rows, k, { maxIterations: 300, ...how });

const fitAll = () => {
  const found = nStarts
    ? Array.from({ length: nStarts }, (_, seed) => run({ initialization: 'kmeans++', seed: seed + 1 }))
    : [run({ initialization: rowsOf(spread(data, nRows, nCols, k), k), tolerance: 0 })];
  return {
    inertia: Math.min(...found.map(inertiaOf)),
    nIterations: found.map(({ iterations }) => iterations),
  };
};

for (let n = 1; n < nRuns; n++) fitAll();
const started = performance.now();
const found = fitAll();
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, ...found }));
