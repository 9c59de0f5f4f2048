import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternate } from '../tables/alternate.mjs';
import { makeUniform } from '../tables/make-data-sets.mjs';

const script = fileURLToPath(new URL('./ours.mjs', import.meta.url));
const sizes = [10_000, 20_000, 40_000];

/** How the sweep of a data set grows with its distinct rows, and what threads are worth. */
export const growth = {
  name: 'growth',
  title: 'Growth: 14 fits and 14 exact silhouettes of distinct rows',
  async run({ log }) {
    const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
    const rows = [];
    const notes = ['16 uniform columns. With two threads, two data sets at once and half of that time.'];
    try {
      for (const nThreads of [1, 2]) {
        const medians = [];
        for (const nRows of sizes) {
          const job = { what: 'sweep', ...makeUniform(folder, nRows, 16), nThreads, nRepeats: nThreads };
          const { ours } = await alternate({ ours: [process.execPath, [script, JSON.stringify(job)]] }, log);
          const seconds = ours.map((one) => one.seconds).sort((a, b) => a - b);
          medians.push(seconds[seconds.length >> 1]);
          rows.push({
            what: `${nRows.toLocaleString('en')} rows, ${nThreads} ${nThreads === 1 ? 'thread' : 'threads'}`,
            unit: 's',
            ours: seconds,
            peer: null,
          });
        }
        const exponents = medians.slice(1).map((seconds, i) => Math.log2(seconds / medians[i]).toFixed(2));
        notes.push(`${nThreads} thread(s): time grows as rows to the power of ${exponents.join(', then ')}.`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return { peer: null, versions: {}, rows, notes };
  },
};
