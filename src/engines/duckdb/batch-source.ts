import { BIGINT, type DuckDBConnection, DuckDBTableFunction } from '@duckdb/node-api';
import type { OutputTable, OutputValues } from '../../contract/index.ts';
import { createQueue } from './batch-queue.ts';
import { fillVector, transferType } from './parquet/output-columns.ts';

/** Batches as a table that SQL can read once, row by row, while they are being made. */
export interface BatchTable {
  /** SQL for the table; its columns are c0, c1, … */
  readonly sql: string;
  /** Those of the first batch. */
  readonly columns: readonly OutputValues[];
  /** What making a batch threw, which DuckDB knows by its message alone. */
  failure(): unknown;
  release(): void;
}

export interface BatchSource {
  open(batches: Iterable<OutputTable>): BatchTable;
}

/** Rows in a DuckDB data chunk. */
const chunkRows = 2_048;
const functionName = 'clientele_batches';

/** Registers the one table function of a database through which batches stream into a query. */
export function createBatchSource(connection: DuckDBConnection): BatchSource {
  const readers = new Map<string, Reader>();
  let nOpened = 0;
  const readerOf = (id: unknown): Reader => {
    const reader = readers.get(String(id));
    if (reader) return reader;
    throw new Error(`there are no batches ${String(id)}`);
  };
  connection.registerTableFunction(
    DuckDBTableFunction.create({
      name: functionName,
      parameterTypes: [BIGINT],
      bindFunction(info) {
        const id = info.getParameter(0);
        for (const [j, column] of readerOf(id).columns.entries()) {
          info.addResultColumn(`c${j}`, transferType(column));
        }
        info.setBindData({ id });
      },
      initFunction(info) {
        info.setMaxThreads(1);
      },
      mainFunction(info, chunk) {
        const reader = readerOf((info.bindData as { readonly id: unknown }).id);
        const part = reader.next();
        chunk.rowCount = part?.nRows ?? 0;
        if (!part) return;
        for (const [j, column] of part.batch.columns.entries()) {
          fillVector(chunk.getColumnVector(j), column, part.from);
        }
      },
    }),
  );
  return {
    open(batches) {
      const id = String(nOpened++);
      const reader = createReader(batches);
      readers.set(id, reader);
      return {
        sql: `${functionName}(${id})`,
        columns: reader.columns,
        failure: () => reader.failure(),
        release() {
          readers.delete(id);
          reader.end();
        },
      };
    },
  };
}

interface Part {
  readonly batch: OutputTable;
  readonly from: number;
  readonly nRows: number;
}

interface Reader {
  readonly columns: readonly OutputValues[];
  /** The next rows of a data chunk; null at the end. */
  next(): Part | null;
  failure(): unknown;
  end(): void;
}

function createReader(batches: Iterable<OutputTable>): Reader {
  const queue = createQueue(batches);
  const first = queue.take();
  if (first === null) throw new RangeError('there must be at least one batch to write; got 0');
  checkBatch(first, first);
  let batch: OutputTable | null = first;
  let from = 0;
  let failure: unknown = null;
  const step = (): Part | null => {
    while (batch && from >= batch.nRows) {
      batch = queue.take();
      from = 0;
      if (batch) checkBatch(batch, first);
    }
    if (!batch) return null;
    const part = { batch, from, nRows: Math.min(chunkRows, batch.nRows - from) };
    from += part.nRows;
    return part;
  };
  return {
    columns: first.columns,
    next() {
      try {
        return step();
      } catch (error) {
        failure = error;
        throw error;
      }
    },
    failure: () => failure,
    end: queue.end,
  };
}

/** Refuses a batch whose columns are not those of the first. */
export function checkBatch({ nRows, columns }: OutputTable, first: OutputTable): void {
  if (columns.length === 0) throw new RangeError('a table to write must have at least one column; got 0');
  const isAlike = (column: OutputValues, j: number): boolean => {
    const other = first.columns[j];
    if (column.name !== other.name || column.kind !== other.kind) return false;
    if (column.kind !== 'category' || other.kind !== 'category' || column.categories === other.categories)
      return true;
    return column.categories.join('\0') === other.categories.join('\0');
  };
  if (columns.length !== first.columns.length || !columns.every(isAlike)) {
    throw new RangeError('every batch must have the columns and the categories of the first');
  }
  for (const column of columns) {
    const length = column.kind === 'category' ? column.codes.length : column.values.length;
    if (length === nRows) continue;
    throw new RangeError(`column "${column.name}" must have ${nRows} rows; got ${length}`);
  }
}
