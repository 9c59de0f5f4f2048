import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';
import { webModelEn } from './web-model.ts';
import { webSqlEn } from './web-sql.ts';

const f = formatFor('en');
const client = { one: 'client', other: 'clients' };
const rows = { one: 'row', other: 'rows' };

/** The pages in the browser. */
export const webEn = {
  languageName: 'English',
  nav: {
    label: 'Pages',
    client: 'Client',
    segments: 'Segments',
    batch: 'Batch',
    data: 'Data',
    model: 'Model',
    about: 'About',
  },
  sql: webSqlEn,
  shell: {
    skip: 'Skip to the content',
    language: 'Language',
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark', auto: 'As the system' },
    shortcuts: 'Keyboard shortcuts',
    close: 'Close',
    keys: {
      help: 'Show this list',
      pages: 'Go to a page',
      first: 'Go to the first field of the client',
      pick: 'Type the start of a value: the first match is chosen',
      enter: 'Take the value and go to the next empty field; from the last one, to the answer',
      next: 'Next client: empties the form',
      undo: 'Bring the last client back',
      turn: 'Turn the 3-D picture, or move the tree',
      zoom: 'Zoom the tree; fit it again',
    },
    loading: 'Loading …',
    stillLoading: (seconds: number) => `Still loading: ${f.count(seconds)}\u00a0s`,
    retry: 'Try again',
    offline: 'The server does not answer. What you typed is kept; answers are still computed in the page.',
    noModel: 'No model could be loaded',
    whatToDo: 'Check that “clientele serve” is running, then try again.',
    noRun: 'This server has no study behind the model',
    noRunText: 'Run the study again with this version: the figures of the run will stand here.',
    notHere: 'There is no such page',
    toClient: 'To the client page',
    failed: 'That did not work',
    undo: 'Undo',
    table: 'The same numbers as a table',
    drawing: 'Drawing …',
    unexpected: 'The server answered in a way that this page does not understand.',
  },
  client: {
    title: 'Which segment is this client in?',
    form: 'What is known of the client',
    important: 'These decide the segment',
    other: (n: number) => englishCount(n, { one: 'other field', other: 'other fields' }),
    unused: 'Not used: the segment does not depend on these.',
    proxies: 'Not used themselves, but they help to guess:',
    proxy: (field: string) => `helps while this is not known: ${field}`,
    /** Values that every table has; others are shown as the table has them. */
    values: { yes: 'yes', no: 'no' },
    placeholder: 'not known',
    number: 'a number',
    badNumber: (field: string) => `${field} must be a number, such as 12.5`,
    nothingFound: 'No such value',
    clear: (field: string) => `Empty ${field}`,
    rule: (n: number) => `Answer only when ${n} or more of these are known`,
    next: 'Next client',
    undo: 'Bring back',
    undoHint: 'The last client, as it was typed (Alt + Z)',
    cleared: 'The form is empty: next client.',
    copy: 'Copy',
    copied: 'Copied',
    print: 'Print',
    answer: 'Answer',
    nothingKnown: 'Nothing is known yet',
    start: 'Enter what you know of the client: the answer follows as you type.',
    notEnough: 'Not enough information',
    wrongField: 'A field needs correcting',
    ofHundred: (count: number) => `${count} of 100 clients like this`,
    shareOfAll: (share: number) => `${f.percent(share)} of all clients are in it`,
    guess: (p: { segment: string; count: number }) =>
      `Likeliest: ${p.segment}. An answer needs ${p.count} of 100.`,
    needsFields: (p: { needed: number; known: number }) =>
      `${englishCount(p.needed, { one: 'important field is', other: 'important fields are' })} needed; known: ${p.known}.`,
    and: ', ',
    because: (rule: string) => `Because ${rule}.`,
    known: (rule: string) => `Known: ${rule}.`,
    everyClient: 'Every client gets this segment.',
    treeDisagrees:
      'The nearest centre says so. The decision tree, which gives the reasons, says otherwise here.',
    unseen: (fields: readonly string[]) =>
      `The model does not know this value: ${formatList(fields, 'and')}. It counts as not known.`,
    assumed: (items: readonly string[]) => `Assumed from similar clients: ${items.join('; ')}.`,
    assumedOne: (p: { field: string; value: string; count: number }) =>
      `${p.field}: ${p.value} (${p.count} of 100)`,
    below: (p: { from: number | null; to: number | null }) =>
      p.from === null
        ? `up to ${f.number(p.to)}`
        : p.to === null
          ? `above ${f.number(p.from)}`
          : `${f.number(p.from)} to ${f.number(p.to)}`,
    ask: (field: string) => `Ask: ${field}`,
    askWhy: (p: { count: number }) => `Then ${p.count} of 100 clients like this get an answer.`,
    askHelps: (p: { count: number }) => `Then the likeliest segment holds for ${p.count} of 100 on average.`,
    enough: 'Nothing more needs to be asked.',
    nothingToAsk: 'Everything that decides is known.',
    offers: 'What to offer',
    noOffers: 'No offers are written for this segment yet.',
    offersLater: 'Offers stand here once the segment is known.',
    writeOffers: 'Write offers',
    all: 'All segments',
    outOf: (count: number) => `${count} of 100`,
    deciding: 'What decides',
    path: 'Way through the tree',
    change: 'Smallest change',
    encoded: 'Encoded values',
    details: 'Why, in detail',
    supports: (points: number) => `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)} of 100`,
    support: 'By so much the segment is likelier with this value than without it.',
    noDeciding: 'What decides stands here once a field is known.',
    noPath: 'The way through the tree stands here once every important field is known.',
    noChange: 'The smallest change stands here once every important field is known.',
    changeNone: 'No change of one to three fields moves this client to another segment.',
    changeTo: (p: { changes: readonly string[]; segment: string }) =>
      `${formatList(p.changes, 'and')}: ${p.segment}.`,
    changeOne: (p: { field: string; from: string; to: string }) => `${p.field} ${p.to} instead of ${p.from}`,
    noEncoded: 'What the model works with stands here once every important field is known.',
    spoken: (p: { segment: string; count: number; because: string }) =>
      `${p.segment}: ${p.count} of 100 clients like this. ${p.because}`,
    spokenCertain: (p: { segment: string; because: string }) => `${p.segment}. ${p.because}`,
    spokenUnsure: (p: { field: string }) => `Not enough information. Ask about ${p.field}.`,
    model: (p: { study: string; nClients: number; hash: string }) =>
      `Model ${p.hash} of the study ${p.study}, ${englishCount(p.nClients, client)}. Computed in this page: what you type stays in it.`,
  },
  segments: {
    title: 'Segments',
    lead: (p: { nClients: number; columns: readonly string[] }) =>
      `${englishCount(p.nClients, client)}, by ${formatList(p.columns, 'and')}`,
    share: (p: { share: number; nClients: number }) =>
      `${f.percent(p.share)} · ${englishCount(p.nClients, client)}`,
    unnamed: 'No name is written for this segment yet.',
    contrasts: 'Differs most from all clients in',
    contrast: (p: { column: string; value: string; share: number; overall: number }) =>
      `${p.column} ${p.value}: ${f.percent(p.share)}, all clients ${f.percent(p.overall)}`,
    outcome: (p: { outcome: string; positive: string }) => `${p.outcome} = ${p.positive}`,
    rate: (p: { rate: number; low: number; high: number }) =>
      `${f.percent(p.rate)} (95 % interval ${f.fixed(p.low * 100, 1)} to ${f.percent(p.high)})`,
    rule: 'By the tree',
    offers: 'Offers',
    owner: 'Owner',
    noOwner: 'no owner',
    edit: 'Edit',
    editTitle: (segment: string) => `Edit ${segment}`,
    name: 'Name',
    description: 'Description',
    offer: (n: number) => `Offer ${n}`,
    offerTitle: 'What to offer',
    offerReason: 'Why',
    addOffer: 'Add an offer',
    removeOffer: (n: number) => `Remove offer ${n}`,
    inLanguage: { en: 'English', ru: 'Russian' },
    required: 'Write both languages.',
    save: 'Save',
    cancel: 'Cancel',
    saved: (version: number) => `Saved as version ${version}.`,
    undone: (version: number) => `Undone: version ${version}.`,
    conflict:
      'Somebody has changed the segments meanwhile. Their version is loaded; yours is still in the form.',
    pictures: 'Pictures',
    space: 'In space',
    radar: 'Radar',
    means: 'Means',
    map: 't-SNE map',
    sizes: 'Sizes',
    again: (p: { resampled: number; shuffled: number | null }) =>
      `On resamples ${f.fixed(p.resampled, 2)} of it comes again${p.shuffled === null ? '' : `; of a segment of unrelated columns, ${f.fixed(p.shuffled, 2)}`} (1 is all of it).`,
    dissolves: (p: { column: string; n: number; total: number }) =>
      `Dissolves in ${p.n} of ${p.total} other orders of the codes of ${p.column}.`,
    noPicture: 'This run holds no data for the picture.',
    turnHint: 'Drag to turn, or use the arrow keys.',
    turnReset: 'First view',
    moved: {
      title: 'Since the earlier model',
      lead: 'Where the clients of the earlier segments are now. A segment keeps its number where at least half of the clients in either are in both.',
      caption: 'Share of all clients that the model was trained on; bold: stayed.',
      before: 'Earlier segment',
      now: (name: string, id: number) => (name === `Segment ${id}` ? name : `${id}. ${name}`),
      gone: (segment: string) => `${segment} (no longer there)`,
      became: 'What became of it',
      status: {
        same: (overlap: number) => `the same, overlap ${f.fixed(overlap, 2)}`,
        changed: (overlap: number) => `changed, confirm: overlap ${f.fixed(overlap, 2)}`,
        new: (overlap: number) => `new: overlap ${f.fixed(overlap, 2)} at most`,
      },
    },
    smallCells: (share: number) =>
      `Drawn from the counts in the model, which hold ${f.percent(share)} of the clients.`,
  },
  batch: {
    title: 'Score a table',
    lead: 'CSV, Parquet or Excel. Every row gets its segment, its probability and how it came about.',
    drop: 'Drop a table here',
    choose: 'Choose a file',
    another: 'Another file',
    limits: 'Up to 512 MB; Excel up to 200,000 rows. The server keeps nothing.',
    unknownType: 'This is neither CSV, Parquet nor Excel (.csv, .parquet, .xlsx).',
    empty: 'After the check, the rows, their segments and what is wrong stand here.',
    reading: (p: { file: string }) => `Sending ${p.file}`,
    checking: 'Scoring every row',
    progress: (p: { share: number; seconds: number | null }) =>
      `${f.percent(p.share, 0)} sent${p.seconds === null ? '' : `, ${f.count(p.seconds)}\u00a0s left`}`,
    waiting: (seconds: number) => `${f.count(seconds)}\u00a0s so far`,
    cancel: 'Cancel',
    columns: 'Columns',
    field: 'Field of the model',
    column: 'Column of the file',
    copied: 'only copied',
    absent: 'no column: counts as not known',
    mapNote: 'The check runs again when you change a column.',
    result: 'Result',
    nRows: (n: number) => englishCount(n, rows),
    statuses: {
      complete: 'all fields known',
      filled: 'filled from similar clients',
      abstained: 'not enough information',
      invalid: 'wrong cell, not scored',
    },
    status: 'Answer',
    rows: 'Rows',
    segment: 'Segment',
    bad: 'Wrong rows',
    badLead: (p: { shown: number; all: number }) =>
      p.shown === p.all
        ? `${englishCount(p.all, rows)}, in the file with empty score columns and the reason.`
        : `${englishCount(p.all, rows)}, the first ${f.count(p.shown)} below; in the file with empty score columns and the reason.`,
    noBad: 'No wrong rows.',
    line: 'Line',
    row: 'Row',
    problem: 'What is wrong',
    unseen: (p: { column: string; n: number }) =>
      `${p.column}: ${englishCount(p.n, { one: 'cell has a value', other: 'cells have values' })} that the model does not know; counted as not known.`,
    download: 'Download',
    downloadAs: (format: string) => `Download as ${format}`,
    downloaded: (file: string) => `${file} is downloaded.`,
    added: 'Added columns: segment_id, segment, probability, status, filled_fields, model_hash.',
  },
  model: webModelEn,
  about: {
    title: 'About this study',
    story: 'The work in five chapters',
    data: 'The data',
    lead: (p: { study: string }) => `How the study ${p.study} came from a table to segments.`,
    report: 'The whole report',
    chapters: {
      data: '1. Data',
      unknown: '2. Unknown values',
      preprocess: '3. Preprocessing',
      cluster: '4. Clustering',
      classify: '5. Classification',
    },
    unknownText: (p: { imputation: string; nColumns: number; nCells: number }) =>
      p.nCells === 0
        ? 'No value of the train rows was unknown.'
        : `${englishCount(p.nCells, { one: 'cell', other: 'cells' })} of the train rows in ${englishCount(p.nColumns, { one: 'column was', other: 'columns were' })} unknown. The chosen data set fills them by ${p.imputation}.`,
    preprocessText: (p: { pipeline: number }) =>
      `Numbers and categories are brought to one scale in eight ways. The chosen one is pipeline\u00a0${p.pipeline}.`,
    clusterText: (p: { k: number; features: readonly string[]; silhouette: number | null }) =>
      `k-means puts the clients into ${englishCount(p.k, { one: 'segment', other: 'segments' })} by ${formatList(p.features, 'and')}${p.silhouette === null ? '' : `; the silhouette is ${f.number(p.silhouette)}`}.`,
    pathText: (p: { from: number; to: number; nFrom: number; nTo: number }) =>
      `Dropping what does not separate the clusters, from ${englishCount(p.nFrom, { one: 'feature', other: 'features' })} to ${p.nTo}, took the silhouette from ${f.number(p.from)} to ${f.number(p.to)}. Each is measured in its own space.`,
    classifyText: (p: { tree: number | null; logistic: number | null }) =>
      `A decision tree and a logistic regression learn to repeat the segments, to explain them${p.tree === null ? '' : `: on rows kept apart they agree with the clustering in ${f.percent(p.tree)} and ${f.percent(p.logistic)}`}.`,
    columns: 'Columns of the table',
    column: 'Column',
    type: 'Type',
    role: 'Role',
    unknown: 'Unknown cells',
    reason: 'Why',
    distribution: 'How a column is distributed',
    choose: 'Column to draw',
  },
};
