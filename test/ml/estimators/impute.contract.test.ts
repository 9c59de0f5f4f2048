import fc from 'fast-check';
import { expect } from 'vitest';
import type { Frame } from '../../../src/ml/frame.ts';
import {
  type FitFrameImputerOptions,
  type FrameImputer,
  fitFrameImputer,
  fitModeImputer,
  imputeFrame,
} from '../../../src/ml/impute/index.ts';
import { createRandom, deriveSeed, shuffledIndices } from '../../../src/ml/random.ts';
import { holedFrame } from '../impute/arbitrary.ts';
import { describeEstimator } from './describe-estimator.ts';
import { classifiersOnly, clusterersOnly, type Item, type Reasons } from './items.ts';
import {
  expectRows,
  type OwnItems,
  rescaled,
  rowsOfFrame,
  type Subject,
  takeRows,
  withColumn,
} from './subject.ts';

const ofImputers: Reasons = {
  ...classifiersOnly,
  24: clusterersOnly[24] ?? '',
  25: 'no labels; that new rows are filled as the training rows were: test/ml/impute/iterative.test.ts',
  42: 'a step, not a pipeline',
};
const unweighted = 'fitFrameImputer takes no weights: neighbours and regressions are of rows';
const withoutWeights: Reasons = {
  3: 'plain options, read once',
  16: unweighted,
  17: unweighted,
  18: unweighted,
};

/** Tables where no two distances are equal, so that the order of rows cannot decide: numbers only, with holes. */
function tieFreeFrame(salt: number): Frame {
  const random = createRandom(deriveSeed(salt, 'tie-free'));
  const nRows = 24;
  return {
    nRows,
    columns: ['a', 'b', 'c'].map((name) => ({
      kind: 'numeric',
      name,
      values: Float64Array.from({ length: nRows }, (_, i) =>
        i > 5 && name !== 'a' && random.nextInt(4) === 0 ? Number.NaN : random.next(),
      ),
    })),
  };
}

function subjectOf(
  options: FitFrameImputerOptions,
  own: (subject: Subject<FrameImputer>) => OwnItems,
  notApplicable: Reasons,
): Subject<FrameImputer> {
  const subject: Subject<FrameImputer> = {
    name: `fitFrameImputer(${options.method})`,
    tables: holedFrame,
    fit: (frame) => fitFrameImputer(frame, options),
    apply: (imputer, frame) => rowsOfFrame(imputeFrame(imputer, frame).frame),
    columns: 'in-order',
    takesMissing: true,
    tolerance: 1e-9,
    notApplicable: { ...ofImputers, ...notApplicable },
  };
  return { ...subject, own: own(subject) };
}

/** Numbers are z-scored or passed on: four times the numbers give four times the fills, to the last bit. */
function followsScale(subject: Subject<FrameImputer>): OwnItems {
  return {
    33: () =>
      fc.assert(
        fc.property(fc.nat(), (salt) => {
          const frame = tieFreeFrame(salt);
          const rows = subject.apply(subject.fit(frame), frame);
          const larger = rescaled(frame, 4, 0);
          expect(subject.apply(subject.fit(larger), larger)).toEqual(
            rows.map((row) =>
              Object.fromEntries(
                Object.entries(row).map(([name, cell]) => [name, typeof cell === 'number' ? 4 * cell : cell]),
              ),
            ),
          );
        }),
        { numRuns: 10 },
      ),
  };
}

/** The order of the rows matters where neighbours are equally near, and there alone. */
function ignoresOrderWithoutTies(subject: Subject<FrameImputer>, tolerance: number): OwnItems {
  return {
    19: () => {
      for (let salt = 0; salt < 10; salt++) {
        const frame = tieFreeFrame(salt);
        const order = Array.from(shuffledIndices(frame.nRows, createRandom(salt)));
        const shuffled = takeRows(frame, order);
        const rows = subject.apply(subject.fit(frame), frame);
        expectRows(
          subject.apply(subject.fit(shuffled), shuffled),
          order.map((i) => rows[i]),
          tolerance,
        );
      }
    },
  };
}

/** More neighbours than rows are all the rows. */
function takesAllNeighbours(method: 'knn' | 'knn-vote'): OwnItems {
  return {
    32: () =>
      fc.assert(
        fc.property(holedFrame, (frame) => {
          const fill = (neighbours: number) =>
            imputeFrame(fitFrameImputer(frame, { method, neighbours }), frame);
          expect(fill(1000)).toEqual(fill(frame.nRows));
        }),
        { numRuns: 25 },
      ),
  };
}

const knnReasons: Reasons = {
  ...withoutWeights,
  34: 'holds the training rows in typed arrays: it lives within a run and never enters a file',
  38: 'one pass: there are no iterations',
};
for (const method of ['knn', 'knn-vote'] as const) {
  describeEstimator(
    subjectOf(
      { method },
      (subject) => ({
        ...followsScale(subject),
        ...ignoresOrderWithoutTies(subject, 1e-9),
        ...takesAllNeighbours(method),
      }),
      knnReasons,
    ),
  );
}

describeEstimator(
  subjectOf(
    { method: 'iterative' },
    (subject) => ({
      ...followsScale(subject),
      ...ignoresOrderWithoutTies(subject, 1e-6),
      38: () => {
        const fitted = fitFrameImputer(tieFreeFrame(1), { method: 'iterative' });
        const cut = fitFrameImputer(tieFreeFrame(1), { method: 'iterative', maxRounds: 1, tolerance: 0 });
        if (fitted.method !== 'iterative' || cut.method !== 'iterative') throw new Error('wrong method');
        expect(fitted.iterative.nRounds).toBeGreaterThanOrEqual(1);
        expect(fitted.iterative.converged).toBe(true);
        expect(cut.iterative).toMatchObject({ nRounds: 1, converged: false });
      },
    }),
    {
      ...withoutWeights,
      20: 'columns that miss equally many cells are visited in their order, as in scikit-learn',
      32: 'no clusters and no neighbours',
    },
  ),
);

const onePass: Partial<Record<Item, string>> = {
  32: 'no clusters and no neighbours',
  38: 'one pass: there are no iterations',
};
describeEstimator(subjectOf({ method: 'raw' }, followsScale, { ...withoutWeights, ...onePass }));

const mode = subjectOf({ method: 'mode' }, followsScale, onePass);
describeEstimator<FrameImputer>({
  ...mode,
  // The frame imputer passes no weights on; the imputer behind it takes them.
  fit: (frame, how) =>
    how === undefined
      ? fitFrameImputer(frame, { method: 'mode' })
      : Object.freeze({ kind: 'frame-imputer', method: 'mode', mode: fitModeImputer(frame, how) }),
});

describeEstimator<FrameImputer>({
  ...subjectOf({ method: 'knn', neighbours: 2 }, (subject) => ignoresOrderWithoutTies(subject, 1e-9), {
    ...knnReasons,
    32: 'as of 5 neighbours',
    33: 'as of 5 neighbours',
  }),
  name: 'fitFrameImputer(knn, 2 neighbours, a column that is complete)',
  tables: holedFrame.map((frame) =>
    withColumn(frame, 0, (column) =>
      column.kind === 'numeric'
        ? { ...column, values: column.values.map((value, i) => (Number.isNaN(value) ? i : value)) }
        : column,
    ),
  ),
});
