// Ten million made-up rows, from Parquet to a label a row.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const nRows = 10_000_000;

export const big = {
  name: 'big',
  title: '10 million sample rows: job, housing, loan, k = 4, from Parquet to labels',
  async run({ log }) {
    const folder = mkdtempSync(join(tmpdir(), 'clientele-big-'));
    try {
      const table = process.env.BENCH_TABLE ?? join(folder, 'sample.parquet');
      if (!existsSync(table)) {
        log(`making ${nRows} rows`);
        clientele(['sample', 'examples/bank-marketing.sample.json', '-n', String(nRows), '-o', table]);
      }
      const seconds = [];
      const memory = [];
      for (let round = 0; round < Number(process.env.BENCH_ROUNDS ?? 5); round++) {
        const peak = join(folder, 'peak');
        const started = performance.now();
        clientele(
          [
            'segment', table, '-c', 'examples/bank-marketing.segment.yaml',
            '-o', join(folder, 'labels.parquet'), '--threads', '2',
          ],
          peak,
        ); // biome-ignore format: a command line
        seconds.push((performance.now() - started) / 1000);
        memory.push(Number(readFileSync(peak, 'utf8')));
        log(`round ${round + 1}: ${seconds.at(-1).toFixed(1)} s, ${memory.at(-1).toFixed(0)} MB`);
      }
      return {
        peer: null,
        versions: {},
        rows: [
          {
            what: 'from Parquet to a label a row, two threads',
            unit: 's',
            wanted: '≤ 15, reach 5',
            ours: seconds,
            peer: null,
          },
          { what: 'highest resident memory', unit: 'MB', wanted: '≤ 1,500', ours: memory, peer: null },
        ],
        notes: [
          'The rows are made by `clientele sample`; time is that of the whole process, with its start.',
        ],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function clientele(args, peak) {
  const measured = peak ? ['--import', new URL('./peak.mjs', import.meta.url).href] : [];
  const done = spawnSync(process.execPath, [...measured, 'bin/clientele.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...(peak && { BENCH_PEAK: peak }) },
  });
  if (done.status !== 0) throw new Error(`clientele ${args[0]} failed: ${done.stderr}`);
}
