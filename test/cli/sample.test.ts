import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../study/small-study.ts';
import { cli } from './run-command.ts';

const recipe = join(import.meta.dirname, '../../examples/bank-marketing.sample.json');
const folder = scratchFolder();

const sample = (...args: string[]) => cli('sample', ...args);

describe('clientele sample', () => {
  it('writes as many rows as asked for under a header, separated as the recipe says', async () => {
    const path = join(folder, 'clients.csv');
    const { code, out } = await sample(recipe, '-n', '25', '-o', path, '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toContain('25');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 25);
    expect(lines.map((line) => line.split(';').length)).toEqual(Array(26).fill(21));
    expect(lines[0]).toMatch(/^age;job;marital;/);
  });

  it.each(['csv', 'parquet'])(
    'writes equal %s for equal seeds, 7 unless another is given',
    async (extension) => {
      const files = ['a', 'b', 'c'].map((name) => join(folder, `${name}.${extension}`));
      for (const [i, seed] of [[], ['--seed', '7'], ['--seed', '8']].entries()) {
        expect((await sample(recipe, '-n', '400', '-o', files[i]!, ...seed)).code).toBe(0);
      }
      const [first, same, other] = files.map((file) => readFileSync(file));
      expect(first!.equals(same!)).toBe(true);
      expect(first!.equals(other!)).toBe(false);
    },
  );

  it('--json tells file, number of rows and seed', async () => {
    const path = join(folder, 'told.parquet');
    const { out } = await sample(recipe, '-n', '9', '--seed', '3', '-o', path, '--json');
    expect(JSON.parse(out)).toEqual({ rows: [{ file: path, nRows: 9, seed: 3 }] });
  });

  it('--help ends with an example', async () => {
    const { code, out } = await sample('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Example:\n {2}clientele sample examples\//);
  });

  const written = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  it.each([
    ['no rows', () => [recipe, '-n', '0'], /^E_OPTION: -n must be an integer from 1 to \d+; got "0"$/],
    ['half a row', () => [recipe, '-n', '1.5'], /^E_OPTION: -n must be an integer/],
    ['a negative seed', () => [recipe, '--seed', '-1'], /^E_OPTION: --seed must be an integer from 0/],
    [
      'an absent recipe',
      () => [join(folder, 'absent.json')],
      /^E_NOT_FOUND .*absent\.json: the recipe cannot be read/,
    ],
    [
      'a recipe that is not JSON',
      () => [written('words.json', 'age;job')],
      /^E_RECIPE .*words\.json: the file is not JSON/,
    ],
    ['another JSON file', () => [written('other.json', '{"version":1}')], /^E_RECIPE .*other\.json: name: /],
    [
      'a folder that is absent',
      () => [recipe, '-n', '1', '-o', join(folder, 'absent', 'x.csv')],
      /E_OUTPUT .*x\.csv: cannot write the file/,
    ],
  ])('refuses %s in one line with exit code 2', async (_, args, message) => {
    const { code, err } = await sample(...args(), '--lang', 'en');
    expect(code).toBe(2);
    expect(err.split('\n').filter((line) => line.startsWith('E_'))).toHaveLength(1);
    expect(err.split('\n').at(-1)).toMatch(message);
  });
});
