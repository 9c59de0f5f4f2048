import {
  type ColumnReading,
  missingInteger,
  type OutputTable,
  type RunFile,
  type StudyConfig,
} from '../contract/index.ts';
import type { TableSource } from '../engines/engine.ts';
import type { StudyPorts } from './ports.ts';

/** The table as it was given, with each row's segment: what dashboards ask. */
export const clientsFile = 'data/clients.parquet';

/**
 * Writes every column of the table but identifiers, dropped ones too, under the names and with the values of the file:
 * unknown ones are categories like others. `row` counts from 1; `segment_id` is null where a row has none.
 *
 * @param segments id of every row's segment; missingInteger for none
 */
export function writeClients(
  source: TableSource,
  config: StudyConfig,
  segments: Int32Array,
  { engine, store }: Pick<StudyPorts, 'engine' | 'store'>,
): Promise<RunFile> {
  const readings = Object.entries(config.columns)
    .filter(([, { role, type }]) => role !== 'identifier' && type !== 'identifier' && type !== 'text')
    .map(
      ([name, { type, unknown }]): ColumnReading =>
        type === 'numeric' ? { name, type, unknown } : { name, type: 'nominal' },
    );
  return store.fill(clientsFile, (path) => engine.writeBatches(path, numbered()));

  async function* numbered(): AsyncGenerator<OutputTable> {
    let nBefore = 0;
    for await (const { nRows, columns } of engine.read(source, readings)) {
      const from = nBefore;
      nBefore += nRows;
      yield {
        nRows,
        columns: [
          {
            kind: 'integer',
            name: 'row',
            values: Int32Array.from({ length: nRows }, (_, i) => from + i + 1),
          },
          ...columns,
          {
            kind: 'integer',
            name: 'segment_id',
            values: Int32Array.from({ length: nRows }, (_, i) => segments[from + i] ?? missingInteger),
          },
        ],
      };
    }
  }
}
