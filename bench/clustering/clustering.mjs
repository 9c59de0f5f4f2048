import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternate } from '../tables/alternate.mjs';
import { findPython } from '../tables/find-python.mjs';
import {
  makeDataSets,
  makeHoledRows,
  makeUniform,
  realTable,
  thinMatrix,
} from '../tables/make-data-sets.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const peerModules = ['numpy', 'scipy', 'sklearn'];
const noTable = 'the real table is not at ../shared/data';
const noPeer = 'no Python has scikit-learn: pip install scikit-learn, then BENCH_PYTHON=…/python';

/** A benchmark whose jobs run in a process each, ours and scikit-learn's or another one's in turn. */
function clusteringBenchmark(name, title, needsTable, jobsOf, notes) {
  return {
    name,
    title,
    async run({ log }) {
      const peer = findPython(peerModules);
      const rows = [];
      const said = [...notes];
      if (!peer) said.push(`scikit-learn was not run: ${noPeer}.`);
      if (needsTable && !realTable) said.push(`Not run: ${noTable}.`);
      const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
      try {
        const jobs = needsTable && !realTable ? [] : await jobsOf(folder);
        for (const { what, unit = 's', bar, job, rival = 'python', agree } of jobs) {
          log(what);
          const asked = JSON.stringify(job);
          const found = await alternate(
            {
              ours: [process.execPath, [at('./ours.mjs'), asked]],
              ...(rival === 'python' && peer && { peer: [peer.python, [at('./peer.py'), asked]] }),
              ...(rival === 'ml-kmeans' && { peer: [process.execPath, [at('./ml-kmeans.mjs'), asked]] }),
            },
            log,
          );
          const ours = found.ours.map(({ seconds }) => seconds);
          const theirs = found.peer?.map(({ seconds }) => seconds) ?? null;
          rows.push({ what, unit, ours, peer: theirs });
          if (theirs) rows.push(ratio(bar, ours, theirs));
          if (found.peer && agree) said.push(agree(found.ours[0], found.peer[0]));
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      return { peer: 'peer', versions: { ...versionsOf(), ...peer?.versions }, rows, notes: said };
    },
  };
}

/** The peer ÷ ours, round by round; a variant that ran once counts in each. */
function ratio(wanted, ours, theirs) {
  const nRounds = Math.max(ours.length, theirs.length);
  const of = (list, round) => list[Math.min(round, list.length - 1)];
  const values = Array.from({ length: nRounds }, (_, round) => of(theirs, round) / of(ours, round));
  return { what: '… peer ÷ ours', unit: '×', wanted, ours: values, peer: null };
}

function versionsOf() {
  const version = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')).version;
  return {
    clientele: version('../../package.json'),
    'ml-kmeans': version('../../node_modules/ml-kmeans/package.json'),
  };
}

const inertiaNote = (what) => (ours, peer) =>
  `${what}: our inertia is ${(ours.inertia / peer.inertia).toFixed(6)} × the peer's.`;

const sweepNote = (what) => (ours, peer) => {
  const within = ours.inertias.filter((inertia, i) => inertia <= 1.001 * peer.inertias[i]).length;
  return `${what}: our inertia is at most 1.001 × the peer's in ${within} of ${peer.inertias.length} fits.`;
};

/** The sweep of one data set against scikit-learn. */
export const sweeps = clusteringBenchmark(
  'sweep',
  'A data set: 14 fits and 14 exact silhouettes',
  true,
  async (folder) => {
    const sets = await makeDataSets(folder, [8, 1]);
    return [
      [8, 'knn + pipeline 8, 16 features', '≥ 50'],
      [1, 'knn + pipeline 1, one-hot', '≥ 30'],
    ].map(([pipeline, what, bar]) => {
      const { file, nRows } = sets[pipeline];
      const job = { what: 'sweep', file, nRows, nThreads: 2, nRepeats: 2 };
      return { what, bar, job, agree: sweepNote(what) };
    });
  },
  [
    'Ours: two data sets at once on two threads, as in a study, and half of that time; three searches of 4 starts and 7 swaps, growth and merges a fit. The peer: 10 starts a fit, on both cores.',
  ],
);

/** Imputation by neighbours. */
export const imputation = clusteringBenchmark(
  'imputation',
  'Imputation by five neighbours, train and test',
  true,
  async (folder) => {
    const holed = await makeHoledRows(folder);
    return [{ what: 'KNN imputation', bar: '≥ 40', job: { what: 'impute', ...holed } }];
  },
  ['From the coded matrix, fit and both transforms; ours on one thread.'],
);

/** k-means, linkage and t-SNE beside their well-known implementations. */
export const algorithms = clusteringBenchmark(
  'algorithms',
  'k-means, linkage, t-SNE on their own',
  false,
  async (folder) => {
    const kmeans = (nRows, k, nStarts, what, searchRows) => ({
      what,
      bar: '≥ 1.5',
      job: { what: 'kmeans', ...makeUniform(folder, nRows, 16), k, nStarts, searchRows },
      agree: inertiaNote(what),
    });
    const made = [
      kmeans(100_000, 8, 10, 'k-means, k = 8, 10 starts, 100,000 × 16 uniform'),
      kmeans(1_000_000, 4, 1, 'k-means, k = 4, one start, 1,000,000 × 16 uniform', 50_000),
      {
        what: 'complete linkage, 10,000 × 16 uniform',
        bar: '≥ 1.5',
        job: { what: 'link', ...makeUniform(folder, 10_000, 16) },
        agree: (ours, peer) => `Complete linkage: last height ${ours.height} and ${peer.height}.`,
      },
    ];
    if (!realTable) return made;
    const { 8: set } = await makeDataSets(folder, [8]);
    return [
      ...made,
      {
        what: 't-SNE, 5,000 × 16, 1,000 iterations',
        bar: '≥ 1',
        job: { what: 'embed', ...thinMatrix(folder, set, 5000), nIterations: 1000 },
        agree: (ours, peer) =>
          `t-SNE: our divergence is ${(ours.divergence / peer.divergence).toFixed(4)} × the peer's.`,
      },
      ...[
        ['after seven runs in the same process', 8, '≥ 20'],
        ['first run of a process', 1],
      ].map(([when, nRuns, bar]) => ({
        what: `k-means, k = 4, 28,831 × 16, 10 starts of k-means++, against ml-kmeans, ${when}`,
        bar,
        job: { what: 'kmeans', file: set.file, nRows: set.nRows, k: 4, nStarts: 10, nRuns },
        rival: 'ml-kmeans',
        agree: inertiaNote(`ml-kmeans, ${when}`),
      })),
      {
        what: 'k-means from one given start, to the end, against ml-kmeans, after seven runs in the same process',
        job: { what: 'kmeansFrom', file: set.file, nRows: set.nRows, k: 4, nRuns: 8 },
        rival: 'ml-kmeans',
        agree: inertiaNote('ml-kmeans, given start'),
      },
    ];
  },
  [
    'The peer of k-means and t-SNE is scikit-learn, of linkage scipy.',
    'One start over 1,000,000 rows: ours settles on a coreset of 50,000 of them and goes on over all, to the tolerance of the peer.',
  ],
);
