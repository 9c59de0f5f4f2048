import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openServer } from '../../src/cli/open-server.ts';
import { runTables } from '../../src/cli/run-tables.ts';
import { type ModelFile, publicationSchema, runResponseSchema } from '../../src/contract/index.ts';
import { parseStudyConfig, publicationOf } from '../../src/study/index.ts';
import { tinyConfig, tinyTable } from '../study/crash/tiny-study.ts';
import { runOn, scratchFolder, tableFile, undrawn } from '../study/small-study.ts';
import { cli } from './run-command.ts';

const who = ['--by', 'Anna Petrova', '--date', '2026-01-31'];
const reason = 'a simple rule that call centres can use';

let folder: string;
beforeAll(async () => {
  const result = await runOn(tableFile(tinyTable()), parseStudyConfig(tinyConfig, 'tiny.yaml'), {
    ports: undrawn,
  });
  folder = result.folder;
  // Shuffled loans and jobs have nothing to do with each other.
  expect(result.worth.verdict).not.toBe('clear');
});

function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' });
}

describe('clientele publish RUN', () => {
  it('copies everything but rows of clients, with who, when and why, equal for equal words', async () => {
    const targets = ['a', 'b'].map((name) => join(scratchFolder(), name));
    for (const target of targets) {
      const { code, out } = await cli('publish', folder, ...who, '--reason', ` ${reason} `, '-o', target);
      expect([code, out]).toEqual([0, expect.stringContaining(`Published: ${target}`)]);
    }
    const [a = '', b = ''] = targets;
    const files = filesIn(a);
    expect(files).toEqual(
      expect.arrayContaining([
        'models/model.json',
        'models/card.md',
        'report.html',
        'run.json',
        'publication.json',
      ]),
    );
    expect(files.filter((file) => /^data|^\.|clients\.parquet/.test(file))).toEqual([]);
    const text = readFileSync(join(a, 'publication.json'), 'utf8');
    expect(readFileSync(join(b, 'publication.json'), 'utf8')).toBe(text);
    const { hash, verdict }: ModelFile = JSON.parse(readFileSync(join(folder, 'models/model.json'), 'utf8'));
    expect(publicationSchema.parse(JSON.parse(text))).toEqual({
      version: 1, study: 'tiny', model: hash, verdict, reason, by: 'Anna Petrova', date: '2026-01-31',
    }); // biome-ignore format: as in the file
  });

  it('leaves what is there, and nothing where it refuses', async () => {
    const parent = scratchFolder();
    const target = join(parent, 'out');
    expect((await cli('publish', folder, ...who, '--reason', reason, '-o', target)).code).toBe(0);
    const taken = await cli('publish', folder, ...who, '--reason', 'another reason altogether', '-o', target);
    expect([taken.code, taken.err]).toEqual([
      2,
      expect.stringMatching(/^E_PUBLISH .*: there is something here already/),
    ]);
    expect(readFileSync(join(target, 'publication.json'), 'utf8')).toContain(reason);
    const damaged = join(scratchFolder(), 'run');
    cpSync(folder, damaged, { recursive: true });
    writeFileSync(join(damaged, 'models/card.md'), 'nothing to worry about');
    const changed = await cli('publish', damaged, ...who, '--reason', reason, '-o', join(parent, 'more'));
    expect([changed.code, changed.err]).toEqual([
      2,
      expect.stringMatching(/card\.md: the file is not as the study wrote it/),
    ]);
    rmSync(join(damaged, 'run.json'));
    expect((await cli('publish', damaged, ...who, '--reason', reason)).err).toMatch(/^E_RUN /);
    expect(readdirSync(parent)).toEqual(['out']);
  });

  it('refuses a verdict below clear without a reason, and names the verdict', async () => {
    const target = join(scratchFolder(), 'out');
    const none = await cli('publish', folder, ...who, '-o', target, '--lang', 'en');
    expect(none.code).toBe(2);
    expect(none.err).toMatch(
      /^E_PUBLISH: the verdict of the model is "(none|weak)", below "clear"; say why it is published all the same: --reason "…"$/,
    );
    const short = await cli('publish', folder, ...who, '--reason', 'because … !', '-o', target);
    expect([short.code, short.err]).toEqual([2, expect.stringContaining('only 1 of 3 words')]);
    expect(existsSync(target)).toBe(false);
  });

  it('gives a folder that serve shows, with the reason', async () => {
    const target = join(scratchFolder(), 'out');
    await cli('publish', folder, ...who, '--reason', reason, '-o', target);
    const server = await openServer(target, { port: 4700 });
    try {
      const ask = async (path: string): Promise<Response> => fetch(`${server.url}${path}`);
      const answer = runResponseSchema.parse(await (await ask('/api/v1/run')).json());
      expect(answer.publication).toMatchObject({ reason, by: 'Anna Petrova', date: '2026-01-31' });
      expect((await ask('/model.json')).status).toBe(200);
      expect((await ask('/report')).status).toBe(200);
      const tables = (await runTables(target)).map(({ name }) => name);
      expect(tables).toContain('sweep');
      expect(tables).not.toContain('clients');
    } finally {
      await server.close();
    }
  });
});

describe('publicationOf(model, publisher)', () => {
  const model = { hash: '0'.repeat(64), study: { name: 'tiny' } as ModelFile['study'] };
  const by = { by: 'A. P.', date: '2026-01-31' };

  it('asks no reason of a clear verdict, and one of three words of any other', () => {
    expect(publicationOf({ ...model, verdict: 'clear' }, by).reason).toBe(null);
    for (const verdict of ['none', 'weak', null] as const) {
      expect(() => publicationOf({ ...model, verdict }, { ...by, reason: 'two words' })).toThrow(/E_PUBLISH/);
      expect(publicationOf({ ...model, verdict }, { ...by, reason: 'это простое правило' }).verdict).toBe(
        verdict,
      );
    }
  });

  it('refuses a day that no calendar has and a name of spaces', () => {
    for (const date of ['2026-02-30', '31.01.2026', 'today', '']) {
      expect(() => publicationOf({ ...model, verdict: 'clear' }, { ...by, date })).toThrow(
        /--date must be a day/,
      );
    }
    expect(() => publicationOf({ ...model, verdict: 'clear' }, { ...by, by: '  ' })).toThrow(/who publishes/);
  });
});
