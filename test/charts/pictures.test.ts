import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chartTables,
  classBalanceChart,
  compositeChart,
  dendrogramChart,
  distributionChart,
  elbowChart,
  type GroupMeansData,
  groupMeansChart,
  mapChart,
  projectPoint,
  radarChart,
  segmentShape,
  spaceChart,
  treeChart,
} from '../../src/charts/index.ts';
import { nearestNeighbours } from '../../src/charts/nearest-neighbours.ts';
import { wordsFor } from '../../src/words/index.ts';
import { bins, composite, mapOf, meansOf, picturesOfEveryKind, spaceOf, treeOf } from '../render/pictures.ts';

const en = wordsFor('en');
const ru = wordsFor('ru');

describe.each(['en', 'ru'] as const)('every picture in %s', (language) => {
  const charts = picturesOfEveryKind(wordsFor(language), 'job');

  it('has a finding, its rows and a caption, each a whole text', () => {
    for (const { title, subtitle, caption, kind } of charts) {
      for (const text of [title, subtitle, caption]) {
        expect(text.length, kind).toBeGreaterThan(10);
        expect(text, kind).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
      }
      expect(title, kind).toMatch(/\d/);
    }
  });

  it('has its numbers as a table: every row as wide as the head', () => {
    for (const chart of charts) {
      for (const { head, rows, title } of chartTables(chart)) {
        expect(title).not.toBe('');
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) expect(row).toHaveLength(head.length);
        expect(JSON.stringify([head, rows])).not.toMatch(/undefined|NaN|null/);
      }
    }
  });
});

describe('compositeChart(data, words)', () => {
  it('has the panels and the finding of the elbow chart, and a dendrogram', () => {
    const chart = compositeChart(composite, en);
    const elbow = elbowChart(composite, en);
    expect([chart.title, chart.panels]).toEqual([elbow.title, elbow.panels]);
    expect(chart.dendrogram.leaves).toHaveLength(30);
    expect(chartTables(chart)).toHaveLength(3);
  });

  it('leaves out a silhouette that does not exist, and finds the peak of the others', () => {
    const chart = compositeChart(
      { ...composite, silhouettes: composite.ks.map((k) => (k === 2 ? null : k / 100)) },
      en,
    );
    expect(chart.panels[1]!.series[0]!.values[0]).toEqual({ value: null, text: '–' });
    expect(chart.title).toContain('silhouette peaks at k = 15 (0.150)');
  });
});

describe('dendrogramChart(data, words)', () => {
  // Leaves 0 and 2 join at 1, then 1 and 3 at 2, then both at 5.
  const merges = [{ a: 0, b: 2, height: 1 }, { a: 1, b: 3, height: 2 }, { a: 4, b: 5, height: 5 }]; // biome-ignore format: short
  const data = {
    imputation: 'knn',
    pipeline: 8,
    withContext: false,
    dendrogram: { linkage: 'ward' as const, nRows: 1000, leafSizes: [400, 300, 200, 100], merges },
  };
  const chart = dendrogramChart(data, en);

  it('orders leaves so that no branches cross', () => {
    expect(chart.dendrogram.leaves).toEqual(['400', '200', '300', '100']);
    const places = chart.dendrogram.links.map(({ left, right, height }) => [left, right, height]);
    expect(places).toEqual([[0, 1, 1], [2, 3, 2], [0.5, 2.5, 5]]); // biome-ignore format: short
  });

  it('starts each branch at the height of its own merge', () => {
    expect(chart.dendrogram.links[2]).toMatchObject({ leftHeight: 1, rightHeight: 2, rowsText: '1,000' });
  });

  it('finds the widest gap between merges and the groups it leaves', () => {
    expect(chart.title).toBe(
      'knn, pipeline\u00a08, without context: the widest gap between merges, from 2.00 to 5.00, leaves 2\u00a0groups',
    );
    expect(dendrogramChart(data, ru).title).toContain('оставляет 2\u00a0группы');
  });

  it('keeps every branch over its own leaves, whatever is merged', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), (picks) => {
        const nLeaves = picks.length + 1;
        const open = Array.from({ length: nLeaves }, (_, i) => i);
        const take = (pick: number) => open.splice(pick % open.length, 1)[0]!;
        const random = picks.map((pick, i) => {
          const merge = { a: take(pick), b: take(pick >> 3), height: i + 1 };
          open.push(nLeaves + i);
          return merge;
        });
        const { dendrogram } = dendrogramChart(
          {
            ...data,
            dendrogram: { ...data.dendrogram, leafSizes: picks.concat(0).map(() => 1), merges: random },
          },
          en,
        );
        expect(dendrogram.leaves).toHaveLength(nLeaves);
        expect(dendrogram.links.at(-1)!.rowsText).toBe(String(nLeaves));
        expect(dendrogram.links.every(({ left, right }) => left < right)).toBe(true);
      }),
    );
  });
});

