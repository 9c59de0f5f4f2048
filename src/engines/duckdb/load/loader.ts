import type { OutputTable } from '../../../contract/index.ts';
import type { TableLoader } from '../../loader.ts';
import { createBatchSource } from '../batch-source.ts';
import { openDatabase, withConnection } from '../database.ts';
import { sniffFormat } from '../source.ts';
import { newFile, writeBatches, writeWhole } from '../write.ts';
import { loadCopy } from './copy.ts';
import { loadCsv, previewCsv } from './csv.ts';
import { loadParquet, previewParquet } from './parquet.ts';
import { readWhileWritten } from './read-while-written.ts';

/** Loads CSV by our own scanner, and Parquet by DuckDB in memory. */
export async function createTableLoader(): Promise<TableLoader> {
  const database = await openDatabase({ threads: 1, memoryLimit: '1GB' });
  const batchSource = await withConnection(database, async (connection) => createBatchSource(connection));
  return {
    async preview(source) {
      if ((await sniffFormat(source.path)) === 'csv') return previewCsv(source);
      return withConnection(database, (connection) => previewParquet(connection, source));
    },
    async load(source, columns, path, options) {
      let nRows = 0;
      if ((await sniffFormat(source.path)) === 'csv') {
        const counted = async function* (): AsyncGenerator<OutputTable> {
          for await (const batch of loadCsv(source, columns, options)) {
            nRows += batch.nRows;
            yield batch;
          }
        };
        await writeBatches(database, batchSource, path, { batches: counted(), delimiter: ',' });
        return { nRows };
      }
      const file = newFile(path);
      await writeWhole(file, async () => {
        nRows = await withConnection(database, (connection) =>
          loadParquet(connection, source, columns, file.temporary, options),
        );
      });
      return { nRows };
    },
    async loadCopy(bytes, columns, path) {
      const file = newFile(path);
      await writeWhole(file, () =>
        readWhileWritten(bytes, `${file.temporary}.txt`, (text) =>
          withConnection(database, (connection) => loadCopy(connection, text, columns, file.temporary)),
        ),
      );
    },
    async close() {
      database.closeSync();
    },
  };
}
