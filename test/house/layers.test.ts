import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from './copy.ts';

/** What each layer may import; a layer comes after all that it imports. docs/architecture.md says why. */
const layers: Readonly<Record<string, readonly string[]>> = {
  'src/ml': [],
  'src/contract': [],
  'src/words': [],
  'src/sql': [],
  'src/model': ['src/ml', 'src/contract', 'src/sql'],
  'src/charts': ['src/contract', 'src/words'],
  'src/kernels': ['src/ml'],
  'src/render': ['src/contract', 'src/charts'],
  'src/workers': ['src/ml', 'src/charts', 'src/kernels', 'src/render'],
  'src/engines': ['src/contract', 'src/sql'],
  'src/engines/duckdb': ['src/contract', 'src/words', 'src/sql', 'src/engines'],
  'src/engines/postgres': ['src/contract', 'src/words', 'src/sql', 'src/engines'],
  'src/store': ['src/contract', 'src/words'],
  'src/sample': ['src/ml', 'src/contract'],
  'src/study': ['src/ml', 'src/contract', 'src/model', 'src/charts', 'src/words', 'src/engines'],
  'src/bi': ['src/contract', 'src/charts', 'src/sql', 'src/engines'],
  'src/server': ['src/contract', 'src/model', 'src/study', 'src/bi', 'src/engines', 'src/words'],
  'src/cli': [
    'src/ml',
    'src/contract',
    'src/words',
    'src/sql',
    'src/model',
    'src/charts',
    'src/kernels',
    'src/render',
    'src/workers',
    'src/engines',
    'src/engines/duckdb',
    'src/engines/postgres',
    'src/store',
    'src/sample',
    'src/study',
    'src/bi',
    'src/server',
  ],
  web: ['src/contract', 'src/words', 'src/charts', 'src/render', 'src/model', 'src/ml'],
};
const names = Object.keys(layers);

/** A project's settings with everything inherited, as the compiler sees them. */
function project(folder: string): ts.ParsedCommandLine {
  const path = join(root, folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, join(root, folder), undefined, path);
}

function referencesOf(folder: string): string[] {
  return (project(folder).projectReferences ?? []).map(({ path }) => relative(root, resolve(path)));
}

describe('the layers', () => {
  it('tsconfig.json of the root builds every layer, in the order of the house, then the tests', () => {
    expect(referencesOf('.')).toEqual([...names, 'test']);
  });

  it.each(names)('%s is a strict composite project that sees only what it may', (layer) => {
    const { options } = project(layer);
    expect(options).toMatchObject({
      composite: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
    });
    const allowed = layers[layer];
    expect(referencesOf(layer).filter((reference) => !allowed.includes(reference))).toEqual([]);
    expect(allowed.every((other) => names.indexOf(other) < names.indexOf(layer))).toBe(true);
  });

  it('ml, contract, words, sql, model, charts, engines, sample, study and bi see neither Node nor a page', () => {
    const pure = ['ml', 'contract', 'words', 'sql', 'model', 'charts', 'engines', 'sample', 'study', 'bi'];
    for (const layer of pure) {
      const { options } = project(`src/${layer}`);
      expect(options.types, layer).toEqual([]);
      expect(options.lib, layer).toEqual(['lib.es2023.d.ts']);
    }
  });

  it.each(names)('%s has a README.md and one door', (layer) => {
    const door = layer === 'web' ? 'src/main.tsx' : 'index.ts';
    const missing = ['README.md', door].filter((file) => !existsSync(join(root, layer, file)));
    expect(missing).toEqual([]);
  });

  it('package.json opens ml, model, study and server, and nothing else', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    expect(Object.keys(exports).sort()).toEqual(['./ml', './model', './server', './study']);
  });
});
