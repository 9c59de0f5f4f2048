import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { createDuckDbEngine } from '../../dist/engines/duckdb/index.js';
import { createRandom, encodeFrame, fitCoding, selectFrameRows } from '../../dist/ml/index.js';
import { writeMatrices } from './write-matrices.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);
const table = at('../../../shared/data/bank-additional-full.csv');

/** The table that the described study is about; null where it is not there. */
export const realTable = existsSync(table) ? table : null;

/** Preprocessed train rows of the real table as matrices, by pipeline, made by a short run of our own study. */
export async function makeDataSets(folder, pipelines) {
  const config = parse(readFileSync(at('../../examples/bank-marketing.yaml'), 'utf8'));
  config.imputations = ['knn'];
  config.pipelines = [...new Set([...pipelines, config.choice.pipeline])];
  config.sweep = { ...config.sweep, kFrom: 3, kTo: 4, starts: 2, swaps: 2 };
  config.pictures = { ...config.pictures, linkageRows: 100, mapRows: 100, mapIterations: 100 };
  delete config.segments.descriptions;
  const file = join(folder, 'study.yaml');
  writeFileSync(file, stringify(config));
  const out = join(folder, 'run');
  await run(process.execPath, [at('../../bin/clientele.js'), 'study', realTable, '-c', file, '-o', out], {
    maxBuffer: 1e8,
  });
  const matrices = await writeMatrices(
    pipelines.map((pipeline) => join(out, `data/preprocessed/knn_preproc${pipeline}_train.parquet`)),
    folder,
  );
  return Object.fromEntries(pipelines.map((pipeline, i) => [pipeline, matrices[i]]));
}

/** Train and test rows of the real table as the imputation sees them: codes and z-scores, NaN is unknown. */
export async function makeHoledRows(folder) {
  const config = parse(readFileSync(at('../../examples/bank-marketing.yaml'), 'utf8'));
  const engine = await createDuckDbEngine();
  const readings = Object.entries(config.columns)
    .filter(([, { role }]) => role !== 'dropped')
    .map(([name, { type, unknown = [] }]) => ({ name, type, unknown }));
  const batches = [];
  const source = { path: realTable, delimiter: config.input.delimiter };
  for await (const batch of engine.read(source, readings)) batches.push(batch);
  await engine.close();
  const nRows = batches.reduce((sum, batch) => sum + batch.nRows, 0);
  const columns = batches[0].columns.map((first, j) => {
    const key = first.kind === 'numeric' ? 'values' : 'codes';
    const cells = batches.flatMap((batch) => Array.from(batch.columns[j][key]));
    const { sentinels = [] } = config.columns[first.name];
    const kept = cells.map((cell) => sentinels.find(({ value }) => value === cell)?.replaceBy ?? cell);
    return { ...first, [key]: first[key].constructor.from(kept) };
  });
  const nTrain = Math.floor(nRows * config.split.train);
  const frame = { nRows, columns };
  const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
  const train = selectFrameRows(frame, range(0, nTrain));
  const test = selectFrameRows(frame, range(nTrain, nRows));
  const coding = fitCoding(train);
  return Object.fromEntries(
    Object.entries({ train, test }).map(([name, rows]) => {
      const file = join(folder, `holed-${name}.f64`);
      writeFileSync(file, encodeFrame(coding, rows).data);
      return [name, { file, nRows: rows.nRows }];
    }),
  );
}

/** Uniform numbers of [0, 1), from a seed. */
export function makeUniform(folder, nRows, nCols) {
  const random = createRandom(7);
  const file = join(folder, `uniform-${nRows}.f64`);
  writeFileSync(
    file,
    Float64Array.from({ length: nRows * nCols }, () => random.next()),
  );
  return { file, nRows };
}

/** Rows at equal steps of a matrix that `makeDataSets` made. */
export function thinMatrix(folder, { file, nRows, columns }, nWanted) {
  const bytes = readFileSync(file);
  const data = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const nCols = columns.length;
  const thin = new Float64Array(nWanted * nCols);
  for (let i = 0; i < nWanted; i++) {
    const row = Math.floor((i * nRows) / nWanted);
    thin.set(data.subarray(row * nCols, (row + 1) * nCols), i * nCols);
  }
  const out = join(folder, `thin-${nWanted}.f64`);
  writeFileSync(out, thin);
  return { file: out, nRows: nWanted };
}
