import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type RunRecord, runRecordSchema } from '../../src/contract/index.ts';
import { openRunFolder } from '../../src/store/index.ts';
import { compareReplay, prepareReplay } from '../../src/study/index.ts';
import { tinyConfig, tinyTable } from '../study/crash/tiny-study.ts';
import { scratchFolder } from '../study/small-study.ts';
import { cli, shell } from './run-command.ts';

/** Names and one offer, so that the run has names of segments. */
const descriptions = `version: 1
segments:
  - id: with-loan
    name: { en: With a loan, ru: С кредитом }
    description: { en: They have a loan., ru: У них есть кредит. }
    when: [{ loan: [yes] }]
    offers: []
`;

let folder: string;
beforeAll(async () => {
  folder = scratchFolder();
  writeFileSync(join(folder, 'clients.csv'), tinyTable());
  writeFileSync(join(folder, 'names.yaml'), descriptions);
  writeFileSync(
    join(folder, 'tiny.yaml'),
    tinyConfig.replace('minCellClients: 2', 'minCellClients: 2, descriptions: names.yaml'),
  );
  const args = ['-c', join(folder, 'tiny.yaml'), '-o', join(folder, 'run'), '--threads', '1'];
  const { code, err } = await shell('study', join(folder, 'clients.csv'), ...args);
  expect([code, err]).toEqual([0, expect.anything()]);
}, 120_000);

/** A copy of the run, and of its table, in a folder of its own. */
function copyOfRun(): { readonly run: string; readonly table: string } {
  const copy = scratchFolder();
  cpSync(folder, copy, { recursive: true });
  return { run: join(copy, 'run'), table: join(copy, 'clients.csv') };
}

function recordOf(run: string): RunRecord {
  return runRecordSchema.parse(JSON.parse(readFileSync(join(run, 'run.json'), 'utf8')));
}

function changed(
  record: RunRecord,
  change: (file: RunRecord['stages'][number]['files'][number]) => object[],
) {
  const stages = record.stages.map((stage) => ({ ...stage, files: stage.files.flatMap(change) }));
  return runRecordSchema.parse({ ...record, stages });
}

describe('clientele replay RUN', () => {
  it('finds every hash again on another number of threads, and leaves nothing behind', async () => {
    const { stages } = recordOf(join(folder, 'run'));
    const nFiles = stages.flatMap(({ files }) => files).length;
    const { code, out } = await shell('replay', join(folder, 'run'), '--threads', '2');
    expect([code, out]).toEqual([
      0,
      `All ${nFiles} files come out as recorded, byte for byte, on 2\u00a0threads (the study: 1).\n`,
    ]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('clientele-replay-'))).toEqual([]);
  }, 120_000);

  it('names a file that was changed and one that was removed, also when the folder has moved', async () => {
    const { run } = copyOfRun();
    appendFileSync(join(run, 'models', 'card.md'), 'and what a stranger adds\n');
    rmSync(join(run, 'choice.json'));
    const { code, out, err } = await shell('replay', run, '--threads', '2', '--lang', 'en');
    expect(code).toBe(3);
    expect(out.trim().split('\n').sort()).toEqual([
      'choice.json: removed since the study wrote it',
      'models/card.md: changed since the study wrote it',
    ]);
    expect(err).toContain('2\u00a0files of ');
  }, 120_000);

  it('refuses a table with one other byte, one that is gone, and takes one that --table names', async () => {
    const { run, table } = copyOfRun();
    appendFileSync(table, 'admin,yes,5\n');
    const other = await cli('replay', run);
    expect(other.code).toBe(2);
    expect(other.err).toMatch(
      /^E_REPLAY .*clients\.csv: this is not the table of the run: its sha256 begins with [0-9a-f]{12}/,
    );
    expect(other.err.split('\n')).toHaveLength(1);
    rmSync(table);
    const gone = await cli('replay', run, '--lang', 'ru');
    expect([gone.code, gone.err]).toEqual([
      2,
      `E_REPLAY ${table}: таблицы этого запуска здесь нет; укажите, где она: --table clients.csv`,
    ]);
    // The table is there, and the configuration is what is looked at next.
    writeFileSync(
      join(run, 'study.yaml'),
      readFileSync(join(run, 'study.yaml'), 'utf8').replace('seed: 7', 'seed: 8'),
    );
    const config = await cli('replay', run, '--table', join(folder, 'clients.csv'));
    expect([config.code, config.err]).toEqual([
      2,
      expect.stringContaining('the configuration was changed after the study'),
    ]);
  });

  it('refuses a run that is not finished and a folder that is none', async () => {
    const { run } = copyOfRun();
    writeFileSync(join(run, 'run.json'), JSON.stringify({ ...recordOf(run), status: 'running' }));
    expect(await cli('replay', run)).toMatchObject({
      code: 2,
      err: expect.stringContaining('this run is not finished'),
    });
    expect(await cli('replay', scratchFolder())).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^E_RUN /),
    });
  });
});

