import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runRecordSchema } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { parseStudyConfig } from '../../src/study/index.ts';
import type { SearchResult } from '../../src/study/search.ts';
import { tinyConfig, tinyTable } from '../study/crash/tiny-study.ts';
import { differingFiles, filesOf, runOn, scratchFolder, tableFile, undrawn } from '../study/small-study.ts';
import { bin, cli, shell } from './run-command.ts';

const table = tableFile(tinyTable());
const config = parseStudyConfig(tinyConfig, 'tiny.yaml');
const written = ['search.json', 'search.parquet'];

let folder: string;
beforeAll(async () => {
  folder = (await runOn(table, config, { ports: undrawn })).folder;
});

function copyOfRun(): string {
  const copy = join(scratchFolder(), 'run');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

const searchIn = (run: string): SearchResult => JSON.parse(readFileSync(join(run, 'search.json'), 'utf8'));

/** Searches a run, and ends the process when so many parts more than of the study are kept. */
function cut(run: string, nParts: number, signal: NodeJS.Signals, ...args: string[]) {
  return new Promise<{ code: number | null; err: string }>((resolve) => {
    const nBefore = readdirSync(join(folder, '.kept')).length;
    const child = spawn(process.execPath, [bin, 'search', run, ...args], {
      env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    const watch = setInterval(() => {
      if (readdirSync(join(run, '.kept')).length < nBefore + nParts) return;
      clearInterval(watch);
      child.kill(signal);
    }, 2);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, err });
    });
  });
}

/** What is kept of a run beside what its study kept, with what a file that is written anew has not: its inode. */
function keptParts(run: string): Map<string, number> {
  const ofStudy = new Set(readdirSync(join(folder, '.kept')));
  const parts = readdirSync(join(run, '.kept')).filter((key) => !ofStudy.has(key));
  return new Map(parts.map((key) => [key, statSync(join(run, '.kept', key)).ino]));
}

describe('clientele search RUN', () => {
  it('writes search.json and search.parquet with what it says, and touches nothing else', async () => {
    const run = copyOfRun();
    const { code, out, err } = await shell('search', run, '--copies', '19', '--threads', '1', '--lang', 'en');
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^Search the columns …\nSearch the columns: [\d.]+ s\n$/),
    ]);
    expect(differingFiles(filesOf(run), filesOf(folder)).sort()).toEqual(written);

    const { nCells, counts, found, chosen } = searchIn(run);
    // Job and loan are one pair; three jobs (unknown is filled) by two loans are six distinct rows.
    expect(out).toContain(
      'Every pair of 2\u00a0client columns was clustered by type for k = 2…8 (1\u00a0set, 5\u00a0fits)',
    );
    expect(out).toContain(`${counts.clear} clear, ${counts.weak} weak, ${counts.none} none`);
    expect([nCells, chosen?.columns]).toEqual([5, ['job', 'loan']]);
    const engine = await createDuckDbEngine();
    const { rows } = await engine.query(
      'SELECT columns, k, verdict, silhouette - silhouette_null_mean - silhouette_excess, silhouette_grid_p FROM search ORDER BY k',
      [{ name: 'search', path: join(run, 'search.parquet') }],
    );
    await engine.close();
    expect(rows.map(([columns, k]) => [columns, k])).toEqual([2, 3, 4, 5, 6].map((k) => ['job, loan', k]));
    for (const [, , , difference, p] of rows) {
      expect(difference).toBeCloseTo(0, 12);
      // One of 20: the rows themselves count among their copies.
      expect(p).toBeGreaterThanOrEqual(1 / 20);
      expect(p).toBeLessThanOrEqual(1);
    }
    expect(rows.filter(([, , verdict]) => verdict === 'none')).toHaveLength(counts.none);
    const best = found[0];
    expect(rows.find(([, k]) => k === best?.k)?.[2]).toBe(best?.verdict);
  });

  it('goes on where it was killed and where it was interrupted, to the bytes of an uncut one on other threads', {
    timeout: 120_000,
  }, async () => {
    const args = ['--copies', '199', '--lang', 'en'];
    const run = copyOfRun();
    const killed = await cut(run, 10, 'SIGKILL', ...args, '--threads', '1');
    expect(killed.code).toBeNull();
    const first = keptParts(run);
    expect(first.size).toBeLessThan(200);
    expect(written.filter((file) => existsSync(join(run, file)))).toEqual([]);

    const interrupted = await cut(run, first.size + 10, 'SIGINT', ...args, '--threads', '1');
    expect([interrupted.code, interrupted.err]).toEqual([130, expect.stringContaining('Interrupted.')]);
    const second = keptParts(run);
    expect(second.size).toBeGreaterThan(first.size);
    for (const [key, inode] of first) expect(second.get(key)).toBe(inode);

    const end = await shell('search', run, ...args, '--threads', '1');
    const uncut = copyOfRun();
    const other = await shell('search', uncut, ...args, '--threads', '2');
    expect([end.code, other.code]).toEqual([0, 0]);
    expect(end.out.replaceAll(run, uncut)).toBe(other.out);
    expect(differingFiles(filesOf(run), filesOf(uncut))).toEqual([]);
    expect(keptParts(run).size).toBe(0);
  });

  it('--json gives the list and the choice as search.json has them, in every language the same', async () => {
    const run = copyOfRun();
    const options = ['--copies', '19', '--threads', '1', '--json'];
    const english = await shell('search', run, ...options, '--lang', 'en');
    const { found, chosen } = searchIn(run);
    expect(JSON.parse(english.out)).toEqual({ rows: found, chosen });
    expect((await shell('search', run, ...options, '--lang', 'ru')).out).toBe(english.out);
  });

  it('is in the report after the next study, which redoes nothing but the report', async () => {
    const run = copyOfRun();
    await shell('search', run, '--copies', '19', '--threads', '1');
    const heading = 'Which columns hold groups';
    const report = () => readFileSync(join(run, 'report.html'), 'utf8');
    expect(report()).not.toContain(heading);
    await runOn(table, config, { output: run, ports: undrawn });
    expect(report()).toContain(heading);
    const { stages } = runRecordSchema.parse(JSON.parse(readFileSync(join(run, 'run.json'), 'utf8')));
    expect(stages.filter(({ reused }) => !reused).map(({ name }) => name)).toEqual(['report']);
  });

  it('says in one line that there is nothing to search in a study of one client column', async () => {
    const one = tinyConfig.replace('loan: { type: binary }', 'loan: { type: binary, role: context }');
    const { folder: run } = await runOn(
      table,
      parseStudyConfig(one.replace('[job, loan]', '[job]'), 'one.yaml'),
      { ports: undrawn },
    );
    const { code, out } = await shell('search', run, '--copies', '19', '--threads', '1', '--lang', 'en');
    expect([code, out]).toEqual([
      0,
      'There is no set to search: fewer than two client columns vary and say different things.\n',
    ]);
    expect(searchIn(run)).toMatchObject({ nSubsets: 0, nCells: 0, found: [], chosen: null });
  });
});

