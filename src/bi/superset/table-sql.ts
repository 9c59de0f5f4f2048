import type { ColumnBatch, ColumnValues } from '../../contract/index.ts';
import { quoteIdentifier } from '../../sql/index.ts';
import { quoted } from './metric-sql.ts';

/** A column as PostgreSQL keeps it. */
export interface TableColumn {
  readonly name: string;
  readonly type: 'INTEGER' | 'BIGINT' | 'DOUBLE PRECISION' | 'TEXT';
}

export interface TableSqlOptions {
  /** The table by its name and that of its schema. */
  readonly table: readonly string[];
  readonly columns: readonly TableColumn[];
  /** The column that tells rows apart and orders them; null for none. */
  readonly key: string | null;
}

/** Rows of one INSERT. */
const rowsPerInsert = 500;

/**
 * The SQL that makes a table in PostgreSQL and fills it, piece by piece, as one transaction; any client runs it. A
 * table of that name which is there already is an error and stays as it is.
 */
export async function* tableSql(
  batches: AsyncIterable<ColumnBatch>,
  { table, columns, key }: TableSqlOptions,
): AsyncGenerator<string> {
  const path = table.map(quoteIdentifier).join('.');
  const lines = columns.map(({ name, type }) => `  ${quoteIdentifier(name)} ${type}`);
  const own = key === null ? [] : [`  PRIMARY KEY (${quoteIdentifier(key)})`];
  yield `BEGIN;\nCREATE TABLE ${path} (\n${[...lines, ...own].join(',\n')}\n);\n`;
  for await (const { nRows, columns: values } of batches) {
    const cells = values.map(cellsOf);
    for (let from = 0; from < nRows; from += rowsPerInsert) {
      const n = Math.min(rowsPerInsert, nRows - from);
      const rows = Array.from({ length: n }, (_, i) => `(${cells.map((cell) => cell(from + i)).join(', ')})`);
      yield `INSERT INTO ${path} VALUES\n${rows.join(',\n')};\n`;
    }
  }
  yield `COMMIT;\nANALYZE ${path};\n`;
}

/** The literal of each row; what is missing is NULL. */
function cellsOf(column: ColumnValues): (row: number) => string {
  switch (column.kind) {
    case 'numeric': {
      const { values } = column;
      return (row) => {
        const value = values[row] ?? Number.NaN;
        if (Number.isNaN(value)) return 'NULL';
        return Number.isFinite(value) ? String(value) : `'${value}'`;
      };
    }
    case 'category': {
      const { codes } = column;
      const literals = column.categories.map(quoted);
      return (row) => literals[codes[row] ?? -1] ?? 'NULL';
    }
    case 'text': {
      const { values } = column;
      return (row) => {
        const value = values[row] ?? null;
        return value === null ? 'NULL' : quoted(value);
      };
    }
  }
}
