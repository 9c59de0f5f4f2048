import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitLogistic,
  logisticScores,
  predictLogistic,
  predictLogisticProbabilities,
} from '../../../src/ml/linear/index.ts';
import { newtonDirectionCg } from '../../../src/ml/linear/newton-cg.ts';
import { newtonDirectionDense } from '../../../src/ml/linear/newton-dense.ts';
import { nParameters, type SoftmaxProblem, softmaxLoss } from '../../../src/ml/linear/softmax-loss.ts';
import { fromRows, selectColumns, toRows } from '../../../src/ml/matrix.ts';
import { createRandom } from '../../../src/ml/random.ts';
import { expectClose } from '../../oracles/oracle.ts';
import { tables } from './classifier-contract.ts';

function randomProblem(seed: number, nRows = 40, nFeatures = 3, nClasses = 3): SoftmaxProblem {
  const random = createRandom(seed);
  return {
    x: new Float64Array(nRows * nFeatures).map(() => 4 * random.next() - 2),
    nRows,
    nFeatures,
    nClasses,
    labels: new Int32Array(nRows).map((_, i) => (i + random.nextInt(2)) % nClasses),
    weights: new Float64Array(nRows).map(() => 0.5 + random.next()),
    c: 2,
  };
}

function randomTheta(problem: SoftmaxProblem, seed: number): Float64Array {
  const random = createRandom(seed);
  return new Float64Array(nParameters(problem)).map(() => 2 * random.next() - 1);
}

function lossAt(problem: SoftmaxProblem, theta: Float64Array) {
  const probabilities = new Float64Array(problem.nRows * problem.nClasses);
  const gradient = new Float64Array(theta.length);
  return { loss: softmaxLoss(problem, theta, probabilities, gradient), probabilities, gradient };
}

describe('softmaxLoss', () => {
  it('softmaxLoss(problem, 0) is the log of the number of classes per unit of weight', () => {
    const problem = randomProblem(1);
    const total = problem.weights.reduce((a, b) => a + b, 0);
    expect(lossAt(problem, new Float64Array(nParameters(problem))).loss).toBeCloseTo(total * Math.log(3), 10);
  });

  it('softmaxLoss(problem, theta) has the gradient of its central differences', () => {
    const problem = randomProblem(2);
    const theta = randomTheta(problem, 3);
    const { gradient } = lossAt(problem, theta);
    const h = 1e-5;
    const differences = Array.from(theta, (_, p) => {
      const up = lossAt(problem, theta.with(p, theta[p] + h)).loss;
      const down = lossAt(problem, theta.with(p, theta[p] - h)).loss;
      return (up - down) / (2 * h);
    });
    expectClose(gradient, differences, 1e-6);
  });
});

describe.each([
  { name: 'newtonDirectionDense', find: newtonDirectionDense, tolerance: 1e-6 },
  // It stops when the residual is a thousandth of the gradient.
  { name: 'newtonDirectionCg', find: newtonDirectionCg, tolerance: 2e-3 },
])('$name', ({ name, find, tolerance }) => {
  it(`${name}(…) undoes the gradient: along it the gradient changes by −g`, () => {
    for (let seed = 0; seed < 5; seed++) {
      const problem = randomProblem(seed);
      const theta = randomTheta(problem, seed + 5);
      const { probabilities, gradient } = lossAt(problem, theta);
      const direction = find(problem, probabilities, gradient);
      const h = 1e-5;
      const up = theta.map((value, p) => value + h * direction[p]);
      const down = theta.map((value, p) => value - h * direction[p]);
      const back = lossAt(problem, down).gradient;
      const change = lossAt(problem, up).gradient.map((value, p) => (value - back[p]) / (2 * h));
      const size = Math.hypot(...gradient);
      const error = Math.hypot(...gradient.map((g, p) => g + change[p]));
      expect(error).toBeLessThan(tolerance * size);
    }
  });
});

