import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runRecordSchema, type StudyConfig } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { CancelledError } from '../../src/ml/index.ts';
import { loadModel, scoreClient } from '../../src/model/index.ts';
import { sha256 } from '../../src/store/index.ts';
import { parseStudyConfig, type StudyResult, stageNames } from '../../src/study/index.ts';
import { createThreadCompute } from '../../src/workers/index.ts';
import {
  filesOf,
  madeUpClients,
  type RunOptions,
  runOn,
  scratchFolder,
  tableFile,
  undrawn,
} from './small-study.ts';

const exampleText = readFileSync(new URL('../../examples/bank-marketing.yaml', import.meta.url), 'utf8');
const example = parseStudyConfig(exampleText, 'bank-marketing.yaml');
/** A verdict that nobody reads. */
const fewCopies = { ...example.shuffled, sweepCopies: 3, copies: 19, starts: 1, finalStarts: 1 };
const fewAlternatives = { ...example.alternatives, kTo: 3, rows: 100, copies: 19 };
const small: StudyConfig = {
  ...example,
  pipelines: [1, 8],
  sweep: { kFrom: 2, kTo: 5, starts: 2, swaps: 2, searchRows: 100 },
  shuffled: fewCopies,
  alternatives: fewAlternatives,
  segments: { ...example.segments, starts: 3, swaps: 3, minCellClients: 2 },
  pictures: { ...example.pictures, linkageRows: 50, mapRows: 50, mapIterations: 50 },
};

function runUndrawn(table: string, config: StudyConfig, options: RunOptions = {}) {
  return runOn(table, config, { ...options, ports: undrawn });
}

async function query(folder: string, sql: string, file: string): Promise<readonly (readonly unknown[])[]> {
  const engine = await createDuckDbEngine();
  try {
    return (await engine.query(sql, [{ name: 't', path: join(folder, file) }])).rows;
  } finally {
    await engine.close();
  }
}

