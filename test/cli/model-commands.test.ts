import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportSql } from '../../src/model/index.ts';
import { madeModel } from '../model/made-model.ts';
import { smallModel } from '../model/small-model.ts';
import { cli as inProcess, type Said } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-model-commands-'));
const written = (name: string, model: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(model));
  return path;
};
const small = smallModel();
const model = written('small.json', small);
const hostile = written('hostile.json', madeModel());

async function cli(...args: string[]): Promise<Said> {
  const said = await inProcess(...args);
  return { ...said, out: said.out.replaceAll('\u00a0', ' ') };
}

describe('clientele explain', () => {
  it('says segment, what decides, the way, and the smallest change', async () => {
    const { code, out } = await cli('explain', model, 'loan=no', 'housing=no', '--lang', 'en');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Segment 1',
      'Probability 100.0 %: every field was known',
      'Decides: housing is no; without it the probability is 75.0 %',
      'Because housing is no',
      'Would be segment 2 with housing no → yes',
      `Model ${small.hash}`,
    ]);
  });

  it('says what to ask where it abstains, in Russian', async () => {
    const { out } = await cli('explain', model, 'loan=no', '--lang', 'ru');
    expect(out).toContain('Спросите housing: тогда ответ получат 100,0 % таких клиентов');
    expect(out).toContain('Предположено housing: no (75,0 %)');
  });

  it('--fixed leaves a field as it is, --json says everything', async () => {
    const { out } = await cli('explain', model, 'loan=no', 'housing=no', '--fixed', 'housing', '--json');
    const [row] = (JSON.parse(out) as { rows: { changes: unknown[]; model_hash: string }[] }).rows;
    expect([row.changes, row.model_hash]).toEqual([[], small.hash]);
  });
});

describe('clientele export', () => {
  it('prints the SELECT, or writes it', async () => {
    const sql = exportSql(small, { dialect: 'postgres', table: ['public', 'clients'] });
    const args = ['export', model, '--to', 'sql', '--dialect', 'postgres', '--table', 'public.clients'];
    expect((await cli(...args)).out).toBe(sql.trimEnd());
    const path = join(folder, 'segments.sql');
    expect(await cli(...args, '-o', path, '--lang', 'en')).toMatchObject({
      code: 0,
      out: `SQL written: ${path}`,
    });
    expect(readFileSync(path, 'utf8')).toBe(sql);
  });

  it('does not print what a terminal would change', async () => {
    const right = smallModel();
    const turned = { ...right.fields[0], categories: ['no', '\u202Eyes'] };
    const path = written('turned.json', smallModel({ fields: [turned, ...right.fields.slice(1)] }));
    const { code, err } = await cli('export', path, '--to', 'sql');
    expect([code, err]).toEqual([2, expect.stringContaining('write it to a file')]);
  });

  it.each([
    [['--to', 'onnx'], '--to must be sql or superset'],
    [['--to', 'sql', '--dialect', 'oracle'], '--dialect must be one of ansi, duckdb, postgres'],
  ])('%j is refused', async (args, message) => {
    const { code, err } = await cli('export', model, ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('clientele compare', () => {
  it('prints matches and the migration matrix', async () => {
    const { code, out } = await cli('compare', model, model, '--lang', 'en');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Segment 1 is the earlier 1 (overlap 100.0 %)',
      'Segment 2 is the earlier 2 (overlap 100.0 %)',
      'Clients by earlier segment (lines) and later segment (columns):',
      '               1       2',
      '       1  75.0 %   0.0 %',
      '       2   0.0 %  25.0 %',
      'Counted on the cells of both models, at least 100.0 % of clients.',
    ]);
  });

  it('says what is new and what is gone', async () => {
    const { out } = await cli('compare', model, hostile, '--lang', 'en');
    expect(out).toMatch(/Segment \d is new and becomes \d/);
    const { rows, migration } = JSON.parse((await cli('compare', model, hostile, '--json')).out) as {
      rows: unknown[];
      migration: number[][];
    };
    expect([rows.length, migration.length]).toEqual([4, 2]);
  });
});