describe('charts of group means', () => {
  const data: GroupMeansData = {
    what: 'segments',
    withContext: null,
    dataSet: null,
    nRows: 100,
    axes: [{ name: 'age', min: 20, max: 80, sd: 10 }, { name: 'loan', min: 0, max: 1, sd: 0 }], // biome-ignore format: short
    overall: [40, 0.5],
    groups: [{ id: 1, name: null, share: 0.75, means: [35, 0.5] }, { id: 2, name: 'Retired', share: 0.25, means: [55, Number.NaN] }], // biome-ignore format: short
  };

  it('radarChart places means between the ends of their axis', () => {
    const chart = radarChart(data, en);
    expect(chart.panels.map(({ values }) => values[0]!.value)).toEqual([(35 - 20) / 60, (55 - 20) / 60]);
    expect(chart.panels[1]!.values[1]).toEqual({ value: null, text: '–' });
    expect(chart.baseline.values[0]).toEqual({ value: (40 - 20) / 60, text: '40.0' });
    expect(chart.axes[0]).toEqual({ name: 'age', minText: '20', maxText: '80' });
  });

  it('radarChart says which mean lies farthest, with both numbers', () => {
    expect(radarChart(data, en).title).toBe(
      'On its axis age, segment 2 lies farthest from all clients: mean 55.0 against 40.0',
    );
    expect(radarChart(data, ru).title).toContain('среднее 55,0 против 40,0');
  });

  it('groupMeansChart counts differences in standard deviations, with a sign', () => {
    const chart = groupMeansChart(data, en);
    expect(chart.title).toBe('Segment 2 differs most in age: 1.50 standard deviations above all clients');
    expect(chart.cells[0]!.map(({ text }) => text)).toEqual(['\u22120.50', '+1.50']);
    expect(chart.cells[0]!.map(({ shareText }) => shareText)).toEqual(['35.0', '55.0']);
    expect(chart.columns).toEqual(['Segment 1', 'Segment 2: Retired']);
  });

  it('groupMeansChart shades what does not exist not at all', () => {
    expect(groupMeansChart(data, en).cells[1]).toEqual([
      { text: '–', shareText: '0.500', share: 0 },
      { text: '–', shareText: '–', share: 0 },
    ]);
  });

  it('says so where nothing compares', () => {
    const none = { ...data, groups: [] };
    expect(radarChart(none, en).title).toBe('No group has a mean to compare');
    expect(groupMeansChart(none, en).title).toBe('No group has a mean to compare');
  });

  it('of clusters speaks of clusters', () => {
    expect(radarChart(meansOf(['a'], 2), en).title).toMatch(/cluster [12] lies/);
    expect(groupMeansChart(meansOf(['a'], 2), ru).columns).toEqual(['Кластер 1', 'Кластер 2']);
  });
});

