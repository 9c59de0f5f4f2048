// Writes docs/gallery.md and docs/images/gallery/ from the pictures of a run, one of each kind. Build first:
//
//   npm run build && node scripts/make-gallery.mjs [runs/bank-marketing]
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPng } from '../dist/render/index.js';
import { wordsFor } from '../dist/words/index.js';

const mostBytes = 150_000;
/** Tried from the largest: the first small enough is kept. */
const scales = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

const { charts, pictures } = wordsFor('en');

/** `files` are tried in order; an ending of `*` stands for the first file that starts so. */
const kinds = [
  {
    name: 'Composite',
    files: [
      'images/num_of_clusters_with_soc_econ_factors/knn_preproc8',
      'images/num_of_clusters_with_soc_econ_factors/*',
    ],
    shows:
      'For one data set: inertia with its knee, silhouette with its peak, and the dendrogram. One for each of the 24 data sets, with and without context.',
    cannot: pictures.composite.caption,
  },
  {
    name: 'Radar of clusters, with context',
    files: ['images/clusters/radar_with_soc_econ_factors'],
    shows: 'The mean of each column in each cluster, against all clients (the broken line).',
    cannot: pictures.radar.caption,
  },
  {
    name: 'Radar of clusters, without context',
    files: ['images/clusters/radar_without_soc_econ_factors'],
    shows: 'The same without the social-economic columns.',
    cannot: pictures.radar.caption,
  },
  {
    name: 'Radar of segments',
    files: ['images/clusters/radar_segments'],
    shows: 'The same for the chosen segments and the columns that make them.',
    cannot: pictures.radar.caption,
  },
  {
    name: 'Means of groups',
    files: ['images/clusters/means_with_soc_econ_factors', 'images/clusters/means_segments'],
    shows:
      'How many standard deviations the mean of each column lies from all clients: blue below, orange above, the sign and number in the cell.',
    cannot: pictures.means.caption,
  },
  {
    name: 'Space of the chosen features',
    files: ['images/clusters/space_segments'],
    shows:
      'Every distinct client in the features that make the segments; the area of a mark is its number of rows.',
    cannot: pictures.space.caption({ nAxes: 3 }),
  },
  {
    name: 't-SNE map',
    files: ['images/clusters/tsne_with_soc_econ_factors', 'images/clusters/tsne_segments'],
    shows: 'A sample of clients laid on a plane so that neighbours stay neighbours.',
    cannot: pictures.map.captions.tsne,
  },
  {
    name: 'Distribution of a column',
    files: ['images/analysis/job', 'images/analysis/distribution_*', 'images/analysis/*'],
    shows: 'How often each value occurs, unknown ones apart, and how often the outcome goes with it.',
    cannot: `${pictures.distribution.captions.category} ${pictures.distribution.outcomeCaption}`,
  },
  {
    name: 'Class balance',
    files: ['models/class_balance'],
    shows: 'The share of each segment in the rows that the classifiers were fitted and tested on.',
    cannot: pictures.balance.caption,
  },
  {
    name: 'Confusion matrix',
    files: ['models/confusion_matrix_tree', 'models/confusion_matrix_*'],
    shows: 'How often a classifier gives the segment that the clustering gave.',
    cannot: charts.confusion.caption,
  },
  {
    name: 'Decision tree',
    files: ['models/model_structure'],
    shows:
      'The rules: every question with its Gini impurity, its rows, and how many of them each segment has.',
    cannot: charts.tree.caption,
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const run =
  process.argv[2] ?? ['runs/bank-marketing', 'runs/demo'].find((folder) => existsSync(join(root, folder)));
if (run === undefined || !existsSync(run)) {
  console.error('no run folder; give one: node scripts/make-gallery.mjs runs/NAME');
  process.exit(2);
}

const folder = join(root, 'docs/images/gallery');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const drawPng = await createPng();

const parts = kinds.flatMap(({ name, files, shows, cannot }) => {
  const file = files.map(findFile).find((found) => found !== null);
  if (!file) {
    console.error(`no picture for "${name}": ${files.join(', ')}`);
    return [];
  }
  const svg = readFileSync(join(run, `${file}.svg`), 'utf8');
  const png = scales.map((scale) => drawPng(svg, { scale })).find(({ length }) => length <= mostBytes);
  if (!png) throw new Error(`${file}.svg is over ${mostBytes} bytes at every scale`);
  const image = `${basename(file)}.png`;
  writeFileSync(join(folder, image), png);
  const title = plainText(/<title[^>]*>([^<]*)<\/title>/.exec(svg)?.[1] ?? '');
  return [
    [
      `## ${name}`,
      '',
      `![${title.replaceAll(/([[\]\\])/g, '\\$1')}](images/gallery/${image})`,
      '',
      `- Shows: ${shows}`,
      `- Cannot show: ${cannot}`,
      `- In the run folder: \`${dirname(file)}/\`, as SVG and PNG.`,
    ].join('\n'),
  ];
});

writeFileSync(
  join(root, 'docs/gallery.md'),
  [
    '# Gallery',
    '',
    'One picture of each kind that a study draws. The title of a picture is its finding, computed from the data. Made by `scripts/make-gallery.mjs` from the pictures of a run; not written by hand.',
    '',
    parts.join('\n\n'),
    '',
  ].join('\n'),
);
console.log(`${parts.length} of ${kinds.length} kinds`);

/** A picture without its ending, or null where the run has none. */
function findFile(pattern) {
  if (!pattern.endsWith('*')) return existsSync(join(run, `${pattern}.svg`)) ? pattern : null;
  const within = dirname(pattern);
  const start = basename(pattern).slice(0, -1);
  const names = existsSync(join(run, within)) ? readdirSync(join(run, within)) : [];
  const name = names.sort().find((one) => one.startsWith(start) && one.endsWith('.svg'));
  return name === undefined ? null : `${within}/${name.slice(0, -4)}`;
}

function plainText(text) {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
