import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSegmentsFile, parseStudyConfig, type StudyResult } from '../../src/study/index.ts';
import { nameSegments } from '../../src/study/name-segments.ts';
import { createThreadCompute } from '../../src/workers/index.ts';
import { realTable } from '../real-table.ts';
import { runOn } from './small-study.ts';

const table = realTable();
const text = readFileSync(new URL('../../examples/bank-marketing.yaml', import.meta.url), 'utf8');

// The chosen data set alone, k = 2 … 4: the whole study is in test/long.
describe.skipIf(table === null)('the described study on the real table: knn, pipeline 8', () => {
  let result: StudyResult;
  beforeAll(async () => {
    const config = parseStudyConfig(text, 'bank-marketing.yaml');
    const entry = new URL('../../dist/workers/worker.js', import.meta.url);
    const compute = createThreadCompute({ nThreads: Math.min(2, availableParallelism()), entry });
    result = await runOn(
      table!,
      { ...config, imputations: ['knn'], pipelines: [8], sweep: { ...config.sweep, kTo: 4 } },
      { compute },
    );
    await compute.close();
  }, 300_000);

  // methods.md, "Reference figures": best known inertia; at most 1.005 × that.
  it.each([
    [true, 2, 21_564],
    [true, 3, 18_491.5],
    [true, 4, 15_975],
    [false, 2, 14_160],
    [false, 3, 11_534],
    [false, 4, 10_125],
  ])('with context %s, k = %i: the inertia is at most 1.005 × %d', (withContext, k, best) => {
    const fit = result.sweep.find((row) => row.withContext === withContext && row.k === k)!;
    console.log(
      `inertia ${fit.inertia.toFixed(1)}, ${(fit.inertia / best).toFixed(4)} × the best known ${best}`,
    );
    expect(fit.inertia).toBeLessThanOrEqual(1.005 * best);
    expect(fit.inertia).toBeGreaterThan(0.995 * best);
  });

  it.each([
    [2, 0.262],
    [3, 0.284],
    [4, 0.296],
  ])('with context, k = %i: the silhouette is that of the best known optimum', (k, silhouette) => {
    const fit = result.sweep.find((row) => row.withContext && row.k === k)!;
    expect(Math.abs(fit.silhouette - silhouette)).toBeLessThan(0.003);
  });

  it('loan, housing, job at k = 4 score what unrelated columns score: the verdict is none', () => {
    const { score, mean, sd, p, verdict } = result.worth;
    console.log(
      `silhouette ${score.toFixed(4)}, unrelated columns ${mean.toFixed(4)} ± ${sd.toFixed(4)}, p ${p}`,
    );
    expect(Math.abs(score - 0.63)).toBeLessThan(0.01);
    expect(Math.abs(mean - 0.63)).toBeLessThan(0.01);
    expect(verdict).toBe('none');
    expect(result.classification.model.verdict).toBe('none');
    for (const { ruleOf } of result.classification.model.segments) expect(ruleOf?.length).toBeGreaterThan(0);
  });

  it('loan, housing, job at k = 4: silhouette 0.630, 44 distinct rows, inertia 3370.9', () => {
    const { figures } = result.classification.model;
    expect(Math.abs(figures.silhouette! - 0.63)).toBeLessThan(0.002);
    expect(figures.nDistinct).toBe(44);
    expect(Math.abs(figures.inertia - 3370.9)).toBeLessThan(0.1);
  });

  it.each([
    [1, 0.427],
    [2, 0.262],
    [3, 0.16],
    [4, 0.151],
  ])('segment %i holds the share %d of clients', (id, share) => {
    const segment = result.classification.model.segments.find((one) => one.id === id)!;
    expect(Math.abs(segment.share - share)).toBeLessThan(0.003);
  });

  it('at least 18 of 20 orders of the job codes merge the two segments that job alone separates', () => {
    const [test, ...others] = result.orders;
    expect(others).toEqual([]);
    const [most] = test!.merged;
    console.log(
      `orders of ${test!.column}: segments ${most!.ids.join(' and ')} merge in ${most!.nOrders} of ${test!.nOrders}, ` +
        `silhouette ${Math.min(...test!.silhouettes).toFixed(3)} to ${Math.max(...test!.silhouettes).toFixed(3)}, ` +
        `median adjusted Rand index ${test!.agreement.toFixed(3)}`,
    );
    expect(test).toMatchObject({ column: 'job', nOrders: 20 });
    expect(most).toMatchObject({ ids: [2, 3], isAlone: true });
    expect(most!.nOrders).toBeGreaterThanOrEqual(18);
    expect(result.record.warnings.map(({ code }) => code)).toContain('W_CODE_ORDER');
  });

  // 16 features, the outcome out; the mode is the share of admin. among the hidden.
  it.each([
    ['knn', 0.15, 0.02],
    ['mode', 0.245, 0.015],
    ['knn-vote', 0.44, 0.03],
  ])('of hidden jobs %s fills %d ± %d right, and the vote is recommended', (method, share, tolerance) => {
    const job = result.lab.find(({ column }) => column === 'job')!;
    const { score } = job.scores.find((one) => one.method === method)!;
    console.log(`${method}: ${score.toFixed(4)} of ${job.nHidden} hidden jobs filled right`);
    expect(Math.abs(score - share)).toBeLessThanOrEqual(tolerance);
    expect(job.recommended).toBe('knn-vote');
  });

  it('housing and loan are unknown together in 990 of 990 rows and better not filled', () => {
    for (const [name, other] of [
      ['housing', 'loan'],
      ['loan', 'housing'],
    ]) {
      const column = result.lab.find((one) => one.column === name)!;
      console.log(
        `${name}: ${column.scores.map(({ method, score }) => `${method} ${score.toFixed(3)}`).join(', ')}`,
      );
      expect(column.recommended).toBeNull();
      expect(column.together).toEqual([{ column: other, nBoth: 990, nMissing: 990 }]);
    }
  });

  it('the example descriptions fit the segments, each one exactly, and name them', () => {
    const path = new URL('../../examples/bank-marketing.segments.yaml', import.meta.url);
    const descriptions = parseSegmentsFile(readFileSync(path, 'utf8'), 'bank-marketing.segments.yaml');
    const { named, warnings } = nameSegments(result.classification.model, result.segments, descriptions);
    expect(warnings).toEqual([]);
    expect(named.segments.map(({ overlap, described }) => [described?.id, overlap])).toEqual([
      ['no-loans', 1],
      ['housing-loan-office-and-manual', 1],
      ['housing-loan-technician-and-services', 1],
      ['personal-loan', 1],
    ]);
  });

  it('the tree is that of the described study: housing, then loan, else job at 0.45, then loan; six leaves', () => {
    const { tree, transformer } = result.classification.model;
    const names = transformer.blocks.flatMap((block) => block.columns);
    const splits = tree.nodes.flatMap((node) =>
      node.kind === 'split' ? [[names[node.feature], node.threshold]] : [],
    );
    expect(splits.map(([name]) => name)).toEqual(['housing', 'loan', 'job', 'loan', 'loan']);
    splits.forEach(([, threshold], i) => {
      expect(Math.abs(Number(threshold) - [0.5, 0.5, 0.45, 0.5, 0.5][i])).toBeLessThan(1e-6);
    });
    expect(tree.nodes.filter((node) => node.kind === 'leaf')).toHaveLength(6);
  });

  // 30 % of 12,309, 7,556, 4,603 and 4,363 clients, each to the nearest row.
  const nHeld = 3693 + 2267 + 1381 + 1309;
  it('both classifiers agree with the clustering on all stratified and all later rows', () => {
    const tests = result.classification.classifiers.flatMap((one) =>
      one.tests.map((test) => [one.name, test.name, test.accuracy, test.nRows]),
    );
    expect(tests).toEqual([
      ['tree', 'stratified', 1, nHeld],
      ['tree', 'later', 1, 12_357],
      ['logistic', 'stratified', 1, nHeld],
      ['logistic', 'later', 1, 12_357],
    ]);
  });
});
