// Tables that people bring: a million rows of CSV, and 300,000 rows of a PostgreSQL beside psql's \copy.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { nColumns, nRows, psql, withDatabase } from './database.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
/** Of a copy, which takes a second: its times vary more. */
const copyRounds = Number(process.env.BENCH_ROUNDS ?? 7);
const malformed = new Map([
  [500, (line) => line.split(';').slice(0, 2).join(';')],
  [300_000, (line) => `"a" b;${line}`],
  [900_000, (line) => `${line};extra`],
]);

export const connect = {
  name: 'connect',
  title: 'Upload and connect: a million rows of CSV, 300,000 × 20 of PostgreSQL',
  async run({ log }) {
    const folder = mkdtempSync(join(tmpdir(), 'clientele-connect-'));
    try {
      log('making a million rows');
      const clean = join(folder, 'clean.csv');
      const table = join(folder, 'clients.csv');
      run([
        join(root, 'bin/clientele.js'),
        'sample',
        'examples/bank-marketing.sample.json',
        '-n',
        '1000000',
        '-o',
        clean,
      ]);
      await spoil(clean, table);
      const file = { path: table, format: 'csv' };
      const preview = [];
      const profile = [];
      const load = [];
      const copied = { ours: [], peer: [] };
      const cpu = { preview: [], profile: [], load: [], query: [] };
      let rejected = null;
      for (let round = 0; round < rounds; round++) {
        const seen = ours({ kind: 'preview', file });
        preview.push(seen.seconds);
        cpu.preview.push(seen.cpu);
        const columns = allColumns;
        const output = join(folder, `loaded-${round}.parquet`);
        const loaded = ours({ kind: 'load', file, columns, output });
        load.push(loaded.seconds);
        cpu.load.push(loaded.cpu);
        rejected = loaded.rejected;
        if (round === 0) {
          const started = performance.now();
          const usage = ours({ kind: 'profile', path: clean, name: 'clients', language: 'en' });
          profile.push(usage.seconds);
          cpu.profile.push(usage.cpu);
          log(`profile ${((performance.now() - started) / 1000).toFixed(1)} s with its start`);
        }
      }
      await withDatabase(async (url) => {
        for (let round = 0; round < copyRounds; round++) {
          const started = performance.now();
          psql(url, `\\copy clients TO '${join(folder, 'copied.txt')}'`);
          copied.peer.push((performance.now() - started) / 1000);
          const own = ours({
            kind: 'query',
            url,
            query: 'SELECT * FROM clients',
            output: join(folder, `query-${round}.parquet`),
          });
          if (own.nRows !== nRows) throw new Error(`${own.nRows} rows came`);
          copied.ours.push(own.seconds);
          cpu.query.push(own.cpu);
          log(
            `round ${round + 1}: ours ${own.seconds.toFixed(2)} s, psql ${copied.peer.at(-1).toFixed(2)} s`,
          );
        }
      });
      const row = (what, wanted, values, peer = null) => ({ what, unit: 's', wanted, ours: values, peer });
      return {
        peer: 'psql \\copy to a file',
        versions: {},
        rows: [
          row('preview of 1,000,000 rows of CSV (119 MB)', '≤ 1', preview),
          row('profile of them', '≤ 20', profile),
          row('them as a table, three malformed lines told', null, load),
          row(
            `${nRows.toLocaleString('en')} × ${nColumns} of PostgreSQL as a table`,
            '≤ 1.5 × psql',
            copied.ours,
            copied.peer,
          ),
          ...Object.entries(cpu).map(([name, values]) => row(`processor time of ${name}`, null, values)),
        ],
        notes: [
          `The malformed lines, as they were told: ${JSON.stringify(rejected)}.`,
          'A fresh process each; without its start, since the server runs already. The time of psql has its start, of some 20 ms.',
          `Load of the machine at the end: ${loadavg()
            .map((one) => one.toFixed(1))
            .join(', ')}.`,
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const numbers = ['age', 'duration', 'campaign', 'pdays', 'previous'];
const allColumns = ['age', 'job', 'marital', 'education', 'default', 'housing', 'loan', 'contact', 'month', 'day_of_week', 'duration', 'campaign', 'pdays', 'previous', 'poutcome', 'emp.var.rate', 'cons.price.idx', 'cons.conf.idx', 'euribor3m', 'nr.employed', 'y'].map(
  (name) => ({ name, type: numbers.includes(name) || /[.\d]/.test(name) ? 'number' : 'text' }),
); // biome-ignore format: a list

function ours(task) {
  return JSON.parse(run([join(root, 'bench/connect/ours.mjs'), JSON.stringify(task)]));
}

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Copies a table and breaks three of its lines. */
async function spoil(from, to) {
  const out = createWriteStream(to);
  let n = 0;
  for await (const line of createInterface({ input: createReadStream(from) })) {
    n++;
    const wrong = malformed.get(n);
    if (!out.write(`${wrong ? wrong(line) : line}\n`))
      await new Promise((resolve) => out.once('drain', resolve));
  }
  await new Promise((resolve) => out.end(resolve));
}
