import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { reportFailure } from '../../src/cli/failure.ts';
import type { ColumnReading } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { inferStudyConfig, parseStudyConfig } from '../../src/study/index.ts';
import { mutate, mutateCells } from '../engines/duckdb/mutations.ts';
import { createScratch, readAll } from '../engines/scratch.ts';
import { runOn, undrawn } from '../study/small-study.ts';

const N_READ = 100_000;
const N_COMMANDS = 500;
const N_STUDIES = 1_000;
/** No table of a kilobyte takes so long unless it hangs. */
const DEADLINE_MS = 30_000;
const MAX_GROWTH_MB = 400;
const HOUR = 3_600_000;

const bin = join(import.meta.dirname, '../../bin/clientele.js');

/** Outcomes by what the command line would say: "0", or the code of the error. */
class Counts {
  readonly #counts = new Map<string, number>();
  readonly exits = new Set<number>();
  slowest = 0;

  add(exit: number, said: string): void {
    this.exits.add(exit);
    const code = exit === 0 ? '0' : (/^[A-Z_]+/.exec(said)?.[0] ?? said.slice(0, 200));
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  toString(): string {
    const sorted = [...this.#counts].sort((a, b) => b[1] - a[1]);
    return sorted.map(([code, count]) => `${code} ${count}`).join(', ');
  }
}

/** Does work as the command line does: its exit code and what it says. Nothing may hang or say more than a line. */
async function attempt(work: () => Promise<unknown>, counts: Counts, seed: number): Promise<boolean> {
  const startedAt = performance.now();
  const said: string[] = [];
  const io = { out: () => {}, err: (line: string) => said.push(line), isTerminal: false };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`mutated table ${seed} hangs`)), DEADLINE_MS);
  });
  const exit = await Promise.race([work(), late]).then(
    () => 0,
    (error: unknown) => reportFailure(error, io, seed % 2 === 0 ? 'en' : 'ru'),
  );
  clearTimeout(timer);
  counts.slowest = Math.max(counts.slowest, performance.now() - startedAt);
  counts.add(exit, said.join('\n'));
  if (exit !== 0 && exit !== 2) throw new Error(`mutated table ${seed}: exit ${exit}: ${said.join('\n')}`);
  expect(said.length, said.join('\n')).toBe(exit === 0 ? 0 : 1);
  expect(said.join(), `seed ${seed}`).not.toMatch(/[\n\r\0]|undefined|\[object|NaN of/);
  return exit === 0;
}

const DECLARED: readonly ColumnReading[] = [
  { name: 'id', type: 'identifier' },
  { name: 'age', type: 'numeric' },
  { name: 'job', type: 'nominal' },
  { name: 'balance', type: 'numeric' },
  { name: 'note', type: 'text' },
];

/** A table of forty clients with what a CSV can hold. */
const CLIENTS = `id;age;job;balance;loan;since\n${Array.from({ length: 40 }, (_, i) =>
  [
    `00${i}`,
    i % 7 === 0 ? '' : 20 + ((i * 37) % 50),
    ['admin.', 'blue collar', 'рабочий', 'студент'][i % 4],
    `${(i * 731) % 1_000},${i % 10}`,
    ['yes', 'no', 'unknown'][i % 3],
    `${10 + (i % 19)}.0${1 + (i % 9)}.2024`,
  ].join(';'),
).join('\n')}\n`;

const SMALL = `imputations: [mode]
pipelines: [8]
sweep: { kFrom: 2, kTo: 3, starts: 1, swaps: 1 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: found, kFrom: 3, kTo: 3 }
segments: { starts: 1, swaps: 1, minCellClients: 1 }
pictures: { mapRows: 10, mapIterations: 2, linkageRows: 10 }
`;

describe('mutated tables', () => {
  const scratch = createScratch();

  it(`${N_READ} are described and read, or refused with one line; none hangs, memory is bounded`, {
    timeout: HOUR,
  }, async () => {
    const engine = await createDuckDbEngine({ batchRows: 3 });
    const path = scratch.path('mutated.csv');
    const counts = new Counts();
    const startedAt = performance.now();
    let before = 0;
    for (let seed = 1; seed <= N_READ; seed += 1) {
      if (seed === N_READ / 10) before = process.memoryUsage.rss();
      writeFileSync(path, mutate(seed));
      let found: readonly ColumnReading[] = [];
      const describe = async () => {
        found = (await engine.describe({ path })).columns;
      };
      if (await attempt(describe, counts, seed)) {
        await attempt(() => readAll(engine, { path }, found), counts, seed);
      }
      await attempt(() => readAll(engine, { path }, DECLARED), counts, seed);
    }
    await engine.close();
    const growth = (process.memoryUsage.rss() - before) / (1 << 20);
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(
      `${N_READ} tables in ${seconds.toFixed(0)} s, slowest reading ${counts.slowest.toFixed(0)} ms, ` +
        `memory grew by ${growth.toFixed(0)} MB behind the first tenth; ${counts}`,
    );
    expect([...counts.exits].sort()).toEqual([0, 2]);
    expect(growth).toBeLessThan(MAX_GROWTH_MB);
  });

  it(`${N_COMMANDS} go through the command in a process of its own: exit 0 or 2 and no stack`, {
    timeout: HOUR,
  }, async () => {
    const counts = new Counts();
    const startedAt = performance.now();
    for (let seed = 1; seed <= N_COMMANDS; seed += 2) {
      await Promise.all([seed, seed + 1].map((one) => runCommand(scratch.write(mutate(one)), counts)));
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(`${N_COMMANDS} commands in ${seconds.toFixed(0)} s; ${counts}`);
    expect([...counts.exits].sort()).toEqual([0, 2]);
  });

  async function runCommand(path: string, counts: Counts): Promise<void> {
    const options = { timeout: DEADLINE_MS, env: { ...process.env, LANG: 'C', LC_ALL: 'C' } };
    try {
      await promisify(execFile)(process.execPath, [bin, 'profile', path], options);
      counts.add(0, '');
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      const lines = stderr.trim().split('\n');
      if (code !== 2 || lines.length !== 1) throw new Error(`${path}: exit ${code}: ${stderr}`);
      counts.add(code, lines[0] ?? '');
    }
  }

  it(`${N_STUDIES} go through a whole small study: a report, or refused with one line`, {
    timeout: HOUR,
  }, async () => {
    const engine = await createDuckDbEngine();
    const counts = new Counts();
    const startedAt = performance.now();
    for (let seed = 1; seed <= N_STUDIES; seed += 1) {
      const path = scratch.path(`clients-${seed}.csv`);
      // Every tenth loses its shape as well.
      writeFileSync(path, seed % 10 === 0 ? mutate(seed, CLIENTS) : mutateCells(seed, CLIENTS));
      await attempt(() => study(engine, path, scratch.path(`run-${seed}`)), counts, seed);
    }
    await engine.close();
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(`${N_STUDIES} studies in ${seconds.toFixed(0)} s; ${counts}`);
    expect([...counts.exits].sort()).toEqual([0, 2]);
  });

  async function study(engine: Engine, path: string, output: string): Promise<void> {
    const { columns } = inferStudyConfig(await engine.describe({ path }), 'mutated');
    const small = parseStudyConfig(
      `version: 1\nname: mutated\ncolumns: { a: { type: numeric } }\n${SMALL}`,
      'm',
    );
    await runOn(path, { ...small, columns }, { output, ports: { ...undrawn, engine } });
  }
});