describe('compareReplay(run, recorded, replayed)', () => {
  it('tells files that come out otherwise, that do not come out, and that were not recorded', async () => {
    const run = join(folder, 'run');
    const record = recordOf(run);
    const replayed = changed(record, (file) => {
      if (file.path === 'lab.json') return [];
      if (file.path === 'choice.json') return [{ ...file, sha256: '0'.repeat(64) }];
      return file.path === 'verdict.json' ? [file, { ...file, path: 'more.json' }] : [file];
    });
    const { differences } = await compareReplay(openRunFolder(run), record, replayed);
    expect(differences).toEqual([
      { path: 'lab.json', kind: 'not-made' },
      { path: 'choice.json', kind: 'other' },
      { path: 'more.json', kind: 'not-recorded' },
    ]);
  });

  it('tells names that people changed, and keeps, from a file that a stranger changed', async () => {
    const { run } = copyOfRun();
    const record = recordOf(run);
    const names = join(run, 'segments.yaml');
    const before = readFileSync(names, 'utf8');
    writeFileSync(names, before.replace('With a loan', 'Borrowers'));
    const stranger = await compareReplay(openRunFolder(run), record, record);
    expect([stranger.differences, stranger.edited]).toEqual([
      [{ path: 'segments.yaml', kind: 'changed' }],
      [],
    ]);
    mkdirSync(join(run, 'segments'));
    writeFileSync(join(run, 'segments', '1.yaml'), before);
    const people = await compareReplay(openRunFolder(run), record, record);
    expect([people.differences, people.edited]).toEqual([[], ['segments.yaml']]);
  });
});

describe('prepareReplay(run, record, replayed)', () => {
  /** What is laid down for a run with these versions of its names; "study" is what the study wrote. */
  async function laidDown(...versions: readonly string[]): Promise<string | null> {
    const { run } = copyOfRun();
    const own = readFileSync(join(run, 'segments.yaml'), 'utf8');
    mkdirSync(join(run, 'segments'));
    for (const [v, name] of versions.entries()) {
      writeFileSync(
        join(run, 'segments', `${v + 1}.yaml`),
        name === 'study' ? own : own.replace('With a loan', name),
      );
    }
    const replayed = openRunFolder(join(scratchFolder(), 'again'));
    await prepareReplay(openRunFolder(run), recordOf(run), replayed);
    const names = await replayed.read('segments.yaml');
    // Names are of a model: it must be there with them.
    expect(await replayed.read('.named/model.json')).toBe(
      names === null ? null : readFileSync(join(run, 'models', 'model.json'), 'utf8'),
    );
    return names === own ? 'study' : (names?.match(/en: (.+)/)?.[1] ?? null);
  }

  it('lays down the names that the study found: the last version before its own', async () => {
    expect(await laidDown()).toBe(null);
    expect(await laidDown('Borrowers')).toBe('Borrowers');
    expect(await laidDown('Debtors', 'Borrowers')).toBe('Borrowers');
    expect(await laidDown('Debtors', 'study')).toBe('study');
  });

  it('passes over what people wrote after the study', async () => {
    expect(await laidDown('study', 'Borrowers')).toBe(null);
    expect(await laidDown('Debtors', 'study', 'Borrowers')).toBe('Debtors');
  });
});