describe('spaceChart(data, words)', () => {
  const chart = spaceChart(spaceOf(3, 'job'), en);

  it('puts the axis with most ticks upright', () => {
    expect(chart.axes.map(({ name }) => name)).toEqual(['housing', 'loan', 'job']);
    expect(chart.points[0]!.at).toEqual([0, 0, 1]);
    expect(chart.points[0]!.texts).toEqual(['no', 'no', 'job 10']);
  });

  it('counts points and says what the largest holds', () => {
    // Weights 10, 110, …, 1010 on each of four edges.
    const nRows = (4 * (11 * (10 + 1010))) / 2;
    expect(chart.title).toBe(
      `22,440\u00a0clients stand on 44\u00a0points; the largest holds ${((100 * 1010) / nRows).toFixed(1)}\u00a0%`,
    );
    expect(chart.sizes.map(({ value }) => value)).toEqual([1000, 250, 50]);
  });

  it('gives each segment its share', () => {
    expect(chart.segments.map(({ text }) => text)).toEqual(Array(4).fill('25.0\u00a0% of clients'));
  });

  it('keeps the first three of more axes', () => {
    const four = spaceOf(3, 'job');
    expect(spaceChart({ ...four, axes: [...four.axes, ...four.axes] }, en).axes).toHaveLength(3);
  });
});

