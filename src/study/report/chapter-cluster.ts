import { pathChart, sweepChart } from '../../charts/index.ts';
import type { ChoiceStep } from '../choose.ts';
import type { SweepRow } from '../null-sweep.ts';
import type { Picture } from '../pictures/picture.ts';
import { alternativesPart } from './alternatives-part.ts';
import type { ReportContext } from './context.ts';
import { html, type Markup } from './html.ts';
import { alignedFormat, figure, folded, table } from './parts.ts';
import { pictureFigure, picturesOf } from './pictures-part.ts';
import { searchPart } from './search-part.ts';

/** Chapter 4: from every fit to the chosen data set and its features. */
export function clusterChapter(context: ReportContext): Markup {
  const { data, words } = context;
  const said = words.chapters.cluster;
  const sets = dataSetsOf(data.sweep);
  const ks = [...new Set(data.sweep.map(({ k }) => k))].sort((a, b) => a - b);
  const { choice } = data;
  const chosen = sets.filter(
    ({ imputation, pipeline }) => imputation === choice.imputation && pipeline === choice.pipeline,
  );
  return html`<p>${said.intro({
    nFits: data.sweep.length,
    nDataSets: sets.length,
    kFrom: ks[0] ?? 0,
    kTo: ks[ks.length - 1] ?? 0,
  })}</p>
<h3>${said.sweepTitle}</h3>
${figure(
  sweepChart(
    {
      ks,
      lines: sets.map(({ imputation, pipeline, withContext, rows }) => ({
        imputation,
        pipeline,
        withContext,
        silhouettes: ks.map((k) => rows.find((row) => row.k === k)?.silhouette ?? Number.NaN),
      })),
      chosen: choice,
      nRows: data.study.nTrain,
    },
    words,
  ),
  context,
)}
${bestTable(sets, context)}
<p class="note">${said.bestNote}</p>
<h3>${said.chosenTitle}</h3>
${chosen.map((set) => chosenPart(set, context))}
${[true, false].map((withContext) => otherComposites(withContext, context))}
${alternativesPart(context)}
${searchPart(context)}
${allFeaturesPart(context)}
<h3>${said.pathTitle}</h3>
${pathPart(data.path, context)}`;
}

interface DataSet {
  readonly imputation: SweepRow['imputation'];
  readonly pipeline: number;
  readonly withContext: boolean;
  /** In the order of k. */
  readonly rows: readonly SweepRow[];
}

