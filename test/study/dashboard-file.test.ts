import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dashboard, type DashboardTile, dashboardSchema } from '../../src/contract/index.ts';
import { parseDashboard, reviseDashboard } from '../../src/study/index.ts';

const text = readFileSync(
  join(import.meta.dirname, '../../examples/dashboards/portugal-bank.yaml'),
  'utf8',
).replace('      - id: job\n', '      # Jobs by size.\n      - id: job # as the bank has them\n');
const dashboard = parseDashboard(text, 'portugal-bank.yaml');

/** The dashboard with one tile changed; null takes it out. */
function withTile(id: string, change: (tile: DashboardTile) => DashboardTile | null): Dashboard {
  return {
    ...dashboard,
    chapters: dashboard.chapters.map((chapter) => ({
      ...chapter,
      tiles: chapter.tiles.flatMap((tile) => (tile.id === id ? (change(tile) ?? []) : tile)),
    })),
  };
}

/** Lines of the one that the other has not at their place: what `diff` would show, for a change in one place. */
function changed(before: string, after: string): { readonly gone: string[]; readonly come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return { gone: a.slice(head, a.length - tail), come: b.slice(head, b.length - tail) };
}

const reread = (revised: string): Dashboard => parseDashboard(revised, 'portugal-bank.yaml');

describe('reviseDashboard(text, dashboard)', () => {
  it('without a change gives the same bytes', () => {
    expect(reviseDashboard(text, dashboard)).toBe(text);
  });

  it('a moved tile changes the line of its layout alone', () => {
    const next = withTile('education', (tile) => ({ ...tile, layout: { ...tile.layout, x: 2, h: 5 } }));
    const revised = reviseDashboard(text, next);
    expect(changed(text, revised)).toEqual({
      gone: ['        layout: { x: 0, y: 4, w: 6, h: 4 }'],
      come: ['        layout: { x: 2, y: 4, w: 6, h: 5 }'],
    });
    expect(reread(revised)).toEqual(next);
  });

  it('a title in quotes changes on its line alone, whatever stands in it', () => {
    const en = 'A "quote", a: colon, {top education share} # and more';
    const next = withTile('education', (tile) => ({ ...tile, title: { ...tile.title, en } }));
    const revised = reviseDashboard(text, next);
    const { gone, come } = changed(text, revised);
    expect([gone.length, come.length]).toEqual([1, 1]);
    expect(reread(revised)).toEqual(next);
  });

  it('a member that comes stands where the schema has it, and goes with its line', () => {
    const note = { en: 'By size.', ru: 'По размеру.' };
    const next = dashboardSchema.parse(withTile('job', (tile) => ({ ...tile, note, ignores: 'all' })));
    const revised = reviseDashboard(text, next);
    expect(changed(text, revised).come.map((line) => line.trim())).toEqual([
      'note:',
      'en: By size.',
      'ru: По размеру.',
      'by: [job]',
      'metrics: [share]',
      'ignores: all',
    ]);
    expect(reread(revised)).toEqual(next);
    expect(
      reviseDashboard(
        revised,
        withTile('job', (tile) => ({ ...tile, ignores: 'all' })),
      ),
    ).not.toContain('By size.');
  });

  it('a block of text is written as a block of text', () => {
    const en = 'First.\n\nSecond: {min segment_rates agreed}.';
    const next = withTile('segment_about', (tile) => ({
      ...tile,
      text: { ru: tile.text?.ru ?? '', en },
    }));
    const revised = reviseDashboard(text, next);
    expect(revised).toContain('          en: |-\n            First.\n\n            Second: {min');
    expect(reread(revised)).toEqual(next);
  });

  it('a tile that goes takes its lines with it, one that comes is added, and comments stay', () => {
    const next: Dashboard = {
      ...dashboard,
      chapters: dashboard.chapters.map((chapter) => ({
        ...chapter,
        tiles: chapter.tiles.flatMap((tile) =>
          tile.id === 'calls_outcome'
            ? [{ ...tile, id: 'new_one', chart: 'bar' as const, by: ['calls'], where: { job: ['student'] } }]
            : tile,
        ),
      })),
    };
    const revised = reviseDashboard(text, next);
    const { gone, come } = changed(text, revised);
    expect(gone[0]).toBe('      - id: calls_outcome');
    // Its last line, the layout, is also that of the new one.
    expect(gone).toHaveLength(9);
    expect(come).toEqual([
      '      - id: new_one',
      '        chart: bar',
      '        title:',
      '          en: Calls to those who agreed and who refused',
      '          ru: Звонки тем, кто согласился и кто отказался',
      '        by: [ calls ]',
      '        metrics: [ clients ]',
      '        where:',
      '          job: [ student ]',
    ]);
    expect(reread(revised)).toEqual(next);
  });

  it('a tile that changes places keeps its lines and its comment', () => {
    const next: Dashboard = {
      ...dashboard,
      chapters: dashboard.chapters.map((chapter) => ({ ...chapter, tiles: chapter.tiles.toReversed() })),
    };
    const revised = reviseDashboard(text, next);
    expect(revised).toContain('      # Jobs by size.\n      - id: job # as the bank has them\n');
    expect(revised.split('\n').sort()).toEqual(text.split('\n').sort());
    expect(reread(revised)).toEqual(next);
  });

  it('a chapter may be emptied and filled again', () => {
    const change = (tiles: (own: DashboardTile[]) => DashboardTile[]): Dashboard => ({
      ...dashboard,
      chapters: dashboard.chapters.map(({ summary: _, ...chapter }) =>
        chapter.id === 'general' ? { ...chapter, tiles: tiles(chapter.tiles) } : chapter,
      ),
    });
    const empty = reviseDashboard(
      text,
      change(() => []),
    );
    expect(empty).toContain('    tiles: []\n');
    expect(reread(empty)).toEqual(change(() => []));
    const full = change((tiles) => tiles.slice(0, 2));
    const filled = reviseDashboard(empty, full);
    expect(reread(filled)).toEqual(full);
    expect(filled).toContain("# A bank's campaign");
  });

  it('what others repeat by an alias is written so that all is as it was said', () => {
    const next: Dashboard = {
      ...dashboard,
      fields: dashboard.fields.map((field) =>
        field.name === 'loan' ? { ...field, values: { yes: { en: 'yes', ru: 'да' } } } : field,
      ),
    };
    expect(reread(reviseDashboard(text, next))).toEqual(next);
  });

  it('keeps whatever is written, whole', () => {
    const ids = dashboard.chapters.flatMap(({ tiles }) => tiles.map(({ id }) => id));
    const said = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((one) => {
      const clean = one.replace(/[{}]/g, '').trim();
      return clean === '' ? 'x' : clean;
    });
    const change = fc.record({
      id: fc.constantFrom(...ids),
      title: fc.record({ en: said, ru: said }),
      note: fc.option(fc.record({ en: said, ru: said }), { nil: undefined }),
      ignores: fc.constantFrom('all' as const, [], ['job', 'loan']),
      y: fc.nat(50),
    });
    fc.assert(
      fc.property(change, ({ id, title, note, ignores, y }) => {
        const next = withTile(id, ({ note: _, ...tile }) => ({
          ...tile,
          title,
          ...(note && { note }),
          ignores,
          layout: { ...tile.layout, y },
        }));
        const revised = reviseDashboard(text, next);
        expect(reread(revised)).toEqual(next);
        // Not written anew: the other tiles have their lines.
        expect(revised).toContain('# A bank');
      }),
      { numRuns: 12 },
    );
  });
});
