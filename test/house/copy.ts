import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a tool said and how it ended. */
export interface ToolRun {
  readonly exitCode: number;
  readonly output: string;
}

/** A copy of the house to put wrong files into, where no other test sees them. */
export interface HouseCopy {
  /** Adds a file, by its path from the root. */
  add(file: string, text: string): Promise<void>;
  /** Type-checks one layer with the real compiler. */
  checkLayer(layer: string): Promise<ToolRun>;
  /** Lints files with the real linter and the real rules; all of `src` by default. */
  lint(file?: string): Promise<ToolRun>;
  remove(): Promise<void>;
}

/** Folders of `dist` that no layer reads. */
const notLayers = ['test', 'web', 'types'];

/** Sources, compiled declarations and settings in a temporary folder, with the packages linked. */
export async function copyHouse(): Promise<HouseCopy> {
  const copy = await mkdtemp(join(tmpdir(), 'clientele-house-'));
  const take = (path: string, filter: (source: string) => boolean = () => true): Promise<void> =>
    cp(join(root, path), join(copy, path), { recursive: true, filter });
  await Promise.all([
    ...['src', 'tsconfig.base.json', 'biome.json', 'package.json', '.gitignore'].map((path) => take(path)),
    take('dist', (source) => !notLayers.includes(relative(join(root, 'dist'), source))),
    symlink(join(root, 'node_modules'), join(copy, 'node_modules')),
  ]);
  const run = (tool: string, args: readonly string[]): Promise<ToolRun> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        [join(root, 'node_modules', tool), ...args],
        { cwd: copy, maxBuffer: 1e8 },
        (error, stdout, stderr) => {
          resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr });
        },
      );
    });
  return {
    async add(file, text) {
      await mkdir(dirname(join(copy, file)), { recursive: true });
      await writeFile(join(copy, file), text);
    },
    checkLayer: (layer) => run('typescript/bin/tsc', ['-p', `src/${layer}`, '--noEmit', '--pretty', 'false']),
    lint: (file = 'src') => run('@biomejs/biome/bin/biome', ['lint', '--colors=off', file]),
    remove: () => rm(copy, { recursive: true, force: true }),
  };
}