describe('clientele search, given what it cannot take', () => {
  const options = [
    ['--columns', '1', 'from 2 to 6'],
    ['--columns', '7', 'from 2 to 6'],
    ['--k-to', 'many', 'from 2 to 30'],
    ['--copies', '18', 'from 19 to 9999'],
    ['--rows', '99.5', 'from 100 to 20000'],
    ['--threads', '0', 'from 1 to 256'],
  ] as const;
  it.each(options)('%s %s: one line, exit code 2', async (option, given, bounds) => {
    const { code, out, err } = await cli('search', folder, option, given, '--lang', 'en');
    expect([code, out, err.split('\n').length]).toEqual([2, '', 1]);
    expect(err).toMatch(new RegExp(`^E_OPTION.*${option}.*${bounds}.*${given}`));
  });

  it.each([
    ['no folder', (run: string) => rmSync(run, { recursive: true }), /^E_RUN /],
    [
      'a run that is not finished',
      (run: string) => {
        const record = readFileSync(join(run, 'run.json'), 'utf8');
        writeFileSync(join(run, 'run.json'), record.replace('"status": "done"', '"status": "running"'));
      },
      /^E_RUN .*this run is not finished/,
    ],
    ['a run that keeps nothing', (run: string) => rmSync(join(run, '.kept'), { recursive: true }), /^E_RUN /],
    [
      'a configuration that is none',
      (run: string) => writeFileSync(join(run, 'study.yaml'), 'version: 2\n'),
      /^E_CONFIG .*study\.yaml/,
    ],
  ])('%s: one line, exit code 2, nothing written', async (_, spoil, says) => {
    const run = copyOfRun();
    spoil(run);
    const { code, out, err } = await cli('search', run, '--lang', 'en');
    const lines = err.split('\n').filter((line) => !line.endsWith(' …'));
    expect([code, out, lines]).toEqual([2, '', [expect.stringMatching(says)]]);
    expect(written.filter((file) => existsSync(join(run, file)))).toEqual([]);
  });
});