describe('runStudy on the described configuration', () => {
  let table: string;
  let done: StudyResult & { folder: string };
  beforeAll(async () => {
    table = tableFile(madeUpClients(240));
    const config = {
      ...example,
      sweep: { ...example.sweep, starts: 1, swaps: 1, searchRows: 100 },
      shuffled: fewCopies,
      alternatives: fewAlternatives,
    };
    done = await runOn(table, config);
  });

  it('runStudy(example) makes 672 fits on 24 data sets and 48 files', async () => {
    const [[nFits, nSets]] = await query(
      done.folder,
      'SELECT count(*), count(DISTINCT (imputation, pipeline)) FROM t',
      'sweep.parquet',
    );
    expect([Number(nFits), Number(nSets)]).toEqual([672, 24]);
    const files = [...filesOf(done.folder).keys()];
    expect(files.filter((file) => file.startsWith('data/preprocessed/'))).toHaveLength(48);
    expect(files.filter((file) => file.startsWith('data/train_test/'))).toHaveLength(6);
    expect(files.filter((file) => file.startsWith('pipelines/'))).toHaveLength(24);
  });

  const nullColumns = (score: string): string[] =>
    ['null_mean', 'null_low', 'null_high', 'excess'].map((part) => `${score}_${part} DOUBLE`);

  const fitColumns = [
    'with_context BOOLEAN',
    'k INTEGER',
    'inertia DOUBLE',
    'silhouette DOUBLE',
    ...nullColumns('silhouette'),
    'silhouette_grid_p DOUBLE',
    'calinski_harabasz DOUBLE',
    ...nullColumns('calinski_harabasz'),
    'davies_bouldin DOUBLE',
    ...nullColumns('davies_bouldin'),
    'sizes INTEGER[]',
    'n_distinct INTEGER',
    'iterations INTEGER',
  ];

  it('sweep.parquet has the columns that were promised', async () => {
    const columns = await query(done.folder, 'DESCRIBE SELECT * FROM t', 'sweep.parquet');
    expect(columns.map(([name, type]) => `${name} ${type}`)).toEqual([
      'imputation VARCHAR',
      'pipeline INTEGER',
      ...fitColumns,
    ]);
  });

  it('alternatives.parquet has the same, by method, for every k, with a verdict', async () => {
    const columns = await query(done.folder, 'DESCRIBE SELECT * FROM t', 'alternatives.parquet');
    expect(columns.map(([name, type]) => `${name} ${type}`)).toEqual([
      'imputation VARCHAR',
      'method VARCHAR',
      ...fitColumns,
      'verdict VARCHAR',
    ]);
    const fits = await query(
      done.folder,
      'SELECT imputation, method, k FROM t ORDER BY ALL',
      'alternatives.parquet',
    );
    expect(fits.map((fit) => fit.join(' '))).toEqual(
      ['gower-pam', 'k-prototypes', 'one-hot'].flatMap((method) => [2, 3].map((k) => `raw ${method} ${k}`)),
    );
    const wrong = await query(
      done.folder,
      `SELECT * FROM t WHERE len(sizes) <> k OR inertia < 0 OR silhouette NOT BETWEEN -1 AND 1
         OR calinski_harabasz < 0 OR davies_bouldin < 0 OR silhouette_grid_p NOT BETWEEN 0.05 AND 1
         OR abs(list_sum(sizes) - 100) > 0`,
      'alternatives.parquet',
    );
    expect(wrong).toEqual([]);
  });

  it('every fit has its k clusters, all clients in them, and metrics in their ranges', async () => {
    const wrong = await query(
      done.folder,
      `SELECT * FROM t WHERE len(sizes) <> k OR list_sum(sizes) <> 168 OR inertia < 0
         OR silhouette NOT BETWEEN -1 AND 1 OR calinski_harabasz < 0 OR davies_bouldin < 0 OR iterations < 1`,
      'sweep.parquet',
    );
    expect(wrong).toEqual([]);
  });

  it('run.json records every stage, its files with their hashes, and the input', () => {
    const record = runRecordSchema.parse(JSON.parse(readFileSync(join(done.folder, 'run.json'), 'utf8')));
    expect(record.status).toBe('done');
    expect(record.stages.map((stage) => stage.name)).toEqual(stageNames);
    expect(record.input.sha256).toBe(sha256(readFileSync(table)));
    for (const file of record.stages.flatMap((stage) => stage.files)) {
      expect(sha256(readFileSync(join(done.folder, file.path)))).toBe(file.sha256);
    }
  });

  it('data/labeled holds every row once, with the segment that the model gives it', async () => {
    const model = loadModel(
      readFileSync(join(done.folder, 'models/model.json'), 'utf8'),
      'model.json',
      sha256,
    );
    const rows = await query(
      done.folder,
      'SELECT loan, housing, job, segment_id FROM t',
      'data/labeled/train.parquet',
    );
    expect(rows).toHaveLength(168);
    for (const [loan, housing, job, segmentId] of rows) {
      const client = { loan: String(loan), housing: String(housing), job: String(job) };
      expect(scoreClient(model, client).segmentId).toBe(segmentId);
    }
  });

  it('raw keeps pdays 999 and "unknown"; the imputed sets have −1 and no "unknown"', async () => {
    const of = async (method: string) =>
      (
        await query(
          done.folder,
          `SELECT count(*) FILTER (pdays = 999) > 0, count(*) FILTER (pdays = -1) > 0,
             count(*) FILTER (job = 'unknown') > 0, count(*) FILTER (job IS NULL) FROM t`,
          `data/train_test/${method}_train.parquet`,
        )
      )[0].map(Number);
    expect(await of('raw')).toEqual([1, 0, 1, 0]);
    expect(await of('knn')).toEqual([0, 1, 0, 0]);
    expect(await of('iterative')).toEqual([0, 1, 0, 0]);
  });

  it('filled cells are flagged, and only those that were unknown', async () => {
    const unknownJobs = madeUpClients(240)
      .split('\n')
      .slice(1, 169)
      .filter((line) => line.split(';')[1] === 'unknown').length;
    const [[nFilled]] = await query(
      done.folder,
      'SELECT sum(job_filled) FROM t',
      'data/train_test/knn_train.parquet',
    );
    expect(nFilled).toBe(unknownJobs);
  });

  it('the outcome and the dropped columns never enter a data set', async () => {
    const columns = (
      await query(done.folder, 'DESCRIBE SELECT * FROM t', 'data/preprocessed/knn_preproc8_train.parquet')
    ).map(([name]) => name);
    expect(columns).toEqual([
      'age',
      'campaign',
      'pdays',
      'previous',
      'emp.var.rate',
      'cons.price.idx',
      'cons.conf.idx',
      'euribor3m',
      'nr.employed',
      'job',
      'marital',
      'education',
      'default',
      'housing',
      'loan',
      'poutcome',
    ]);
  });

  it('the way to the choice starts with all 16 features, drops context first and ends at the chosen three', () => {
    const { path } = done.choice;
    expect(path.map((step) => step.features.length)).toEqual([16, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(path[1]).toMatchObject({
      reason: 'context',
      dropped: ['emp.var.rate', 'cons.price.idx', 'cons.conf.idx', 'euribor3m', 'nr.employed'],
    });
    expect(path.at(-1)?.features).toEqual(['loan', 'housing', 'job']);
    for (const step of path.slice(2)) expect(step.separation).toBeGreaterThanOrEqual(0);
  });

  it('report.html stands alone and names the segments', () => {
    const html = readFileSync(join(done.folder, 'report.html'), 'utf8');
    expect(html).not.toMatch(/(?:src|href)="https?:/);
    expect(html.match(/<h2/g)?.length).toBeGreaterThanOrEqual(5);
  });
});

describe('a study run again', () => {
  it('runStudy(twice) gives the same bytes, inline and on threads', async () => {
    const table = tableFile(madeUpClients(200));
    const once = await runUndrawn(table, small);
    const again = await runUndrawn(table, small);
    const entry = new URL('../../dist/workers/worker.js', import.meta.url);
    const compute = createThreadCompute({ nThreads: 2, entry });
    const threaded = await runUndrawn(table, small, { compute });
    await compute.close();
    const files = filesOf(once.folder);
    expect(files.size).toBeGreaterThan(20);
    for (const other of [again, threaded]) expect(filesOf(other.folder)).toEqual(files);
  });

  it('runStudy(same folder) reuses every stage; a changed option redoes from there on', async () => {
    const table = tableFile(madeUpClients(200));
    const output = join(scratchFolder(), 'run');
    await runUndrawn(table, small, { output });
    const reused = (result: StudyResult) => result.record.stages.filter((stage) => stage.reused).length;
    expect(reused(await runUndrawn(table, small, { output }))).toBe(stageNames.length);
    expect(reused(await runUndrawn(table, small, { output, codeSha256: '1'.repeat(64) }))).toBe(0);
  });

  it('a late option redoes the late stages alone', async () => {
    const table = tableFile(madeUpClients(200));
    const { folder } = await runUndrawn(table, small);
    const again = (config: StudyConfig) => runUndrawn(table, config, { output: folder });
    const redone = (result: StudyResult) =>
      result.record.stages.filter((stage) => !stage.reused).map((stage) => stage.name);
    expect(redone(await again({ ...small, language: 'ru' }))).toEqual([
      'classify',
      'surrogates',
      'name',
      'pictures',
      'report',
    ]);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('известна только после звонка');
    expect(redone(await again({ ...small, segments: { ...small.segments, starts: 4 } }))).toEqual([
      'segment',
      'label',
      'order',
      'explore',
      'classify',
      'surrogates',
      'stability',
      'name',
      'pictures',
      'report',
    ]);
    expect(redone(await again({ ...small, seed: 8 }))[0]).toBe('split');
  });

  it('a damaged or missing file is made again, and the bytes are the same at the end', async () => {
    const table = tableFile(madeUpClients(200));
    const { folder } = await runUndrawn(table, small);
    const files = filesOf(folder);
    writeFileSync(join(folder, 'sweep.parquet'), 'damaged');
    rmSync(join(folder, 'models/model.json'));
    const again = await runUndrawn(table, small, { output: folder });
    expect(again.record.stages.filter((stage) => !stage.reused).map((stage) => stage.name)).toEqual([
      'null',
      'classify',
    ]);
    expect(filesOf(folder)).toEqual(files);
  });

  it('a study stopped in any stage goes on from there to the same bytes', async () => {
    const table = tableFile(madeUpClients(200));
    const whole = filesOf((await runUndrawn(table, small)).folder);
    const output = join(scratchFolder(), 'run');
    for (const stage of stageNames.slice(1)) {
      const signal = { aborted: false };
      const listener = {
        onDone: (name: string) => {
          signal.aborted = name === stageNames[stageNames.indexOf(stage) - 1];
        },
      };
      await expect(runUndrawn(table, small, { output, signal, listener })).rejects.toThrow(CancelledError);
    }
    const last = await runUndrawn(table, small, { output });
    expect(last.record.stages.filter((stage) => !stage.reused).map((stage) => stage.name)).toEqual([
      'report',
    ]);
    expect(filesOf(output)).toEqual(whole);
  });

  it('another configuration in the same folder leaves no file of the first behind', async () => {
    const table = tableFile(madeUpClients(200));
    const output = join(scratchFolder(), 'run');
    await runUndrawn(table, small, { output });
    await runUndrawn(table, { ...small, pipelines: [8] }, { output });
    expect([...filesOf(output).keys()].filter((file) => file.includes('preproc1'))).toEqual([]);
  });
});

describe('a study that finds its choice', () => {
  const config = parseStudyConfig(
    `version: 1
name: found
columns:
  group: { type: nominal }
  twin: { type: nominal }
  noise: { type: numeric }
  when: { type: numeric, role: context }
imputations: [mode]
pipelines: [8]
sweep: { kFrom: 2, kTo: 4, starts: 3, swaps: 3 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: found, kFrom: 3, kTo: 3, minFeatures: 1 }
segments: { minCellClients: 1 }
`,
    'found.yaml',
  );
  const rows = Array.from(
    { length: 300 },
    (_, i) => `${'abc'[i % 3]},${'xyz'[i % 3]},${(i * 7919) % 101},${i}`,
  );

  it('choose(found) drops context and noise and keeps what separates, with the reason of each step', async () => {
    const { choice } = await runUndrawn(tableFile(`group,twin,noise,when\n${rows.join('\n')}\n`), config);
    expect(choice).toMatchObject({ mode: 'found', imputation: 'mode', pipeline: 8, k: 3 });
    expect([...choice.features].sort()).toEqual(['group', 'twin']);
    expect(choice.path.map((step) => [step.reason, step.dropped])).toEqual([
      ['start', []],
      ['context', ['when']],
      ['separates-least', ['noise']],
    ]);
    expect(choice.path.at(-1)?.silhouette).toBe(1);
  });
});

describe('runStudy refuses with one line and writes nothing', () => {
  const header = madeUpClients(1).split('\n')[0];
  it.each([
    ['a ragged row', `${header}\n1;2\n`, 'E_RAGGED'],
    ['no rows', `${header}\n`, 'E_NO_ROWS'],
    ['an empty file', '', 'E_EMPTY'],
    ['a missing column', 'age;job\n30;admin.\n', 'E_COLUMN'],
    ['text in a number', madeUpClients(20).replace(/^\d+;/m, 'old;'), 'E_TYPE'],
    ['a category that was not declared', madeUpClients(40).replaceAll('basic.4y', 'basic.5y'), 'E_CATEGORY'],
  ])('%s', async (_, text, code) => {
    const output = join(scratchFolder(), 'run');
    await expect(runUndrawn(tableFile(text), small, { output })).rejects.toMatchObject({ code, exitCode: 2 });
    expect(existsSync(output)).toBe(false);
  });

  it('fewer distinct rows than k', async () => {
    const table = tableFile(
      `a,b\n${Array.from({ length: 30 }, (_, i) => `${i % 2},x${i % 2}`).join('\n')}\n`,
    );
    const config = parseStudyConfig(
      'version: 1\nname: tiny\ncolumns:\n  a: { type: numeric }\n  b: { type: binary }\nimputations: [mode]\n',
      't.yaml',
    );
    await expect(runUndrawn(table, config)).rejects.toMatchObject({ code: 'E_K_TOO_LARGE' });
  });

  it('a table too short to split', async () => {
    const config = parseStudyConfig('version: 1\nname: t\ncolumns: { a: { type: numeric } }\n', 't.yaml');
    const output = join(scratchFolder(), 'run');
    await expect(runUndrawn(tableFile('a\n1\n2\n'), config, { output })).rejects.toMatchObject({
      code: 'E_TOO_FEW_ROWS',
      exitCode: 2,
    });
    expect(existsSync(output)).toBe(false);
  });
});

describe('categories that only later rows have', () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i >= 35 ? 'late' : 'ab'[i % 2]}`);
  const text = `n,c\n${rows.join('\n')}\n`;
  const yaml = (unseen: string) => `version: 1
name: late
unseen: ${unseen}
columns: { n: { type: numeric }, c: { type: nominal } }
imputations: [mode]
pipelines: [8]
sweep: { kFrom: 2, kTo: 3 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: given, imputation: mode, pipeline: 8, k: 2, features: [n, c] }
`;

  it('unseen: missing treats them as unknown and says so', async () => {
    const { record } = await runUndrawn(tableFile(text), parseStudyConfig(yaml('missing'), 'late.yaml'));
    expect(record.warnings).toContainEqual({
      code: 'W_UNSEEN',
      message: 'column "c": "late" occurs in test only; treated as unknown',
      details: { categories: ['late'], at: { columnName: 'c' } },
    });
  });

  it('unseen: error refuses them', async () => {
    const run = runUndrawn(tableFile(text), parseStudyConfig(yaml('error'), 'late.yaml'));
    await expect(run).rejects.toMatchObject({ code: 'E_UNSEEN', exitCode: 2 });
  });
});
