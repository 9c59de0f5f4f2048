import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { compileRecipe, generateSample } from '../../src/sample/index.ts';
import { parseStudyConfig, type StudyResult } from '../../src/study/index.ts';
import { createThreadCompute } from '../../src/workers/index.ts';
import { bankRecipe } from '../sample/tables.ts';
import { runOn, scratchFolder } from '../study/small-study.ts';

const text = readFileSync(new URL('../../examples/bank-marketing.yaml', import.meta.url), 'utf8');

// The chosen data set alone, k = 2 and 3: the choice is given and makes its own clusters.
describe('the described study on 41,188 rows of the sample: knn, pipeline 8', () => {
  let result: StudyResult;
  beforeAll(async () => {
    const path = join(scratchFolder(), 'sample.csv');
    const engine = await createDuckDbEngine();
    const { delimiter } = bankRecipe;
    await engine.writeBatches(path, generateSample(compileRecipe(bankRecipe), { nRows: 41_188, seed: 7 }), {
      delimiter,
    });
    await engine.close();
    const config = parseStudyConfig(text, 'bank-marketing.yaml');
    const entry = new URL('../../dist/workers/worker.js', import.meta.url);
    const compute = createThreadCompute({ nThreads: Math.min(2, availableParallelism()), entry });
    result = await runOn(
      path,
      { ...config, imputations: ['knn'], pipelines: [8], sweep: { ...config.sweep, kTo: 3 } },
      { compute },
    );
    await compute.close();
  }, 600_000);

  it('loan, housing, job at k = 4: silhouette 0.63 ± 0.01 on 44 distinct rows', () => {
    const { silhouette, nDistinct } = result.classification.model.figures;
    console.info(`silhouette ${silhouette!.toFixed(4)} (bar: 0.63 ± 0.01), ${nDistinct} distinct rows`);
    expect(Math.abs(silhouette! - 0.63)).toBeLessThanOrEqual(0.01);
    expect(nDistinct).toBe(44);
  });

  it.each([
    [1, 0.427],
    [2, 0.262],
    [3, 0.16],
    [4, 0.151],
  ])('segment %i holds the share %d of clients, ± 0.02', (id, share) => {
    const segment = result.classification.model.segments.find((one) => one.id === id)!;
    console.info(`segment ${id}: ${segment.share.toFixed(4)} (bar: ${share} ± 0.02)`);
    expect(Math.abs(segment.share - share)).toBeLessThanOrEqual(0.02);
  });
});
