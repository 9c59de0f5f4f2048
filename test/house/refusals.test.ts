import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyHouse, type HouseCopy, type ToolRun } from './copy.ts';

let house: HouseCopy;
beforeAll(async () => {
  house = await copyHouse();
});
afterAll(() => house.remove());

/** The messages about one file. */
function about(run: ToolRun, file: string): string {
  return run.output
    .split('\n')
    .filter((line) => line.includes(file))
    .join('\n');
}

describe('the compiler, on a copy of the house', () => {
  it('tsc passes ml and study as they are', async () => {
    const runs = await Promise.all(['ml', 'study'].map((layer) => house.checkLayer(layer)));
    expect(runs.map((run) => run.output.trim())).toEqual(['', '']);
    expect(runs.map((run) => run.exitCode)).toEqual([0, 0]);
  });

  it('tsc refuses an upward import, Node and the page in ml', async () => {
    await house.add('src/ml/zz-upward.ts', "export { runStudy } from '../study/index.ts';\n");
    await house.add(
      'src/ml/zz-node.ts',
      "import { readFileSync } from 'node:fs';\nexport { readFileSync };\n",
    );
    await house.add('src/ml/zz-page.ts', 'export const title = document.title;\n');
    await house.add('src/ml/zz-process.ts', 'export const home = process.env.HOME;\n');
    const run = await house.checkLayer('ml');
    expect(run.exitCode).not.toBe(0);
    expect(about(run, 'zz-upward.ts')).toMatch(/error TS6307: .*study\/index\.ts' is not listed/);
    expect(about(run, 'zz-node.ts')).toMatch(/error TS\d+: Cannot find (module|name) 'node:fs'/);
    expect(about(run, 'zz-page.ts')).toMatch(/error TS\d+: Cannot find name 'document'/);
    expect(about(run, 'zz-process.ts')).toMatch(/error TS\d+: Cannot find name 'process'/);
  });

  it('tsc refuses a named engine in study', async () => {
    await house.add('src/study/zz-engine.ts', "export * from '../engines/duckdb/index.ts';\n");
    const run = await house.checkLayer('study');
    expect(run.exitCode).not.toBe(0);
    expect(about(run, 'zz-engine.ts')).toMatch(/error TS6307: .*engines\/duckdb\/index\.ts' is not listed/);
  });
});

/** A throw-away file of one layer, what it imports, and what the linter says. */
const refused: readonly (readonly [string, string, string])[] = [
  ['study', 'clientele/ml', 'Import a sibling layer by its relative path'],
  ['study', 'clientele', 'Import a sibling layer by its relative path'],
  ['cli', 'clientele/study', 'Import a sibling layer by its relative path'],
  ['render', 'clientele/ml', 'Import a sibling layer by its relative path'],
  ['study', '../engines/duckdb/index.ts', 'Use the interface in src/engines/engine.ts'],
  ['server', '../engines/postgres/index.ts', 'Use the interface in src/engines/engine.ts'],
  ['study', '@duckdb/node-api', 'Drivers live in src/engines/duckdb'],
  ['cli', '@duckdb/node-api', 'Drivers live in src/engines/duckdb'],
  ['engines/postgres', '@duckdb/node-api', 'Drivers live in src/engines/duckdb'],
  ['bi', 'pg', 'Drivers live in src/engines/postgres'],
  ['engines/duckdb', 'pg', 'Drivers live in src/engines/postgres'],
  ['charts', 'echarts', 'Drawing lives in src/render and web'],
];

const allowed: readonly (readonly [string, string])[] = [
  ['engines/duckdb', '@duckdb/node-api'],
  ['engines/postgres', 'pg'],
  ['render', 'echarts'],
  ['cli', '../engines/duckdb/index.ts'],
  ['study', '../engines/engine.ts'],
];

describe('the linter, on a copy of the house', () => {
  const fileOf = (layer: string, i: number): string => `src/${layer}/zz-lint-${i}.ts`;
  const importOf = (specifier: string): string =>
    `import * as it from '${specifier}';\n\nexport const kept = it;\n`;

  it.each(refused.map((one, i) => [...one, i] as const))(
    'biome refuses %s → %s',
    async (layer, specifier, why, i) => {
      await house.add(fileOf(layer, i), importOf(specifier));
      const run = await house.lint(fileOf(layer, i));
      expect(run.output).toContain('lint/style/noRestrictedImports');
      expect(run.output).toContain(why);
      expect(run.exitCode).not.toBe(0);
    },
  );

  it.each(allowed.map((one, i) => [...one, i] as const))(
    'biome lets %s → %s pass',
    async (layer, specifier, i) => {
      await house.add(fileOf(layer, 100 + i), importOf(specifier));
      const run = await house.lint(fileOf(layer, 100 + i));
      expect(run.output).not.toContain('lint/');
      expect(run.exitCode).toBe(0);
    },
  );

  it.each([
    ['export default 1;\n', 'lint/style/noDefaultExport'],
    ['export const x: any = 1;\n', 'lint/suspicious/noExplicitAny'],
    ['export const x = [1].at(0)!;\n', 'lint/style/noNonNullAssertion'],
    ["import { join } from 'path';\n\nexport const x = join;\n", 'lint/style/useNodejsImportProtocol'],
    ["console.log('x');\n\nexport {};\n", 'lint/suspicious/noConsole'],
  ])('biome refuses %j in study', async (text, rule) => {
    await house.add('src/study/zz-rule.ts', text);
    const run = await house.lint('src/study/zz-rule.ts');
    expect(run.output).toContain(rule);
    expect(run.exitCode).not.toBe(0);
  });
});
