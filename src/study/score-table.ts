import type {
  ColumnBatch,
  ColumnReading,
  ColumnValues,
  ModelFile,
  OutputTable,
  OutputValues,
} from '../contract/index.ts';
import type { ColumnInfo, Engine, TableSource, TableWarning } from '../engines/engine.ts';
import {
  type CompiledModel,
  compileModel,
  positionOf,
  type ScoreColumnsOptions,
  type ScoreStatus,
  scoreStatuses,
  usedFields,
} from '../model/index.ts';

/** What became of a table that was scored. */
export interface ScoredTable {
  readonly nRows: number;
  /** Used fields that the table does not have; they count as unknown. */
  readonly absentFields: readonly string[];
  /** What was read and may not be what was meant. */
  readonly warnings: readonly TableWarning[];
  /** Rows by status. */
  readonly counts: readonly { readonly status: ScoreStatus; readonly rows: number }[];
  /** Cells with a category that the model does not know; they count as unknown. */
  readonly nUnseen: number;
}

export interface ScoreTableOptions {
  /** What a segment is called in the column `segment`; defaults to "Segment 2". */
  readonly nameOf?: (id: number) => string;
}

/** Scores a table batch by batch. */
export interface TableScorer {
  /** How each column is to be read. */
  readonly readings: readonly ColumnReading[];
  readonly absentFields: readonly string[];
  /** A batch of these columns with the score columns after its own; those of the same name are replaced. */
  score(batch: ColumnBatch): OutputTable;
  /** What was scored so far. */
  told(): Pick<ScoredTable, 'nRows' | 'counts' | 'nUnseen'>;
}

/**
 * Prepares the scoring of a table with these columns. The score columns are segment_id, segment, probability, status,
 * filled_fields and model_hash.
 */
export function createTableScorer(
  model: ModelFile,
  columns: readonly ColumnInfo[],
  options: ScoreTableOptions = {},
): TableScorer {
  const { nameOf = (id) => `Segment ${id}` } = options;
  const compiled = compileModel(model);
  const names = model.segments.map(({ id }) => nameOf(id));
  const has = (name: string): boolean => columns.some((column) => column.name === name);
  const rows = scoreStatuses.map(() => 0);
  let nRows = 0;
  let nUnseen = 0;
  return {
    readings: columns.map((column) => readingOf(model, column)),
    absentFields: usedFields(model).flatMap(({ name, derived }) =>
      has(name) || (derived && has(derived.from)) ? [] : [name],
    ),
    score(batch) {
      const scored = scoreBatch(compiled, batch, names, { firstRow: nRows });
      nRows += batch.nRows;
      nUnseen += scored.nUnseen;
      for (const status of scored.status) rows[status]++;
      return scored.table;
    },
    told: () => ({
      nRows,
      nUnseen,
      counts: scoreStatuses.map((status, s) => ({ status, rows: rows[s] })),
    }),
  };
}

/**
 * Scores every row of a table from the model alone and writes it with the score columns to a file, batch by batch:
 * memory does not grow with the rows.
 */
export async function scoreTable(
  model: ModelFile,
  source: TableSource,
  output: string,
  engine: Engine,
  options: ScoreTableOptions = {},
): Promise<ScoredTable> {
  // Dates are copied and never used.
  const info = await engine.describe({ ...source, textDates: true });
  const scorer = createTableScorer(model, info.columns, options);
  const warnings: TableWarning[] = [];
  const onWarning = (warning: TableWarning): void => {
    warnings.push(warning);
  };
  await engine.writeBatches(
    output,
    scoreBatches(scorer, engine.read(source, scorer.readings, { onWarning })),
  );
  return { ...scorer.told(), absentFields: scorer.absentFields, warnings };
}

/** Batches with their scores, one at a time. */
export async function* scoreBatches(
  scorer: TableScorer,
  batches: AsyncIterable<ColumnBatch>,
): AsyncGenerator<OutputTable, void, undefined> {
  for await (const batch of batches) yield scorer.score(batch);
}

/** A column as the model reads it; one that it does not know stays as it is. */
function readingOf(model: ModelFile, { name, type }: ColumnInfo): ColumnReading {
  const needed = new Set([
    ...usedFields(model).map((field) => field.name),
    ...model.proxies.map(({ by }) => by.name),
  ]);
  const field = model.fields.find((one) => one.name === name && needed.has(name));
  if (field) {
    return field.categories ? { name, type: 'nominal' } : { name, type: 'numeric', unknown: field.unknown };
  }
  const made = model.fields.find((one) => needed.has(one.name) && one.derived?.from === name)?.derived;
  if (!made) return { name, type };
  const wantsNumber = made.bucket !== undefined || typeof made.flag?.equals === 'number';
  return { name, type: wantsNumber ? 'numeric' : 'nominal' };
}

function scoreBatch(
  compiled: CompiledModel,
  batch: ColumnBatch,
  names: readonly string[],
  options: ScoreColumnsOptions,
): { readonly table: OutputTable; readonly status: Uint8Array; readonly nUnseen: number } {
  const { nRows } = batch;
  const scored = compiled.scoreColumns(batch.columns, nRows, options);
  const category = (name: string, categories: readonly string[], codes: Int32Array): ColumnValues => ({
    kind: 'category',
    name,
    codes,
    categories,
  });
  const added: readonly OutputValues[] = [
    { kind: 'integer', name: 'segment_id', values: scored.segmentId },
    category(
      'segment',
      names,
      scored.segmentId.map((id) => positionOf(compiled.model, id)),
    ),
    { kind: 'numeric', name: 'probability', values: scored.probability },
    category('status', scoreStatuses, Int32Array.from(scored.status)),
    { kind: 'text', name: 'filled_fields', values: scored.filledFields },
    category('model_hash', [compiled.model.hash], new Int32Array(nRows)),
  ];
  const own = batch.columns.filter((column) => !added.some((one) => one.name === column.name));
  return { table: { nRows, columns: [...own, ...added] }, status: scored.status, nUnseen: scored.nUnseen };
}
