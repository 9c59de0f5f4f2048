import type { ModelFile } from '../../contract/model-file.ts';
import {
  all,
  choose,
  column,
  double,
  type Expression,
  equal,
  integer,
  operation,
  type Part,
} from '../../sql/index.ts';
import { featureTables } from '../place-values.ts';
import { idOf } from '../segment-ids.ts';
import { each, firstBest, keep, names } from './names.ts';

/**
 * The parts that put clients of whom every used field is known to their nearest centroid: encoded, distances and
 * placed, which has segment_id. The arithmetic is that of `nearestSegment`, step by step.
 */
export function placeParts(model: ModelFile, said: readonly string[], nUsed: number): Part[] {
  const features = featureTables(model);
  const nSegments = model.centroids.length;
  const distances = each(nSegments, (s) => column('distances', names.distance(s)));
  return [
    {
      name: 'encoded',
      body: {
        kind: 'select',
        columns: [
          ...keep('coded', said),
          ...features.map(({ field, values, scaling }, j) => {
            const value = column('coded', names.value(field));
            const expression: Expression = values
              ? byCode(column('coded', names.code(field)), values)
              : scaling
                ? operation('/', operation('-', value, double(scaling.offset)), double(scaling.scale))
                : value;
            return { expression, name: names.feature(j) };
          }),
        ],
        from: { path: ['coded'], alias: 'coded' },
        where: all(each(nUsed, (f) => operation('>=', column('coded', names.code(f)), integer(0)))),
      },
    },
    {
      name: 'distances',
      body: {
        kind: 'select',
        columns: [
          ...keep('encoded', said),
          ...model.centroids.map((centroid, s) => ({
            expression: operation(
              '+',
              ...centroid.map((c, j) => {
                const t = operation('-', column('encoded', names.feature(j)), double(c));
                return operation('*', t, t);
              }),
            ),
            name: names.distance(s),
          })),
        ],
        from: { path: ['encoded'], alias: 'encoded' },
      },
    },
    {
      name: 'placed',
      body: {
        kind: 'select',
        columns: [
          ...keep('distances', said),
          {
            expression: firstBest(
              distances,
              (a, b) => operation('<=', a, b),
              (s) => integer(idOf(model, s)),
            ),
            name: 'segment_id',
          },
        ],
        from: { path: ['distances'], alias: 'distances' },
      },
    },
  ];
}

/** The value of a code; every code that occurs has one. */
export function byCode(code: Expression, values: ArrayLike<number>): Expression {
  const branches = Array.from(values, (value, c) => [equal(code, integer(c)), double(value)] as const);
  return choose(
    branches.filter((_, c) => Number.isFinite(values[c])),
    double(0),
  );
}
