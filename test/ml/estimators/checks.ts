import fc from 'fast-check';
import { expect } from 'vitest';
import { ArgumentError } from '../../../src/ml/errors.ts';
import type { Frame } from '../../../src/ml/frame.ts';
import { createRandom, shuffledIndices } from '../../../src/ml/random.ts';
import type { Item } from './items.ts';
import { expectRows, expectWhole, type Subject, takeRows, withCell, withColumn } from './subject.ts';

type Check = <Model>(subject: Subject<Model>) => void;

const numRuns = 25;
/** Where rounding may decide a tie, the same tables are drawn each time. */
const settled = { numRuns, seed: 2014 };

function onTables<Model>(
  subject: Subject<Model>,
  check: (frame: Frame) => void,
  options = { numRuns },
): void {
  fc.assert(fc.property(subject.tables, check), options);
}

/** Weights 0 to 3, the first row's at least 1. */
function onWeighted<Model>(subject: Subject<Model>, check: (frame: Frame, weights: number[]) => void): void {
  fc.assert(
    fc.property(subject.tables, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (frame, stream) => {
      check(
        frame,
        Array.from({ length: frame.nRows }, (_, i) => (stream.next().value as number) + (i === 0 ? 1 : 0)),
      );
    }),
    { numRuns },
  );
}

function orderOf(n: number, salt: number): number[] {
  return Array.from(shuffledIndices(n, createRandom(salt)));
}