describe('fitLogistic', () => {
  const grouped = fromRows([
    [0, 1],
    [1, 3],
    [2, 2],
    [3, 7],
    [4, 5],
    [5, 6],
    [6, 1],
    [7, 0],
    [8, 2],
  ]);
  const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2];

  it('fitLogistic(x, labels) reports convergence, its steps and a gradient within the tolerance', () => {
    const model = fitLogistic(grouped, labels, { nClasses: 3 });
    expect(model.converged).toBe(true);
    expect(model.nIterations).toBeGreaterThanOrEqual(1);
    expect(model.gradientNorm).toBeLessThanOrEqual(1e-10);
  });

  it('fitLogistic(x, labels, {maxIterations}) says so when it stops early', () => {
    const model = fitLogistic(grouped, labels, { nClasses: 3, maxIterations: 1 });
    expect(model.converged).toBe(false);
    expect(model.nIterations).toBe(1);
  });

  it('fitLogistic(x, labels) has coefficients and intercepts that sum to 0 over the classes', () => {
    const { coefficients, intercepts } = fitLogistic(grouped, labels, {
      nClasses: 3,
      classWeights: [1, 2, 5],
    });
    for (let j = 0; j < 2; j++) {
      expect(Math.abs(coefficients.reduce((sum, row) => sum + row[j], 0))).toBeLessThan(1e-9);
    }
    expect(Math.abs(intercepts.reduce((a, b) => a + b, 0))).toBeLessThan(1e-12);
  });

  it('fitLogistic(x, labels) with the columns in another order has its coefficients in that order', () => {
    fc.assert(
      fc.property(tables, ({ x, labels: y, nClasses }) => {
        const order = Array.from({ length: x.nCols }, (_, j) => x.nCols - 1 - j);
        const a = fitLogistic(x, y, { nClasses });
        const b = fitLogistic(selectColumns(x, order), y, { nClasses });
        const back = b.coefficients.flatMap((row) => order.map((_, j) => row[order.indexOf(j)]));
        expectClose(back, a.coefficients.flat(), 1e-6);
        expectClose(b.intercepts, a.intercepts, 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('fitLogistic(x, labels) of a hopeless column is the shares of the classes', () => {
    // x is the same in both classes, so W is 0 and the intercepts are the logs of the shares, centred.
    const x = fromRows([[-1], [1], [-1], [1], [-1], [1], [-1], [1]]);
    const model = fitLogistic(x, [0, 0, 1, 1, 1, 1, 1, 1], { nClasses: 2 });
    expectClose(model.coefficients.flat(), [0, 0], 1e-9);
    expectClose(model.intercepts, [-Math.log(3) / 2, Math.log(3) / 2], 1e-9);
  });

  it('fitLogistic(x, labels, {classWeights: "balanced"}) makes the classes weigh the same', () => {
    const x = fromRows([[-1], [1], [-1], [1], [-1], [1], [-1], [1]]);
    const model = fitLogistic(x, [0, 0, 1, 1, 1, 1, 1, 1], { nClasses: 2, classWeights: 'balanced' });
    expectClose(model.intercepts, [0, 0], 1e-9);
  });

  it('fitLogistic(x, labels) gives a class without rows probability 0 and score −Infinity', () => {
    const model = fitLogistic(
      grouped,
      labels.map((k) => (k === 1 ? 3 : k)),
      { nClasses: 5 },
    );
    expect(model.classes).toEqual([0, 2, 3]);
    for (const row of toRows(predictLogisticProbabilities(model, grouped))) {
      expect([row[1], row[4]]).toEqual([0, 0]);
    }
    expect(toRows(logisticScores(model, grouped))[0][1]).toBe(Number.NEGATIVE_INFINITY);
    const dense = fitLogistic(grouped, labels, { nClasses: 3 });
    expectClose(model.coefficients[2], dense.coefficients[2], 1e-6);
  });

  it('fitLogistic(x, labels) converges on columns of very different scale and on large weights', () => {
    const random = createRandom(11);
    const x = fromRows(
      Array.from({ length: 60 }, () => [1e-3 * random.next(), random.next(), 1e5 * random.next()]),
    );
    const y = toRows(x).map((row) => (row[2] > 5e4 !== row[1] > 0.8 ? 1 : 0));
    expect(fitLogistic(x, y, { nClasses: 2 }).converged).toBe(true);
    const weights = y.map((_, i) => 1e7 * (1 + (i % 5)));
    expect(fitLogistic(x, y, { nClasses: 2, weights }).converged).toBe(true);
  });

  it('fitLogistic(x, labels, {c, tolerance}) names an option out of range', () => {
    const fitWith = (extra: object) => () => fitLogistic(grouped, labels, { nClasses: 3, ...extra });
    expect(fitWith({ c: 0 })).toThrow('c must be a finite number over 0; got 0');
    expect(fitWith({ tolerance: Number.NaN })).toThrow('tolerance must be a finite number over 0; got NaN');
    expect(fitWith({ maxIterations: 0.5 })).toThrow(
      'maxIterations must be an integer of at least 1; got 0.5',
    );
  });

  it('fitLogistic(x, labels) converges with more parameters than a whole Hessian is built for', () => {
    const random = createRandom(12);
    const rows = Array.from({ length: 120 }, () => Array.from({ length: 160 }, () => random.next()));
    const y = rows.map((row) => Math.floor(3.999 * row[0]));
    const wide = fitLogistic(fromRows(rows), y, { nClasses: 4, c: 10 });
    expect(wide.converged).toBe(true);
    expect(Array.from(predictLogistic(wide, fromRows(rows)))).toEqual(y);
    // One half of the columns is constant: the same problem, with few enough parameters.
    const half = rows.map((row) => row.map((value, j) => (j < 80 ? value : 0)));
    const few = fitLogistic(fromRows(rows.map((row) => row.slice(0, 80))), y, { nClasses: 4 });
    const many = fitLogistic(fromRows(half), y, { nClasses: 4 });
    expectClose(
      many.coefficients.flatMap((row) => row.slice(0, 80)),
      few.coefficients.flat(),
      1e-6,
    );
    expectClose(many.intercepts, few.intercepts, 1e-6);
  });

  it('predictLogistic(model, x) stays sure of itself far from the data', () => {
    const model = fitLogistic(grouped, labels, { nClasses: 3 });
    const far = fromRows([
      [-1e6, 0],
      [1e6, 0],
    ]);
    expect(Array.from(predictLogistic(model, far))).toEqual([0, 2]);
    expect(toRows(predictLogisticProbabilities(model, far))[1]).toEqual([0, 0, 1]);
  });
});
