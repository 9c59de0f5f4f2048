import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squaredDistances } from '../../../src/ml/linalg/squared-distances.ts';
import { fromRows, type Matrix, squaredDistance } from '../../../src/ml/matrix.ts';
import { createRandom } from '../../../src/ml/random.ts';
import { conditionalProbabilities, symmetrize } from '../../../src/ml/reduce/affinities.ts';
import { createGradient } from '../../../src/ml/reduce/gradient.ts';
import { findNeighbours } from '../../../src/ml/reduce/neighbours.ts';
import { buildQuadtree, createQuadtree, repel } from '../../../src/ml/reduce/quadtree.ts';
import { expectClose } from '../../oracles/oracle.ts';

function randomMatrix(nRows: number, nCols: number, seed: number): Matrix {
  const random = createRandom(seed);
  return { data: Float64Array.from({ length: nRows * nCols }, () => 2 * random.next() - 1), nRows, nCols };
}

const tiedTable = fc.tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 3 })).chain(([n, d]) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: d, maxLength: d }), {
    minLength: n,
    maxLength: n,
  }),
);

/** All other rows by (distance, row), the first `size`. */
function nearestByDefinition(x: Matrix, i: number, size: number): number[] {
  return Array.from({ length: x.nRows }, (_, j) => j)
    .filter((j) => j !== i)
    .sort((a, b) => squaredDistance(x, i, x, a) - squaredDistance(x, i, x, b) || a - b)
    .slice(0, size)
    .sort((a, b) => a - b);
}

function expectNeighbours(x: Matrix, size: number): void {
  const found = findNeighbours(x, size);
  for (let i = 0; i < x.nRows; i++) {
    const rows = found.rows.slice(i * size, (i + 1) * size);
    expect(Array.from(rows).sort((a, b) => a - b)).toEqual(nearestByDefinition(x, i, size));
    rows.forEach((j, k) => {
      expect(found.distances[i * size + k]).toBe(squaredDistance(x, i, x, j));
    });
  }
}

describe('squaredDistances', () => {
  it('squaredDistances(x, i, from, to) has the bits of squaredDistance at every length', () => {
    const x = randomMatrix(14, 5, 1);
    for (let to = 3; to <= 14; to++) {
      const out = new Float64Array(16).fill(-1);
      squaredDistances(x, 1, 3, to, out, 2);
      for (let j = 3; j < to; j++) expect(out[2 + j - 3]).toBe(squaredDistance(x, 1, x, j));
      expect(out[2 + to - 3]).toBe(-1);
    }
  });
});

describe('findNeighbours', () => {
  it('findNeighbours(x) are the nearest by definition, ties to the lowest row', () => {
    fc.assert(
      fc.property(tiedTable, fc.nat(), (rows, r) => {
        expectNeighbours(fromRows(rows), 1 + (r % (rows.length - 1)));
      }),
    );
  });

  it('findNeighbours(x) crosses its tiles', () => {
    expectNeighbours(randomMatrix(300, 3, 2), 7);
  });
});

describe('affinities', () => {
  it('conditionalProbabilities(perplexity) sum to 1 with the entropy log(perplexity)', () => {
    const neighbours = findNeighbours(randomMatrix(100, 4, 3), 40);
    for (const perplexity of [1.5, 5, 13, 30]) {
      const p = conditionalProbabilities(neighbours, perplexity);
      for (let i = 0; i < 100; i++) {
        const row = p.slice(i * 40, (i + 1) * 40);
        expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
        const entropy = row.reduce((sum, value) => sum - (value > 0 ? value * Math.log(value) : 0), 0);
        expect(Math.abs(entropy - Math.log(perplexity))).toBeLessThan(2e-5);
      }
    }
  });

  it('conditionalProbabilities(more equal rows than the perplexity) share evenly', () => {
    const neighbours = findNeighbours(fromRows(Array.from({ length: 10 }, () => [0.5])), 9);
    expectClose(conditionalProbabilities(neighbours, 3), new Float64Array(90).fill(1 / 9), 1e-14);
  });

  it('symmetrize(conditional) is (p(j|i) + p(i|j)) ÷ 2n, each pair once', () => {
    fc.assert(
      fc.property(tiedTable, fc.nat(), (rows, r) => {
        const n = rows.length;
        const size = 1 + (r % (n - 1));
        const neighbours = findNeighbours(fromRows(rows), size);
        const conditional = conditionalProbabilities(neighbours, Math.max(1, size / 3));
        const dense = new Float64Array(n * n);
        conditional.forEach((p, at) => {
          const [i, j] = [Math.floor(at / size), neighbours.rows[at]];
          dense[Math.min(i, j) * n + Math.max(i, j)] += p / (2 * n);
        });
        const { starts, columns, values } = symmetrize(neighbours, conditional);
        const sparse = new Float64Array(n * n);
        for (let i = 0; i < n; i++) {
          for (let p = starts[i]; p < starts[i + 1]; p++) {
            expect(columns[p]).toBeGreaterThan(p > starts[i] ? columns[p - 1] : i);
            sparse[i * n + columns[p]] = values[p];
          }
        }
        expectClose(sparse, dense, 1e-15);
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1 / 2, 12);
      }),
    );
  });
});

