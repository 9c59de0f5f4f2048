import { describe, expect, it } from 'vitest';
import {
  chartTables,
  confusionChart,
  elbowChart,
  meansChart,
  outcomeChart,
  pathChart,
  profileChart,
  segmentSizesChart,
  sweepChart,
  treeChart,
  unknownChart,
} from '../../src/charts/index.ts';
import { wordsFor } from '../../src/words/index.ts';

const en = wordsFor('en');
const ru = wordsFor('ru');

describe('sweepChart(data, words)', () => {
  const data = {
    ks: [2, 3, 4],
    lines: [
      { imputation: 'knn', pipeline: 8, withContext: true, silhouettes: [0.262, 0.284, 0.296] },
      { imputation: 'knn', pipeline: 8, withContext: false, silhouettes: [0.3, 0.31, 0.318] },
      { imputation: 'raw', pipeline: 1, withContext: true, silhouettes: [0.1, Number.NaN, 0.2] },
    ],
    chosen: { imputation: 'knn', pipeline: 8, k: 4 },
    nRows: 28_831,
  };
  const chart = sweepChart(data, en);

  it('says the scores of the chosen data set at the chosen k', () => {
    expect(chart.title).toBe('knn, pipeline\u00a08 at k = 4: silhouette 0.296 with context, 0.318 without');
    expect(sweepChart(data, ru).title).toBe(
      'knn, конвейер\u00a08, k = 4: силуэт 0,296 с контекстом, 0,318 без него',
    );
  });

  it('draws the chosen data set last, in front of the grey others', () => {
    const series = chart.panels[0]!.series;
    expect(series.map(({ color }) => color)).toEqual(['context', 'highlight']);
    expect(series.at(-1)?.isHighlighted).toBe(true);
  });

  it('has one panel where no data set lacks context', () => {
    const lines = data.lines.filter((line) => line.withContext);
    const one = sweepChart({ ...data, lines }, en);
    expect(one.panels.map(({ title }) => title)).toEqual(['With context']);
    expect(one.title).toBe('knn, pipeline\u00a08 at k = 4: silhouette 0.296 with context');
  });

  it('leaves out a score that does not exist', () => {
    expect(chart.panels[0]!.series[0]!.values[1]).toEqual({ value: null, text: '–' });
  });
});

describe('elbowChart(data, words)', () => {
  const data = {
    imputation: 'knn',
    pipeline: 8,
    withContext: true,
    ks: [2, 3, 4],
    inertias: [21_564, 18_491.5, 15_975],
    silhouettes: [0.262, 0.296, 0.284],
    knee: 3 as number | null,
    nRows: 28_831,
  };

  it('says where inertia bends and where silhouette peaks', () => {
    expect(elbowChart(data, en).title).toBe(
      'knn, pipeline\u00a08, with context: inertia bends at k = 3; silhouette peaks at k = 3 (0.296)',
    );
  });

  it('says so where there is no knee, and marks none', () => {
    const chart = elbowChart({ ...data, knee: null }, en);
    expect(chart.title).toContain('inertia has no knee');
    expect(chart.panels[0]!.mark).toBeNull();
    expect(chart.panels[1]!.mark?.at).toBe(1);
  });
});

describe('pathChart(data, words)', () => {
  const chart = pathChart(
    {
      steps: [
        { nFeatures: 16, dropped: [], isContext: false, silhouette: 0.296 },
        { nFeatures: 11, dropped: ['a', 'b', 'c', 'd', 'e'], isContext: true, silhouette: 0.318 },
        { nFeatures: 10, dropped: ['campaign'], isContext: false, silhouette: -0.1 },
      ],
      k: 4,
      nRows: 28_831,
    },
    en,
  );

  it('names each step by what it dropped and what it left', () => {
    expect(chart.categories).toEqual([
      'All 16\u00a0features',
      'Drop 5\u00a0context features (11 left)',
      'Drop campaign (10 left)',
    ]);
  });

  it('starts bars at zero and has room for negative scores', () => {
    expect(chart.axis.min).toBeLessThanOrEqual(-0.1);
    expect(chart.axis.ticks.map(({ value }) => value)).toContain(0);
  });
});

