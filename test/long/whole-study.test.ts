import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStudyConfig } from '../../src/study/index.ts';
import { createThreadCompute } from '../../src/workers/index.ts';
import { realTable } from '../real-table.ts';
import { differingFiles, filesOf, runOn } from '../study/small-study.ts';

const table = realTable();
const text = readFileSync(new URL('../../examples/bank-marketing.yaml', import.meta.url), 'utf8');

describe.skipIf(table === null)('the whole described study on the real table', () => {
  it('672 fits, 48 data files; a second run on one thread less gives the same bytes', {
    timeout: 3_600_000,
  }, async () => {
    const config = parseStudyConfig(text, 'bank-marketing.yaml');
    const entry = new URL('../../dist/workers/worker.js', import.meta.url);
    const runs = [];
    for (const nThreads of [availableParallelism(), 1]) {
      const compute = createThreadCompute({ nThreads, entry });
      const startedAt = performance.now();
      runs.push(await runOn(table!, config, { compute }));
      await compute.close();
      console.log(`${nThreads} threads: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    }
    const [first, second] = runs.map((run) => filesOf(run.folder));
    expect(runs[0].sweep).toHaveLength(672);
    const sets = [...first.keys()].filter((file) => file.startsWith(join('data', 'preprocessed')));
    expect(sets).toHaveLength(48);
    expect(differingFiles(first, second)).toEqual([]);
  });
});