/** The rows of the sweep by data set, in the order of their first row. */
function dataSetsOf(sweep: readonly SweepRow[]): DataSet[] {
  const groups = new Map<string, SweepRow[]>();
  for (const row of sweep) {
    const key = `${row.imputation}/${row.pipeline}/${row.withContext}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((rows) => {
    const { imputation, pipeline, withContext } = rows[0];
    return { imputation, pipeline, withContext, rows: rows.sort((a, b) => a.k - b.k) };
  });
}

/** The best silhouette of each data set: a line a pipeline, a column an imputation, with and without context. */
function bestTable(sets: readonly DataSet[], context: ReportContext): Markup {
  const { data, words } = context;
  const said = words.chapters.cluster;
  const contexts = [true, false].filter((withContext) => sets.some((set) => set.withContext === withContext));
  const columns = data.imputations.flatMap(({ method }) =>
    contexts.map((withContext) => ({ method, withContext })),
  );
  return table(
    said.bestTitle,
    [
      { head: said.pipeline },
      ...columns.map(({ method, withContext }) => ({
        head: withContext ? said.withContext(method) : said.withoutContext(method),
        isNumber: true,
      })),
    ],
    data.pipelines.map(({ number }) => [
      words.format.count(number),
      ...columns.map(({ method, withContext }) => {
        const set = sets.find(
          (one) => one.imputation === method && one.pipeline === number && one.withContext === withContext,
        );
        const best = set?.rows.reduce((a, b) => (b.silhouette > a.silhouette ? b : a));
        if (best === undefined) return '–';
        const text = said.bestCell(best);
        const isOwn = method === data.choice.imputation && number === data.choice.pipeline;
        return isOwn ? html`<span class="chosen">${text}</span>` : text;
      }),
    ]),
  );
}

function isChosen({ file }: { readonly file: string }, { data }: ReportContext): boolean {
  return file.endsWith(`/${data.choice.imputation}_preproc${data.choice.pipeline}`);
}

function compositesOf(withContext: boolean, context: ReportContext): Picture[] {
  return picturesOf(context, withContext ? 'sweep-with-context' : 'sweep-without-context');
}

/** The composites of the data sets that were not chosen, folded away. */
function otherComposites(withContext: boolean, context: ReportContext): Markup | null {
  const others = compositesOf(withContext, context).filter((picture) => !isChosen(picture, context));
  if (others.length === 0) return null;
  return folded(
    context.words.chapters.cluster.composites({ nPictures: others.length, withContext }),
    others.map(({ spec }) => figure(spec, context)),
  );
}

/** What the chosen data set looks like when all of its features are clustered. */
function allFeaturesPart(context: ReportContext): Markup | null {
  const said = context.words.chapters.cluster;
  const parts = ['with', 'without'].map((which) => {
    const file = (kind: string): string => `images/clusters/${kind}_${which}_soc_econ_factors`;
    const open = pictureFigure(file('radar'), context);
    const more = [pictureFigure(file('means'), context), pictureFigure(file('tsne'), context)];
    return open && html`${open}${folded(said.moreOfClusters(which === 'with'), more)}`;
  });
  if (parts.every((part) => part === null)) return null;
  return html`<h3>${said.allFeaturesTitle}</h3>
<p>${said.allFeaturesNote({ k: context.data.choice.k, dataSet: context.dataSet })}</p>
${parts}`;
}

function chosenPart({ withContext, rows }: DataSet, context: ReportContext): Markup {
  const { words, dataSet } = context;
  const { format } = words;
  const { metrics, chosenTable } = words.chapters.cluster;
  const { table: shuffled } = words.verdict;
  const inertia = alignedFormat(
    rows.map((row) => row.inertia),
    6,
    format,
  );
  const calinskiHarabasz = alignedFormat(
    rows.map((row) => row.calinskiHarabasz),
    4,
    format,
  );
  const composite = compositesOf(withContext, context).find((picture) => isChosen(picture, context));
  return html`${composite ? figure(composite.spec, context) : null}
${table(
  chosenTable({ dataSet, withContext }),
  [
    { head: metrics.k, isNumber: true },
    { head: metrics.inertia, isNumber: true },
    { head: metrics.silhouette, isNumber: true },
    { head: shuffled.nullMean, isNumber: true },
    { head: shuffled.band, isNumber: true },
    { head: shuffled.excess, isNumber: true },
    { head: metrics.calinskiHarabasz, isNumber: true },
    { head: metrics.daviesBouldin, isNumber: true },
    { head: metrics.nDistinct, isNumber: true },
    { head: metrics.iterations, isNumber: true },
    { head: metrics.sizes },
  ],
  rows.map((row) => [
    format.count(row.k),
    inertia(row.inertia),
    format.fixed(row.silhouette, 3),
    format.fixed(row.worth.silhouette.mean, 3),
    shuffled.bandCell(row.worth.silhouette),
    format.fixed(row.worth.silhouette.excess, 3),
    calinskiHarabasz(row.calinskiHarabasz),
    format.number(row.daviesBouldin),
    format.count(row.nDistinct),
    format.count(row.iterations),
    row.sizes.map((size) => format.count(size)).join('\u00a0· '),
  ]),
)}
<p class="note">${shuffled.note}</p>`;
}

function pathPart(path: readonly ChoiceStep[], context: ReportContext): Markup {
  const { data, words, nameOf } = context;
  const { format } = words;
  const said = words.chapters.cluster;
  const inertia = alignedFormat(
    path.map((step) => step.inertia),
    6,
    format,
  );
  const why = (step: ChoiceStep): string => {
    if (step.reason === 'start') return said.reasons.start;
    return step.reason === 'context' ? said.reasons.context : said.reasons.separates(step.separation);
  };
  const chart = pathChart(
    {
      steps: path.map((step) => ({
        nFeatures: step.features.length,
        dropped: step.dropped.map(nameOf),
        isContext: step.reason === 'context',
        silhouette: step.silhouette,
      })),
      k: data.choice.k,
      nRows: data.study.nTrain,
    },
    words,
  );
  return html`${figure(chart, context)}
${table(
  said.pathTable,
  [
    { head: said.step, isNumber: true },
    { head: said.dropped },
    { head: said.why },
    { head: said.stepFeatures, isNumber: true },
    { head: said.metrics.silhouette, isNumber: true },
    { head: said.metrics.inertia, isNumber: true },
    { head: said.shares },
  ],
  path.map((step, i) => [
    format.count(i + 1),
    step.dropped.length === 0 ? '–' : words.report.list(step.dropped.map(nameOf)),
    why(step),
    format.count(step.features.length),
    format.number(step.silhouette),
    inertia(step.inertia),
    html`<span class="shares">${step.sizes.map((share) => format.fixed(share * 100, 1)).join(' · ')}</span>`,
  ]),
)}
<p class="note">${said.separationNote}</p>`;
}