/** Forces and Z over all pairs. */
function repelByDefinition(points: Float64Array): { forces: Float64Array; z: number } {
  const forces = new Float64Array(points.length);
  let z = 0;
  for (let i = 0; i < points.length; i += 2) {
    for (let j = 0; j < points.length; j += 2) {
      if (i === j) continue;
      const [dx, dy] = [points[i] - points[j], points[i + 1] - points[j + 1]];
      const q = 1 / (1 + dx * dx + dy * dy);
      z += q;
      forces[i] += q * q * dx;
      forces[i + 1] += q * q * dy;
    }
  }
  return { forces, z };
}

function repelByTree(
  points: Float64Array,
  theta: number,
): { forces: Float64Array; z: number; nNodes: number } {
  const n = points.length / 2;
  const tree = createQuadtree(n, theta);
  buildQuadtree(tree, points, new Int32Array(n));
  const forces = new Float64Array(points.length);
  return { z: repel(tree, points, forces), forces, nNodes: tree.nNodes };
}

const coordinate = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -100, max: 100, noNaN: true }),
  fc.constantFrom(1, 1 + Number.EPSILON, 5e-324, 0),
);
const cloud = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 40 })
  .map((pairs) => Float64Array.from(pairs.flat()));

describe('quadtree', () => {
  it('repel(theta 0) is the sum over all pairs, also of equal and neighbouring points', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const [tree, all] = [repelByTree(points, 0), repelByDefinition(points)];
        expectClose([tree.z], [all.z], 1e-11);
        expectClose(tree.forces, all.forces, 1e-11);
      }),
      { numRuns: 300 },
    );
  });

  it('buildQuadtree(points) needs at most 2n − 1 nodes', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        expect(repelByTree(points, 0.5).nNodes).toBeLessThan(points.length);
      }),
    );
  });

  it('repel(theta) errs more the coarser it is: at 0.5 Z by under 2 %, forces by under 5 %', () => {
    const points = randomMatrix(400, 2, 5).data.map((value) => 20 * value);
    const all = repelByDefinition(points);
    const size = Math.hypot(...all.forces);
    const errors = [0.2, 0.5, 1].map((theta) => {
      const tree = repelByTree(points, theta);
      return {
        z: Math.abs(tree.z / all.z - 1),
        forces: Math.hypot(...tree.forces.map((f, p) => f - all.forces[p])) / size,
      };
    });
    expect(errors[1].z).toBeLessThan(0.02);
    expect(errors[1].forces).toBeLessThan(0.05);
    expect(errors[0].forces).toBeLessThan(errors[1].forces);
    expect(errors[1].forces).toBeLessThan(errors[2].forces);
  });
});

describe('createGradient', () => {
  it('writeGradient(theta 0) is the slope of measureDivergence, by central differences', () => {
    const neighbours = findNeighbours(randomMatrix(25, 3, 6), 24);
    const affinities = symmetrize(neighbours, conditionalProbabilities(neighbours, 6));
    const { writeGradient, measureDivergence } = createGradient(affinities, 0);
    const points = randomMatrix(25, 2, 7).data;
    const gradient = new Float64Array(50);
    writeGradient(points, 1, gradient);
    const step = 1e-5;
    const slopes = points.map((value, p) => {
      const ahead = measureDivergence(points.with(p, value + step));
      return (ahead - measureDivergence(points.with(p, value - step))) / (2 * step);
    });
    expectClose(gradient, slopes, 1e-8);
    expect(Math.hypot(...gradient)).toBeGreaterThan(1e-3);
  });
});
