// Every benchmark: { name, title, run({ log }) → what bench/run.mjs writes down }.
import { serving } from './serving/serving.mjs';

export const benchmarks = [serving];
