import type { DuckDBConnection } from '@duckdb/node-api';
import type { CellValue } from '../../engine.ts';
import type { SandboxResult, TypedColumn } from '../../sandbox.ts';
import { toCell } from '../cell-value.ts';
import { sandboxLimits } from './limits.ts';

type Rows = Pick<SandboxResult, 'columns' | 'rows' | 'cut'>;

/** Runs a statement and reads its rows while they are made, as many as the limits let through. */
export async function readRows(connection: DuckDBConnection, sql: string): Promise<Rows> {
  const result = await connection.stream(sql);
  const types = result.columnTypes();
  const columns = result.columnNames().map((name, j): TypedColumn => ({ name, type: String(types[j]) }));
  const rows: CellValue[][] = [];
  let bytes = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return { columns, rows, cut: null };
    for (let i = 0; i < chunk.rowCount; i++) {
      if (rows.length === sandboxLimits.rows) return { columns, rows, cut: 'rows' };
      const row: CellValue[] = [];
      for (const [j, type] of types.entries()) {
        const cell = toCell(chunk.getColumnVector(j).getItem(i), type);
        bytes += typeof cell === 'string' ? Buffer.byteLength(cell, 'utf8') + 3 : 12;
        if (bytes > sandboxLimits.bytes) return { columns, rows, cut: 'bytes' };
        row.push(cell);
      }
      rows.push(row);
    }
  }
}
