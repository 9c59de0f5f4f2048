import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { NamedSegments } from '../../src/contract/index.ts';
import { smallModel } from '../model/small-model.ts';
import { scratchFolder, tableFile } from '../study/small-study.ts';
import { cli, shell } from './run-command.ts';

/** A run folder with a model of two segments, the second of them named. */
function runFolder(modelHash: string): string {
  const folder = join(scratchFolder(), 'run');
  mkdirSync(join(folder, 'models'), { recursive: true });
  writeFileSync(join(folder, 'models', 'model.json'), JSON.stringify(smallModel()));
  const named: NamedSegments = {
    version: 1,
    model: modelHash,
    segments: [
      { id: 1, overlap: 0.3, described: null },
      {
        id: 2,
        overlap: 1,
        described: {
          id: 'home',
          name: { en: 'Housing loan', ru: 'Кредит на жильё' },
          description: { en: 'a', ru: 'б' },
          offers: [],
        },
      },
    ],
    notes: [],
  };
  writeFileSync(join(folder, 'segments.yaml'), stringify(named));
  return folder;
}

describe('names of segments', () => {
  let folder: string;
  beforeAll(() => {
    folder = runFolder(smallModel().hash);
  });

  it('client RUN says the name in the language asked for, and the number alone where there is no name', async () => {
    const english = await cli('client', folder, 'loan=no', 'housing=yes', '--lang', 'en');
    expect(english.out).toMatch(/^Segment 2 · Housing loan \(25\.0\u00a0% of clients\)$/m);
    const russian = await cli('client', folder, 'loan=no', 'housing=yes', '--lang', 'ru');
    expect(russian.out).toMatch(/^Сегмент 2 · Кредит на жильё \(25,0\u00a0% клиентов\)$/m);
    const unnamed = await cli('client', folder, 'loan=no', 'housing=no', '--lang', 'en');
    expect(unnamed.out).toMatch(/^Segment 1 \(75\.0\u00a0% of clients\)$/m);
  });

  it('client RUN --json has the name as the segment', async () => {
    const { out } = await cli('client', folder, 'loan=no', 'housing=yes', '--lang', 'en', '--json');
    expect(JSON.parse(out).rows[0]).toMatchObject({ segment_id: 2, segment: 'Housing loan' });
  });

  it('client models/model.json knows no names', async () => {
    const model = join(folder, 'models', 'model.json');
    const { out } = await cli('client', model, 'loan=no', 'housing=yes', '--lang', 'en');
    expect(out).toMatch(/^Segment 2 \(/m);
  });

  it('score RUN writes the names into the column segment', async () => {
    const table = tableFile('loan,housing\nno,yes\nno,no\n');
    const output = join(scratchFolder(), 'scored.csv');
    const { code } = await cli('score', folder, table, '-o', output, '--lang', 'en');
    expect(code).toBe(0);
    const [head, ...rows] = readFileSync(output, 'utf8').trim().split(/\r?\n/);
    const at = head!.split(',').indexOf('segment');
    expect(rows.map((row) => row.split(',')[at])).toEqual(['Housing loan', 'Segment 1']);
  });

  it('refuses names that belong to another model', async () => {
    const { code, err } = await cli('client', runFolder('cd'.repeat(32)), 'loan=no', 'housing=yes');
    expect(code).toBe(2);
    expect(err).toMatch(
      /^E_SEGMENTS .*segments\.yaml: these names belong to another model; run the study again/,
    );
  });
});

describe('clientele study with descriptions', () => {
  const table = () => tableFile(`id,age,job\n${Array.from({ length: 60 }, (_, i) => `${i},${20 + (i % 40)},${i % 2 ? 'a' : 'b'}`).join('\n')}\n`); // biome-ignore format: a table
  const config = (descriptions: string) => `version: 1
name: small
columns:
  id: { type: identifier, role: identifier }
  age: { type: numeric }
  job: { type: nominal }
imputations: [mode]
pipelines: [8]
sweep: { kFrom: 2, kTo: 3, starts: 1, swaps: 1 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
pictures: { linkageRows: 10, mapRows: 10, mapIterations: 5 }
choice: { mode: given, imputation: mode, pipeline: 8, k: 2, features: [job] }
segments: { descriptions: ${descriptions} }
`;

  it('reads them beside the configuration and keeps both in the run', async () => {
    const folder = scratchFolder();
    const text = (en: string) => `{ en: ${en}, ru: я }`;
    const description = (id: string, job: string) =>
      `  - { id: ${id}, when: [{ job: [${job}] }], name: ${text(id)}, description: ${text('x')} }\n`;
    writeFileSync(
      join(folder, 'names.yaml'),
      `version: 1\nsegments:\n${description('bees', 'b')}${description('ants', 'a')}`,
    );
    writeFileSync(join(folder, 'study.yaml'), config('names.yaml'));
    const output = join(folder, 'run');
    const args = ['study', table(), '-c', join(folder, 'study.yaml'), '-o', output, '--threads', '1'];
    const { code, err } = await shell(...args);
    expect([code, err.match(/W_SEGMENT|Error/)], err).toEqual([0, null]);
    expect(readFileSync(join(output, 'segments.yaml'), 'utf8')).toMatch(
      /id: ants[\s\S]*id: bees|id: bees[\s\S]*id: ants/,
    );
    expect(readFileSync(join(output, 'study.yaml'), 'utf8')).toContain('descriptions: descriptions.yaml');
    expect(readFileSync(join(output, 'descriptions.yaml'), 'utf8')).toContain('id: ants');
    for (const file of ['report.html', 'report.ru.html', 'models/card.md', 'models/card.ru.md']) {
      expect(readFileSync(join(output, file), 'utf8').length, file).toBeGreaterThan(1000);
    }
    expect(readFileSync(join(output, 'report.html'), 'utf8')).toContain('Segment 1 · ');
  });

  it('says where a file of descriptions is that cannot be read', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'study.yaml'), config('absent.yaml'));
    const { code, err } = await cli(
      'study',
      table(),
      '-c',
      join(folder, 'study.yaml'),
      '-o',
      join(folder, 'run'),
    );
    expect(code).toBe(2);
    expect(err).toMatch(
      /E_NOT_FOUND .*absent\.yaml: the descriptions of the segments cannot be read; check segments\.descriptions/,
    );
  });
});
