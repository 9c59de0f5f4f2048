import {
  type ChartSpec,
  classBalanceChart,
  confusionChart,
  type GroupMeansData,
  groupMeansChart,
  mapChart,
  radarChart,
  segmentSizesChart,
  spaceChart,
} from '../../../src/charts/index.ts';
import type { ModelFile, RunFigures } from '../../../src/contract/index.ts';
import { encodedFeatures, idOf } from '../../../src/model/index.ts';
import type { Words } from '../../../src/words/index.ts';
import type { Names } from '../state/names.ts';

/** What the charts of a run are made of. */
export interface ChartSource {
  readonly model: ModelFile;
  readonly figures: RunFigures | null;
  readonly words: Words;
  readonly names: Names;
}

type SpaceChartData = Parameters<typeof spaceChart>[0];
/** Axes of a drawn space. */
const maxSpaceAxes = 3;

/** The clients of the model's aggregated cells in the space of the first three used fields; null without cells. */
export function spaceOf({ model, words, names }: ChartSource): ChartSpec | null {
  const { fields, cells } = model.cells;
  if (cells.length === 0 || fields.length === 0) return null;
  const used = fields.slice(0, maxSpaceAxes);
  const features = encodedFeatures(model.transformer);
  const axes = used.map(({ name, edges }) => ({
    name: names.field(name),
    ticks:
      edges === null
        ? (features.find(({ column }) => column === name)?.categories ?? []).map(({ category }, value) => ({
            value,
            text: names.value(category),
          }))
        : Array.from({ length: edges.length + 1 }, (_, bin) => ({
            value: bin,
            text: words.web.client.below({ from: edges[bin - 1] ?? null, to: edges[bin] ?? null }),
          })),
  }));
  const points = cells.flatMap(({ codes, counts }): SpaceChartData['points'][number][] =>
    counts.flatMap((weight, s) =>
      weight === 0 ? [] : [{ at: codes.slice(0, maxSpaceAxes), weight, segment: idOf(model, s) }],
    ),
  );
  const nRows = points.reduce((sum, { weight }) => sum + weight, 0);
  const spec = spaceChart({ axes, points, nRows, segments: groupsOf({ model, names }) }, words);
  return { ...spec, caption: `${spec.caption} ${words.web.segments.smallCells(model.cells.coverage)}` };
}

export function radarOf(source: ChartSource): ChartSpec | null {
  const data = meansOf(source);
  return data && radarChart(data, source.words);
}

export function meansChartOf(source: ChartSource): ChartSpec | null {
  const data = meansOf(source);
  return data && groupMeansChart(data, source.words);
}

export function mapOf({ model, figures, words, names }: ChartSource): ChartSpec | null {
  if (!figures?.map) return null;
  const { xs, ys, segments, klDivergence } = figures.map;
  return mapChart(
    {
      method: 'tsne',
      what: 'segments',
      xs,
      ys,
      groups: segments,
      nRows: figures.study.nTrain,
      withContext: false,
      klDivergence,
      groupsInfo: groupsOf({ model, names }),
    },
    words,
  );
}

export function sizesOf({ model, words }: ChartSource): ChartSpec {
  return segmentSizesChart({ segments: model.segments, nRows: model.study.nClients }, words);
}

/** How often a classifier repeats the clustering, a chart for each kind of rows. */
export function confusionsOf({ model, figures, words }: ChartSource): readonly ChartSpec[] {
  const said = words.chapters.classify;
  return (figures?.classifiers ?? []).flatMap(({ name, tests }) =>
    tests.map((test) =>
      confusionChart(
        {
          classifier: said.classifiers[name],
          test: test.name === 'later' ? laterName(figures, words) : said.tests.stratified,
          segments: model.segments.map(({ id }) => id),
          counts: test.confusion,
        },
        words,
      ),
    ),
  );
}

/** The share of each segment in the train rows and in the test rows; the latter as the clustering puts them. */
export function balanceOf({ model, figures, words, names }: ChartSource): ChartSpec {
  const said = words.pictures.parts;
  const later = figures?.classifiers[0]?.tests.find(({ name }) => name === 'later');
  return classBalanceChart(
    {
      parts: [
        { name: said.train, counts: model.segments.map(({ nClients }) => nClients) },
        ...(later
          ? [
              {
                name: figures?.study.isShuffled ? said.held : said.later,
                counts: later.confusion.map((row) => row.reduce((sum, count) => sum + count, 0)),
              },
            ]
          : []),
      ],
      segments: groupsOf({ model, names }),
    },
    words,
  );
}

function laterName(figures: RunFigures | null, { chapters }: Words): string {
  return figures?.study.isShuffled ? chapters.classify.testsShuffled : chapters.classify.tests.later;
}

function meansOf({ model, figures, names }: ChartSource): GroupMeansData | null {
  const means = figures?.means;
  if (!figures || !means) return null;
  const known = (value: number | null): number => value ?? Number.NaN;
  return {
    what: 'segments',
    withContext: null,
    dataSet: null,
    nRows: figures.study.nTrain,
    axes: means.axes.map(({ column, category, min, max, sd }) => ({
      name: category === null ? names.field(column) : `${names.field(column)} = ${names.value(category)}`,
      min,
      max,
      sd,
    })),
    overall: means.overall.map(known),
    groups: groupsOf({ model, names }).map((group, s) => ({
      ...group,
      means: (means.segments[s] ?? []).map(known),
    })),
  };
}

/** Segments with their names, where people gave them one. */
function groupsOf({ model, names }: Pick<ChartSource, 'model' | 'names'>): readonly {
  readonly id: number;
  readonly name: string | null;
  readonly share: number;
}[] {
  return model.segments.map(({ id, share }) => ({ id, share, name: names.told(id) }));
}
