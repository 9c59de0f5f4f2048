import type { TableInfo, TableSource } from '../../engine.ts';
import { createTypeTracker, inferType, type TypeTracker, trackBytes } from '../cells/infer-type.ts';
import { scanCsv } from './scan.ts';

/** Columns and row count of a CSV file in one pass, O(bytes). */
export async function describeCsv(source: TableSource): Promise<TableInfo> {
  let nRows = 0;
  let header: readonly string[] = [];
  let trackers: readonly TypeTracker[] = [];
  for await (const block of scanCsv(source)) {
    if (nRows === 0) {
      header = block.header;
      trackers = header.map(createTypeTracker);
    }
    const { bytes, starts, ends, nRecords } = block;
    for (const [field, tracker] of trackers.entries()) {
      for (let i = field; i < nRecords * header.length; i += header.length)
        trackBytes(tracker, bytes, starts[i], ends[i]);
    }
    nRows += nRecords;
  }
  const columns = header.map((name, field) => ({ name, type: inferType(trackers[field], nRows) }));
  return { format: 'csv', nRows, columns };
}