/** The items that are asked of every estimator in the same way. */
export const commonChecks: Readonly<Partial<Record<Item, Check>>> = {
  3: (subject) =>
    onWeighted(subject, (frame, weights) => {
      const how = Object.freeze({ weights: Object.freeze(weights.slice()) });
      subject.fit(frame, how);
      expect(how.weights).toEqual(weights);
    }),
  4: (subject) =>
    onTables(subject, (frame) => {
      const before = structuredClone(frame);
      subject.apply(subject.fit(frame), frame);
      expect(frame).toEqual(before);
    }),
  8: (subject) =>
    onTables(subject, (frame) => {
      const none = takeRows(frame, []);
      const model = subject.fit(frame);
      for (const call of [() => subject.fit(none), () => subject.apply(model, none)]) {
        expect(call).toThrow(ArgumentError);
        expect(call).toThrow('at least one row');
      }
    }),
  9: (subject) =>
    onTables(subject, (frame) => {
      const one = takeRows(frame, [0]);
      expectWhole(subject.apply(subject.fit(one), one));
    }),
  10: (subject) =>
    onTables(subject, (frame) => {
      for (const column of frame.columns) {
        const single: Frame = { ...frame, columns: [column] };
        expect(subject.apply(subject.fit(single), single).length).toBe(frame.nRows);
      }
    }),
  11: (subject) =>
    onTables(subject, (frame) => {
      const model = subject.fit(frame);
      const n = frame.columns.length;
      for (const columns of [
        frame.columns.slice(1),
        [...frame.columns, { ...frame.columns[0], name: 'more' }],
      ]) {
        const call = () => subject.apply(model, { ...frame, columns });
        expect(call).toThrow(ArgumentError);
        expect(call).toThrow(new RegExp(`\\b${n} columns.*got ${columns.length}\\b`));
      }
    }),
  12: (subject) =>
    onTables(subject, (frame) => {
      const model = subject.fit(frame);
      const turned = { ...frame, columns: frame.columns.toReversed() };
      const renamed = withColumn(frame, 0, (column) => ({ ...column, name: 'another' }));
      if (subject.columns === 'by-name') {
        expect(subject.apply(model, turned)).toEqual(subject.apply(model, frame));
        expect(() => subject.apply(model, renamed)).toThrow(`no column "${frame.columns[0].name}"`);
      } else {
        expect(() => subject.apply(model, turned)).toThrow(/column 0 must be .*, as in fit; got/);
        expect(() => subject.apply(model, renamed)).toThrow(
          /column 0 must be .*, as in fit; got .*"another"/,
        );
      }
    }),
  13: (subject) =>
    onTables(subject, (frame) => {
      const model = subject.fit(frame);
      const i = frame.nRows - 1;
      frame.columns.forEach((column, j) => {
        const missing = column.kind === 'numeric' ? Number.NaN : -1;
        const wrong =
          column.kind === 'numeric' ? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] : [99, -2];
        for (const cell of subject.takesMissing ? wrong : [missing, ...wrong]) {
          const bad = withColumn(frame, j, (one) => withCell(one, i, cell));
          for (const call of [() => subject.fit(bad), () => subject.apply(model, bad)]) {
            expect(call).toThrow(ArgumentError);
            expect(call).toThrow(`row ${i}`);
          }
        }
      });
    }),
  16: (subject) =>
    onTables(subject, (frame) => {
      const weights = new Array<number>(frame.nRows).fill(1);
      expect(subject.fit(frame, { weights })).toEqual(subject.fit(frame));
    }),
  17: (subject) =>
    onWeighted(subject, (frame, weights) => {
      const kept = weights.flatMap((weight, i) => (weight > 0 ? [i] : []));
      const part = takeRows(frame, kept);
      const model = subject.fit(frame, { weights });
      const without = subject.fit(part, { weights: kept.map((i) => weights[i]) });
      expectRows(subject.apply(model, part), subject.apply(without, part), subject.tolerance);
    }),
  18: (subject) =>
    onWeighted(subject, (frame, weights) => {
      const repeated = takeRows(
        frame,
        weights.flatMap((weight, i) => new Array<number>(weight).fill(i)),
      );
      const model = subject.fit(frame, { weights });
      expectRows(
        subject.apply(model, repeated),
        subject.apply(subject.fit(repeated), repeated),
        subject.tolerance,
      );
    }),
  19: (subject) =>
    onTables(
      subject,
      (frame) => {
        const order = orderOf(frame.nRows, 1);
        const shuffled = takeRows(frame, order);
        const rows = subject.apply(subject.fit(frame), frame);
        expectRows(
          subject.apply(subject.fit(shuffled), shuffled),
          order.map((i) => rows[i]),
          subject.tolerance,
        );
      },
      settled,
    ),
  20: (subject) =>
    onTables(
      subject,
      (frame) => {
        const { withoutNames = (rows) => rows } = subject;
        const shuffled = {
          ...frame,
          columns: orderOf(frame.columns.length, 2).map((j) => frame.columns[j]),
        };
        expectRows(
          withoutNames(subject.apply(subject.fit(shuffled), shuffled)),
          withoutNames(subject.apply(subject.fit(frame), frame)),
          subject.tolerance,
        );
      },
      settled,
    ),
  21: (subject) =>
    onTables(subject, (frame) => {
      const model = subject.fit(frame);
      const rows = subject.apply(model, frame);
      const odd = rows.flatMap((_, i) => (i % 2 === 1 ? [i] : []));
      expect(subject.apply(model, takeRows(frame, odd))).toEqual(odd.map((i) => rows[i]));
    }),
  22: (subject) =>
    onTables(subject, (frame) => {
      const model = subject.fit(frame);
      const rows = subject.apply(model, frame);
      const single = rows.map((_, i) => subject.apply(model, takeRows(frame, [i]))[0]);
      expect(single).toEqual(rows);
    }),
  23: (subject) =>
    onTables(subject, (frame) => {
      const twice = takeRows(frame, [...Array(frame.nRows).keys(), ...Array(frame.nRows).keys()]);
      const rows = subject.apply(subject.fit(twice), twice);
      expect(rows.slice(frame.nRows)).toEqual(rows.slice(0, frame.nRows));
    }),
  30: (subject) =>
    onTables(subject, (frame) => {
      frame.columns.forEach((column, j) => {
        const cells = column.kind === 'numeric' ? column.values : column.codes;
        const constant = withColumn(frame, j, (one) =>
          one.kind === 'numeric'
            ? { ...one, values: one.values.map(() => cells[0]) }
            : { ...one, codes: one.codes.map(() => cells[0]) },
        );
        const rows = subject.apply(subject.fit(constant), constant);
        for (const cell of rows.flatMap((row) => Object.values(row))) {
          if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true);
        }
        if (!subject.takesMissing) expectWhole(rows);
      });
    }),
  31: (subject) =>
    onTables(subject, (frame) => {
      const equal = takeRows(frame, [0, 0, 0, 0]);
      const rows = subject.apply(subject.fit(equal), equal);
      expectWhole(rows);
      expect(rows).toEqual([rows[0], rows[0], rows[0], rows[0]]);
    }),
  34: (subject) =>
    onTables(subject, (frame) => {
      const model = subject.fit(frame);
      const loaded = JSON.parse(JSON.stringify(model)) as typeof model;
      expect(subject.apply(loaded, frame)).toEqual(subject.apply(model, frame));
    }),
  36: (subject) =>
    onTables(subject, (frame) => {
      const model = subject.fit(frame);
      expect(subject.fit(structuredClone(frame))).toEqual(model);
      expect(Object.isFrozen(model)).toBe(true);
    }),
};
