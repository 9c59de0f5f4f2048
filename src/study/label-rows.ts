import { missingInteger, type RunFile, type StudyConfig } from '../contract/index.ts';
import type { TableSource } from '../engines/engine.ts';
import { writeClients } from './clients-table.ts';
import { writeTable } from './files.ts';
import type { StudyPorts } from './ports.ts';
import type { Segments } from './segment.ts';
import type { SplitTable } from './split.ts';
import type { StageResult } from './stage-runner.ts';
import type { StudyTable } from './table.ts';

/**
 * Writes every row with the id of its segment.
 *
 * @param ids one for each segment, in the order of the labels
 */
export async function labelRows(
  { train, test, trainLabels, testLabels }: Segments,
  ids: readonly number[],
  table: StudyTable,
  split: SplitTable,
  config: StudyConfig,
  source: TableSource,
  ports: StudyPorts,
): Promise<StageResult<null>> {
  const files: RunFile[] = [];
  const all = new Int32Array(table.frame.nRows).fill(missingInteger);
  for (const [name, frame, labels, at] of [
    ['train', train, trainLabels, split.trainRows],
    ['test', test, testLabels, split.testRows],
  ] as const) {
    const segmentIds = labels.map((label) => ids[label]);
    at.forEach((row, i) => {
      all[row] = segmentIds[i];
    });
    files.push(
      await writeTable(
        ports,
        `data/labeled/${name}.parquet`,
        [
          { kind: 'integer', name: 'row', values: at.map((row) => row + 1) },
          ...table.identifiers.map(
            (column) =>
              ({
                kind: 'text',
                name: column.name,
                values: Array.from(at, (row) => column.values[row]),
              }) as const,
          ),
          ...frame.columns,
          { kind: 'integer', name: 'segment_id', values: segmentIds },
        ],
        frame.nRows,
      ),
    );
  }
  files.push(await writeClients(source, config, all, ports));
  return { value: null, files };
}
