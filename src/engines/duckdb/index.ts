// the engine over files
export { createDuckDbEngine, type DuckDbEngineOptions } from './engine.ts';
