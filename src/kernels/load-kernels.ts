import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { Kernels } from '../ml/index.ts';
import type { KernelExports } from './exports.ts';
import { createMemory, type KernelMemory } from './memory.ts';
import { sumCells } from './wasm-cells.ts';
import { loadDonors } from './wasm-donors.ts';
import { loadRows } from './wasm-rows.ts';

/** Built from assembly/; the address holds from src/ and from dist/ alike. */
const compiled = new URL('../../dist/kernels/kernels.wasm', import.meta.url);

/** The compiled kernels and their memory. */
export interface KernelInstance {
  readonly exports: KernelExports;
  readonly memory: KernelMemory;
}

/** Compiles the kernels for this thread. */
export function startKernels(): KernelInstance {
  const memory = createMemory();
  // V8 runs a call to its end in the code that it began in: the silhouettes of a table are one call, and would take
  // twice as long in the code of the first compiler.
  setFlagsFromString('--no-liftoff');
  const module = new WebAssembly.Module(readFileSync(compiled));
  const instance = new WebAssembly.Instance(module, { env: { memory: memory.memory } });
  return { exports: instance.exports as unknown as KernelExports, memory };
}

/** The fast kernels, with a memory of their own: one set a thread. */
export function loadKernels(): Kernels {
  const { exports, memory } = startKernels();
  return {
    withRows: (x, weights, precision, use) =>
      memory.scope(() => use(loadRows(exports, memory, x, weights, precision))),
    sumCellDistances: (x, weights, cells, from, to) =>
      memory.scope(() => sumCells(exports, memory, x, weights, cells, from, to)),
    withDonors: (trees, use) =>
      memory.scope(() => use(trees.map((tree) => loadDonors(exports, memory, tree)))),
  };
}
