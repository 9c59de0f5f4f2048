import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findPython } from '../tables/find-python.mjs';
import { makeDataSets, realTable } from '../tables/make-data-sets.mjs';
import { inertiaRatios, oracle } from './inertia-ratios.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The whole study, and its inertias beside scikit-learn's best of 10 starts in test/oracles/data/inertias.json. */
export const study = {
  name: 'study',
  title: 'The whole study',
  async run({ log }) {
    if (!realTable) {
      return {
        peer: null,
        versions: {},
        rows: [],
        notes: ['Not run: the real table is not at ../shared/data.'],
      };
    }
    const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
    try {
      const out = join(folder, 'run');
      const config = at('../../examples/bank-marketing.yaml');
      const peak = join(folder, 'peak');
      const args = [
        '--import',
        new URL('../big/peak.mjs', import.meta.url).href,
        at('../../bin/clientele.js'),
        'study',
        realTable,
        '-c',
        config,
        '-o',
        out,
        '--threads',
        '2',
      ];
      const started = performance.now();
      const env = { ...process.env, BENCH_PEAK: peak };
      await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8, env });
      const seconds = (performance.now() - started) / 1000;
      log(`${seconds.toFixed(1)} s`);
      const peer = findPython(['numpy', 'scipy', 'sklearn']);
      const theirs = peer && (await peerSweeps(peer.python, folder, log));
      const { stages } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
      const { versions } = JSON.parse(readFileSync(oracle, 'utf8'));
      const ratios = await inertiaRatios(out);
      const within = ratios.filter(({ ratio }) => ratio <= 1.001).length;
      const worst = ratios.reduce((a, b) => (b.ratio > a.ratio ? b : a));
      return {
        peer: theirs && 'peer, extrapolated',
        versions: Object.fromEntries(Object.entries(versions).filter(([name]) => name === 'scikit-learn')),
        rows: [
          {
            what: 'from the table to the report, two threads',
            unit: 's',
            wanted: '≤ 120',
            ours: [seconds],
            peer: theirs && [nOfEach * (theirs[8] + theirs[1])],
          },
          {
            what: '… ÷ the time without what the scores are worth',
            unit: '×',
            wanted: '≤ 1.5',
            ours: [seconds / (seconds - ofAll(stages.filter(({ name }) => worthStages.includes(name))))],
            peer: null,
          },
          {
            what: 'highest resident memory',
            unit: 'MB',
            wanted: '≤ 1,500',
            ours: [Number(readFileSync(peak, 'utf8'))],
            peer: null,
          },
          ...stages.map((stage) => ({
            what: `… ${stage.name}`,
            unit: 's',
            ours: [stage.seconds],
            peer: null,
          })),
          {
            what: `fits of ${ratios.length} with at most 1.001 × the peer's inertia`,
            unit: 'fits',
            wanted: String(ratios.length),
            ours: [within],
            peer: null,
          },
        ],
        notes: [
          `The peer's inertias are of the best of 10 starts (\`bench/inertias/make-inertias.mjs\`). The worst of ours is ${worst.ratio.toFixed(4)} × it: ${worst.name}, k = ${worst.k}.`,
          `Ours is lower by more than 0.001 in ${ratios.filter(({ ratio }) => ratio < 0.999).length} fits.`,
          theirs
            ? `The peer: fits and silhouettes of 48 data sets, extrapolated from two measured here: ${nOfEach} × ${theirs[8].toFixed(0)} s (knn + pipeline 8) + ${nOfEach} × ${theirs[1].toFixed(0)} s (knn + pipeline 1). Both have the context columns; the half without them takes it less.`
            : 'The peer was not run: no Python has scikit-learn.',
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Stages that say what the scores are worth. */
const worthStages = ['lab', 'null', 'alternatives', 'verdict', 'order', 'surrogates', 'stability'];

const ofAll = (stages) => stages.reduce((sum, { seconds }) => sum + seconds, 0);

/** Of the 48 data sets of a study half are one-hot, as pipeline 1, half codes, as pipeline 8. */
const nOfEach = 24;

/** Seconds that the peer takes for the fits and silhouettes of two data sets, by pipeline. */
async function peerSweeps(python, folder, log) {
  // A folder of its own: the run that is measured stands in the other.
  const own = join(folder, 'peer');
  mkdirSync(own);
  const sets = await makeDataSets(own, [8, 1]);
  const seconds = {};
  for (const pipeline of [8, 1]) {
    const { file, nRows } = sets[pipeline];
    const job = JSON.stringify({ what: 'sweep', file, nRows });
    const { stdout } = await promisify(execFile)(python, [at('../clustering/peer.py'), job]);
    seconds[pipeline] = JSON.parse(stdout).seconds;
    log(`the peer, pipeline ${pipeline}: ${seconds[pipeline].toFixed(1)} s`);
  }
  return seconds;
}