describe('projectPoint(at, view)', () => {
  const angle = fc.integer({ min: -360, max: 360 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('looks along the second axis when both angles are 0', () => {
    const { x, y, depth } = projectPoint([1, 0.75, 1], { azimuth: 0, elevation: 0 });
    expect([x, y, depth]).toEqual([0.5, -0.5, 0.25]);
  });

  it('keeps the distance from the middle: it is a rotation', () => {
    fc.assert(
      fc.property(share, share, share, angle, angle, (a, b, c, azimuth, elevation) => {
        const { x, y, depth } = projectPoint([a, b, c], { azimuth, elevation });
        expect(Math.hypot(x, y, depth)).toBeCloseTo(Math.hypot(a - 0.5, b - 0.5, c - 0.5), 9);
      }),
    );
  });

  it('shows the top nearer than the floor from above', () => {
    const view = { azimuth: 30, elevation: 22 };
    expect(projectPoint([0.5, 0.5, 1], view).depth).toBeLessThan(projectPoint([0.5, 0.5, 0], view).depth);
  });
});

describe('nearestNeighbours(xs, ys)', () => {
  it('is what comparing every pair gives', () => {
    const place = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 9 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(place, (points) => {
        const expected = points.map(([x, y], i) =>
          points.reduce((best, [ax, ay], j) => {
            if (j === i) return best;
            const bestDistance =
              best < 0 ? Number.POSITIVE_INFINITY : (x - points[best]![0]) ** 2 + (y - points[best]![1]) ** 2;
            return (x - ax) ** 2 + (y - ay) ** 2 < bestDistance ? j : best;
          }, -1),
        );
        const found = nearestNeighbours(points.map(([x]) => x), points.map(([, y]) => y)); // biome-ignore format: short
        expect([...found]).toEqual(expected);
      }),
    );
  });
});

describe('mapChart(data, words)', () => {
  it('counts who has a nearest neighbour of the own group', () => {
    const data = { ...mapOf(0, 2), xs: [0, 1, 10, 11, 12.5], ys: [0, 0, 0, 0, 0], groups: [1, 1, 2, 2, 1] };
    const chart = mapChart(data, en);
    // The last lies beside one of group 2.
    expect(chart.title).toBe(
      'On the map 80.0\u00a0% of clients have a nearest neighbour of their own cluster',
    );
    expect(chart.groups.map(({ own }) => own.value)).toEqual([2 / 3, 1]);
    expect(mapChart(data, ru).title).toContain('из того же кластера');
  });

  it('says how many of how many are shown, and how well', () => {
    expect(mapChart({ ...mapOf(500, 2), silhouette: 0.296 }, en).subtitle).toBe(
      't-SNE, with context; 500 of 28,831\u00a0train rows; KL divergence 1.20; silhouette in the whole space 0.296',
    );
  });
});

describe('classBalanceChart(data, words)', () => {
  const segments = [{ id: 1, name: null }, { id: 2, name: null }]; // biome-ignore format: short
  const parts = [{ name: 'Train', counts: [60, 40] }, { name: 'Later', counts: [30, 10] }]; // biome-ignore format: short
  const chart = classBalanceChart({ parts, segments }, en);

  it('names the share farthest from the first part', () => {
    expect(chart.title).toBe(
      'Shares differ most in segment 1: 75.0\u00a0% in “Later”, 60.0\u00a0% in “Train”',
    );
    expect(chart.series[1]!.values.map(({ value }) => value)).toEqual([0.75, 0.25]);
  });

  it('marks the share of the first part in every other', () => {
    expect(chart.series[0]!.reference).toBeNull();
    expect(chart.series[1]!.reference!.map(({ value }) => value)).toEqual([0.6, 0.4]);
  });

  it('of one part names the largest segment', () => {
    expect(classBalanceChart({ parts: parts.slice(0, 1), segments }, ru).title).toBe(
      'В части «Train» больше всего строк у сегмента 1: 60,0\u00a0%',
    );
  });
});

describe('distributionChart(data, words)', () => {
  const nKnown = bins.reduce((sum, { count }) => sum + count, 0);

  it('says the most frequent value and its share of all rows, unknown ones among them', () => {
    const chart = distributionChart({ column: 'job', kind: 'category', bins, nMissing: 45 }, en);
    expect(nKnown).toBe((11 * (100 + 10)) / 2);
    expect(chart.title).toBe(
      `job: “value 0” is the most frequent value, ${((100 * 100) / (nKnown + 45)).toFixed(1)}\u00a0% of rows`,
    );
    expect(chart.categories.at(-1)).toBe('unknown');
    expect((chart.series[0]!.color as unknown[]).at(-1)).toBe('context');
  });

  it('shows the rate of an outcome beside it, on an axis of its own', () => {
    const outcome = { name: 'subscribed', positive: 'yes', rate: 0.2 };
    const chart = distributionChart({ column: 'age', kind: 'numeric', bins, nMissing: 0, outcome }, en);
    const [shares, rates] = chart.series;
    expect(rates!.values[3]).toEqual({ value: null, text: '–' });
    expect(rates!.reference!.every(({ value }) => value === 0.2)).toBe(true);
    expect([shares!.reference, shares!.axis]).toEqual([undefined, undefined]);
    expect(rates!.axis!.max).toBeGreaterThanOrEqual(0.5);
    expect(chart.subtitle).toContain('20.0\u00a0%');
    expect(chart.caption).toContain('bounds of the bins');
  });

  it('says so where nothing is known', () => {
    const chart = distributionChart({ column: 'x', kind: 'category', bins: [], nMissing: 9 }, ru);
    expect(chart.title).toBe('x: ни одного известного значения');
  });
});

describe('treeChart(data, words) with what the rows of its nodes are', () => {
  const chart = treeChart(treeOf('loan is no'), en);

  it('says Gini and rows of a question, and the rows of each segment', () => {
    expect(chart.nodes[1]!.rows).toEqual({
      text: 'Gini 0.610, 9,300\u00a0rows',
      counts: [9000, 0, 0, 300].map((count, s) => ({ segment: s + 1, count, text: en.format.count(count) })),
    });
    expect(chart.nodes[3]!.rows?.text).toBe('Gini 0');
  });

  it('has them in the table', () => {
    expect(chartTables(chart)[0]!.rows[1]!.at(-1)).toBe('Gini 0.610, 9,300\u00a0rows: 9,000 · 0 · 0 · 300');
  });
});

describe('segmentShape(id)', () => {
  it('gives eight ids eight shapes and comes round at the ninth', () => {
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(segmentShape)).size).toBe(8);
    expect(segmentShape(9)).toBe(segmentShape(1));
  });
});
