import type {
  ColumnBatch,
  ColumnReading,
  ColumnType,
  ColumnValues,
  StudyConfig,
} from '../../contract/index.ts';
import type { Engine, TableSource } from '../../engines/engine.ts';
import { joinBatches, readStudyTable, type StudyTable } from '../table.ts';

/** A table as a profile needs it: every column of the file. */
export interface ProfileTable {
  readonly nRows: number;
  /** Names in the order of the file. */
  readonly order: readonly string[];
  /** The columns that the configuration keeps, and its derived ones; null without a configuration. */
  readonly kept: StudyTable | null;
  /** All others by their names in the file, of the type that every cell fits. */
  readonly others: readonly { readonly type: ColumnType; readonly values: ColumnValues }[];
}

/**
 * Reads every column of a table: the kept ones as the study does, the others as the file shows them, so that a dropped
 * column can never be refused.
 *
 * One pass over the file to describe it and one to read the others, beside the reading of the kept ones.
 *
 * @param kept the columns that the configuration keeps, where they are read already; defaults to reading them
 */
export async function readProfileTable(
  engine: Engine,
  source: TableSource,
  config: StudyConfig | null,
  kept?: StudyTable,
): Promise<ProfileTable> {
  const ours = kept ?? (config ? (await readStudyTable(engine, source, config)).table : null);
  const { columns, nRows } = await engine.describe(source);
  const others = columns.filter(({ name }) => {
    const role = config?.columns[name]?.role;
    return role === undefined || role === 'dropped';
  });
  const readings = others.map(
    ({ name, type }): ColumnReading => ({ name, type, unknown: config?.columns[name]?.unknown ?? [] }),
  );
  const batches: ColumnBatch[] = [];
  if (readings.length > 0) for await (const batch of engine.read(source, readings)) batches.push(batch);
  return {
    nRows: ours?.frame.nRows ?? nRows,
    order: columns.map(({ name }) => name),
    kept: ours,
    others: others.map(({ name, type }, j) => ({ type, values: joinBatches(batches, j, name) })),
  };
}
