// the engine over files
export { createDuckDbEngine, type DuckDbEngineOptions } from './engine.ts';
export { createRowGrouper, type RowGrouperOptions } from './group-rows.ts';
export { createTableHolder, type TableHolderOptions } from './hold-table.ts';
export { createTableLoader } from './load/loader.ts';
// queries of strangers
export { createSandbox } from './sandbox/sandbox.ts';
