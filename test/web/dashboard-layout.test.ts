import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginHistory, type History, record, redo, undo } from '../../web/src/data/edit/history.ts';
import {
  clampLayout,
  type Layout,
  movedBy,
  overlap,
  type Placed,
  placeTile,
  resizedBy,
  withoutTile,
} from '../../web/src/data/edit/layout.ts';

const layout: fc.Arbitrary<Layout> = fc
  .record({
    x: fc.nat(11),
    y: fc.nat(30),
    w: fc.integer({ min: 1, max: 12 }),
    h: fc.integer({ min: 1, max: 8 }),
  })
  .map(clampLayout);
const tiles = fc
  .array(layout, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((one, i): Placed => ({ id: `t${i}`, layout: one })));
const step = fc.record({
  columns: fc.integer({ min: -15, max: 15 }),
  rows: fc.integer({ min: -40, max: 40 }),
});

const pairs = (all: readonly Placed[]): (readonly [Placed, Placed])[] =>
  all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
const clashes = (all: readonly Placed[]): string[] =>
  pairs(all).flatMap(([a, b]) => (overlap(a.layout, b.layout) ? [`${a.id} ${b.id}`] : []));
const at = (x: number, y: number, w: number, h: number): Layout => ({ x, y, w, h });

describe('placeTile(tiles, id, layout)', () => {
  it('leaves no two tiles over each other, each inside twelve columns and as large as it was', () => {
    fc.assert(
      fc.property(tiles, layout, fc.nat(11), (before, target, n) => {
        const id = `t${n % before.length}`;
        const after = placeTile(before, id, target);
        expect(clashes(after)).toEqual([]);
        for (const [i, { id: own, layout: place }] of after.entries()) {
          expect(own).toBe(before[i]?.id);
          expect(place.x >= 0 && place.y >= 0 && place.x + place.w <= 12).toBe(true);
          const size = own === id ? target : before[i]?.layout;
          expect([place.w, place.h]).toEqual([size?.w, size?.h]);
        }
        expect(after.find((one) => one.id === id)?.layout.x).toBe(target.x);
      }),
    );
  });

  it('leaves no empty row above a tile', () => {
    fc.assert(
      fc.property(tiles, layout, (before, target) => {
        const after = placeTile(before, 't0', target);
        const rows = new Set(
          after.flatMap(({ layout: { y, h } }) => Array.from({ length: h }, (_, i) => y + i)),
        );
        expect(rows.size).toBe(Math.max(...rows) + 1);
      }),
    );
  });

  it('where it is already changes nothing of tiles that stand well', () => {
    fc.assert(
      fc.property(tiles, layout, (before, target) => {
        const well = placeTile(before, 't0', target);
        const same = placeTile(well, 't0', well[0]?.layout ?? target);
        expect(same.every((tile, i) => tile === well[i])).toBe(true);
      }),
    );
  });

  it('pushes down what is in the way, and lets it up where it came from', () => {
    const two = [
      { id: 'a', layout: at(0, 0, 6, 4) },
      { id: 'b', layout: at(0, 4, 6, 3) },
    ];
    expect(placeTile(two, 'b', at(0, 0, 6, 3)).map((one) => one.layout)).toEqual([
      at(0, 3, 6, 4),
      at(0, 0, 6, 3),
    ]);
    expect(placeTile(two, 'a', at(0, 3, 6, 4)).map((one) => one.layout)).toEqual([
      at(0, 3, 6, 4),
      at(0, 0, 6, 3),
    ]);
    expect(placeTile(two, 'a', at(6, 0, 6, 4)).map((one) => one.layout)).toEqual([
      at(6, 0, 6, 4),
      at(0, 4, 6, 3),
    ]);
  });
});

describe('movedBy and resizedBy', () => {
  it('stay inside the grid; one keeps the size, the other the corner', () => {
    fc.assert(
      fc.property(layout, step, (before, { columns, rows }) => {
        const moved = movedBy(before, columns, rows);
        const resized = resizedBy(before, columns, rows);
        expect([moved.w, moved.h]).toEqual([before.w, before.h]);
        expect([resized.x, resized.y]).toEqual([before.x, before.y]);
        for (const one of [moved, resized]) expect(clampLayout(one)).toEqual(one);
      }),
    );
  });
});

describe('withoutTile(tiles, id)', () => {
  it('takes one out and closes its rows', () => {
    const three = [
      { id: 'a', layout: at(0, 0, 6, 2) },
      { id: 'b', layout: at(0, 2, 12, 3) },
      { id: 'c', layout: at(6, 5, 6, 2) },
    ];
    expect(withoutTile(three, 'b')).toEqual([three[0], { id: 'c', layout: at(6, 2, 6, 2) }]);
  });
});

describe('a history', () => {
  const act = fc.oneof(
    fc.record({ put: fc.nat(), about: fc.constantFrom(null, 'a', 'b') }),
    fc.constantFrom('undo', 'redo'),
  );
  const histories = fc
    .array(act, { maxLength: 20 })
    .map((acts) =>
      acts.reduce<History<number>>(
        (history, one) =>
          one === 'undo'
            ? undo(history)
            : typeof one === 'string'
              ? redo(history)
              : record(history, one.put, one.about),
        beginHistory(-1),
      ),
    );
  const values = ({ past, now, future }: History<number>) => ({ past, now, future });

  it('undo(redo(x)) is x where something can be done again, and redo(undo(x)) where it can be taken back', () => {
    fc.assert(
      fc.property(histories, (history) => {
        if (history.future.length > 0) expect(values(undo(redo(history)))).toEqual(values(history));
        else expect(redo(history)).toBe(history);
        if (history.past.length > 0) expect(values(redo(undo(history)))).toEqual(values(history));
        else expect(undo(history)).toBe(history);
      }),
    );
  });

  it('letters typed into one field are one step', () => {
    const typed = ['a', 'ab', 'abc'].reduce(
      (history, text) => record(history, text, 'title'),
      beginHistory(''),
    );
    expect(undo(typed).now).toBe('');
    expect(undo(record(typed, 'x', 'note')).now).toBe('abc');
  });
});
