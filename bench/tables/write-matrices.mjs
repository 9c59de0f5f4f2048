import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createDuckDbEngine } from '../../dist/engines/duckdb/index.js';

/** Columns of a table as numbers, all unless named: { names, values: Float64Array of each, nRows }. */
export async function readNumbers(path, wanted) {
  const { names, batches } = await readBatches(path, 'numeric', wanted);
  const nRows = batches.reduce((sum, batch) => sum + batch.nRows, 0);
  const values = names.map((_, j) => {
    const column = new Float64Array(nRows);
    let at = 0;
    for (const batch of batches) {
      column.set(batch.columns[j].values, at);
      at += batch.nRows;
    }
    return column;
  });
  return { names, values, nRows };
}

/** Columns of a table as text. */
export async function readTexts(path, wanted) {
  const { names, batches } = await readBatches(path, 'text', wanted);
  return names.map((_, j) => batches.flatMap((batch) => Array.from(batch.columns[j].values)));
}

async function readBatches(path, type, wanted) {
  const engine = await createDuckDbEngine();
  try {
    const names = wanted ?? (await engine.describe({ path })).columns.map(({ name }) => name);
    const batches = [];
    const readings = names.map((name) => ({ name, type }));
    for await (const batch of engine.read({ path }, readings)) batches.push(batch);
    return { names, batches };
  } finally {
    await engine.close();
  }
}

/**
 * Writes each Parquet file of numbers as a plain row-major f64 file, which any language reads in a line.
 *
 * @returns of each, { name, file, nRows, columns }
 */
export async function writeMatrices(paths, folder) {
  const written = [];
  for (const path of paths) {
    const { names, values, nRows } = await readNumbers(path);
    const data = new Float64Array(nRows * names.length);
    values.forEach((column, j) => {
      for (let i = 0; i < nRows; i++) data[i * names.length + j] = column[i];
    });
    const name = basename(path, '.parquet');
    const file = join(folder, `${name}.f64`);
    writeFileSync(file, data);
    written.push({ name, file, nRows, columns: names });
  }
  return written;
}
