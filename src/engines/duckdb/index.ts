// the engine over files
export { createDuckDbEngine, type DuckDbEngineOptions } from './engine.ts';
export { createTableHolder, type TableHolderOptions } from './hold-table.ts';
