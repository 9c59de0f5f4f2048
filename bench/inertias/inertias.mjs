import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { realTable } from '../tables/make-data-sets.mjs';
import { readNumbers, readTexts } from '../tables/write-matrices.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const oracle = new URL('../../test/oracles/data/inertias.json', import.meta.url);

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
      const args = [
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
      await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
      const seconds = (performance.now() - started) / 1000;
      log(`${seconds.toFixed(1)} s`);
      const { stages } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
      const { versions, cases } = JSON.parse(readFileSync(oracle, 'utf8'));
      const ratios = await ratiosOf(join(out, 'sweep.parquet'), cases);
      const within = ratios.filter(({ ratio }) => ratio <= 1.001).length;
      const worst = ratios.reduce((a, b) => (b.ratio > a.ratio ? b : a));
      return {
        peer: null,
        versions: Object.fromEntries(Object.entries(versions).filter(([name]) => name === 'scikit-learn')),
        rows: [
          {
            what: 'from the table to the report, two threads',
            unit: 's',
            wanted: '≤ 120',
            ours: [seconds],
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
          'The peer’s whole study is not run here: what it takes for a data set stands under “A data set”; there are 48.',
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function ratiosOf(path, cases) {
  const { values, names } = await readNumbers(path, ['pipeline', 'k', 'inertia']);
  const [imputation, context] = await readTexts(path, ['imputation', 'with_context']);
  const column = (name) => values[names.indexOf(name)];
  return imputation.map((method, i) => {
    const name = `${method}_preproc${column('pipeline')[i]}/${context[i] === 'true' ? 'with' : 'without'}`;
    const k = column('k')[i];
    return { name, k, ratio: column('inertia')[i] / cases[name][k] };
  });
}
