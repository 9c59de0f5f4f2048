import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { engineSuite } from '../suites/engine-suite.ts';

engineSuite('duckdb', createDuckDbEngine);