describe('charts of segments', () => {
  it('segmentSizesChart names the largest', () => {
    const chart = segmentSizesChart(
      {
        segments: [
          { id: 2, share: 0.262 },
          { id: 1, share: 0.427 },
        ],
        nRows: 100,
      },
      en,
    );
    expect(chart.title).toBe('Segment 1 is the largest: 42.7\u00a0% of clients');
    expect(chart.series[0]!.color).toEqual([{ segment: 2 }, { segment: 1 }]);
  });

  it('profileChart names the share farthest from the whole, of equal ones the larger', () => {
    const chart = profileChart(
      {
        column: 'housing',
        isFeature: true,
        categories: [
          { category: 'no', overall: 0.476 },
          { category: 'yes', overall: 0.524 },
        ],
        segments: [
          { id: 1, shares: [0.4, 0.6] },
          { id: 2, shares: [0, 1] },
        ],
        nRows: 100,
      },
      en,
    );
    expect(chart.title).toBe('housing: “yes” makes up 100.0\u00a0% of segment 2, 52.4\u00a0% of all clients');
    expect(chart.series.map(({ color }) => color)).toEqual([{ segment: 1 }, { segment: 2 }]);
  });

  it('outcomeChart names the lowest and the highest rate', () => {
    const chart = outcomeChart(
      {
        outcome: 'subscribed',
        positive: 'yes',
        rate: 0.11,
        segments: [{ id: 1, rate: 0.12 }, { id: 2, rate: 0.08 }, { id: 3, rate: 0.1 }],
        nRows: 100,
      }, // biome-ignore format: short
      en,
    );
    expect(chart.title).toBe('subscribed = yes: from 8.0\u00a0% in segment 2 to 12.0\u00a0% in segment 1');
    expect(chart.reference?.values.every(({ value }) => value === 0.11)).toBe(true);
  });

  it('meansChart names the mean farthest from the whole', () => {
    const segments = [{ id: 1, mean: 39 }, { id: 2, mean: 47.5 }]; // biome-ignore format: short
    const chart = meansChart({ column: 'age', overall: 40, segments, nRows: 100 }, en);
    expect(chart.title).toBe('age: mean 47.5 in segment 2, 40.0 over all clients');
  });
});

describe('unknownChart(data, words)', () => {
  it('puts the column with most unknown cells first and names it', () => {
    const columns = [{ name: 'job', nUnknown: 249 }, { name: 'default', nUnknown: 7302 }]; // biome-ignore format: short
    const chart = unknownChart({ columns, nRows: 28_831 }, ru);
    expect(chart.categories).toEqual(['default', 'job']);
    expect(chart.title).toBe(
      'Больше всего пропусков в столбце default: 7\u00a0302 из 28\u00a0831, 25,3\u00a0%',
    );
  });
});

describe('confusionChart(data, words)', () => {
  it('counts the diagonal and shades by the share of the row', () => {
    const chart = confusionChart(
      {
        classifier: 'Tree',
        test: 'later rows',
        segments: [1, 2],
        counts: [
          [3, 1],
          [0, 4],
        ],
      },
      en,
    );
    expect(chart.title).toBe('Tree agrees with the clustering in 7 of 8\u00a0rows, 87.5\u00a0%');
    expect(chart.cells.map((row) => row.map(({ share }) => share))).toEqual([
      [3 / 4, 1 / 4],
      [0, 1],
    ]);
  });

  it('has shares of zero for a segment without rows', () => {
    const chart = confusionChart(
      {
        classifier: 'Tree',
        test: '',
        segments: [1, 2],
        counts: [
          [0, 0],
          [0, 4],
        ],
      },
      en,
    );
    expect(chart.cells[0]!.map(({ share }) => share)).toEqual([0, 0]);
  });
});

describe('treeChart(data, words)', () => {
  const chart = treeChart(
    {
      nodes: [
        { kind: 'split', question: 'loan is no', feature: 'loan', threshold: 0.5, yes: 1, no: 2 },
        { kind: 'leaf', segment: 1, nRows: 75 },
        { kind: 'leaf', segment: 2, nRows: 25 },
      ],
      segments: [1, 2],
      columns: ['loan'],
    },
    en,
  );

  it('counts leaves, depth and rows', () => {
    expect(chart.title).toBe('2\u00a0rules on loan give the segment');
    expect(chart.subtitle).toContain('depth 1');
    expect(chart.subtitle).toContain('100\u00a0rows');
    expect(chart.nodes[1]).toMatchObject({ title: 'Segment 1', detail: '75\u00a0rows, 75.0\u00a0%' });
  });

  it('of one leaf says that nothing is asked', () => {
    const one = treeChart(
      { nodes: [{ kind: 'leaf', segment: 1, nRows: 9 }], segments: [1], columns: [] },
      en,
    );
    expect(one.title).toBe('The tree asks nothing: every client gets one segment');
  });

  it('has a table with every node', () => {
    expect(chartTables(chart)[0]!.rows).toEqual([
      ['1', 'loan is no?', '2', '3'],
      ['2', 'Segment 1, 75\u00a0rows, 75.0\u00a0%', '', ''],
      ['3', 'Segment 2, 25\u00a0rows, 25.0\u00a0%', '', ''],
    ]);
  });
});

describe('chartTables(spec)', () => {
  it('gives a panel of lines a row for each series', () => {
    const chart = elbowChart(
      {
        imputation: 'raw',
        pipeline: 1,
        withContext: false,
        ks: [2, 3],
        inertias: [20, 10],
        silhouettes: [0.5, 0.4],
        knee: null,
        nRows: 9,
      },
      en,
    );
    expect(chartTables(chart)).toEqual([
      { title: 'Inertia', head: ['Clusters, k', '2', '3'], rows: [['Inertia', '20.0', '10.0']] },
      { title: 'Silhouette', head: ['Clusters, k', '2', '3'], rows: [['Silhouette', '0.500', '0.400']] },
    ]);
  });

  it('gives bars a row for each category, the whole in the last column', () => {
    const chart = meansChart({ column: 'age', overall: 40, segments: [{ id: 1, mean: 39 }], nRows: 9 }, en);
    expect(chartTables(chart)[0]).toMatchObject({
      head: ['Segment', 'Mean, age', 'All clients'],
      rows: [['Segment 1', '39.0', '40.0']],
    });
  });
});
