import {
  type ColumnBatch,
  type ColumnReading,
  type ModelFile,
  missingInteger,
  type OutputTable,
  type OutputValues,
} from '../contract/index.ts';
import type { Engine, TableSource, TableWarning } from '../engines/engine.ts';
import { type Client, type ClientScore, type ScoreStatus, scoreClient, usedFields } from '../model/index.ts';
import { joinBatches } from './table.ts';

/** A table with the score columns after its own. */
export interface ScoredTable {
  readonly table: OutputTable;
  /** Used fields that the table does not have; they count as unknown. */
  readonly absentFields: readonly string[];
  /** What was read and may not be what was meant. */
  readonly warnings: readonly TableWarning[];
  /** Rows by status. */
  readonly counts: readonly { readonly status: ScoreStatus; readonly rows: number }[];
}

/** Answers kept by the client's words: most tables hold few different clients. */
const maxKept = 100_000;

/**
 * Scores every row of a table from the model alone. The score columns are segment_id, segment, probability,
 * status, filled_fields and model_hash; a column of the table with such a name is replaced.
 */
export async function scoreTable(
  model: ModelFile,
  source: TableSource,
  engine: Engine,
): Promise<ScoredTable> {
  const info = await engine.describe(source);
  const fields = usedFields(model);
  const has = (name: string): boolean => info.columns.some((column) => column.name === name);
  const absentFields = fields
    .filter(({ name, derived }) => !has(name) && !(derived && has(derived.from)))
    .map((field) => field.name);
  const wanted = new Set(fields.flatMap(({ name, derived }) => (derived ? [name, derived.from] : [name])));
  const readings = info.columns.map(({ name, type }): ColumnReading => {
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) return { name, type };
    return field.categories ? { name, type: 'nominal' } : { name, type: 'numeric', unknown: field.unknown };
  });
  const batches: ColumnBatch[] = [];
  const warnings: TableWarning[] = [];
  const onWarning = (warning: TableWarning): void => {
    warnings.push(warning);
  };
  for await (const batch of engine.read(source, readings, { onWarning })) batches.push(batch);
  const nRows = batches.reduce((sum, batch) => sum + batch.nRows, 0);
  const columns = readings.map((reading, j) => joinBatches(batches, j, reading.name));
  const used = columns.filter((column) => wanted.has(column.name));

  const kept = new Map<string, ClientScore>();
  const segmentId = new Int32Array(nRows);
  const probability = new Float64Array(nRows);
  const scores: ClientScore[] = [];
  for (let i = 0; i < nRows; i++) {
    const client: Record<string, string | number | null> = {};
    for (const column of used) {
      if (column.kind === 'numeric')
        client[column.name] = Number.isNaN(column.values[i]) ? null : column.values[i];
      else if (column.kind === 'text') client[column.name] = column.values[i];
      else client[column.name] = column.codes[i] < 0 ? null : column.categories[column.codes[i]];
    }
    const score = scoreOnce(model, client, i, kept);
    scores.push(score);
    segmentId[i] = score.segmentId ?? missingInteger;
    probability[i] = score.probability;
  }
  const text = (name: string, values: readonly (string | null)[]): OutputValues => ({
    kind: 'text',
    name,
    values,
  });
  const added: OutputValues[] = [
    { kind: 'integer', name: 'segment_id', values: segmentId },
    text(
      'segment',
      scores.map((score) => (score.segmentId === null ? null : `Segment ${score.segmentId}`)),
    ),
    { kind: 'numeric', name: 'probability', values: probability },
    text(
      'status',
      scores.map((score) => score.status),
    ),
    text(
      'filled_fields',
      scores.map((score) => score.filledFields.join(' ')),
    ),
    text('model_hash', Array<string>(nRows).fill(model.hash)),
  ];
  const own = columns.filter((column) => !added.some((one) => one.name === column.name));
  const statuses: readonly ScoreStatus[] = ['complete', 'filled', 'abstained'];
  return {
    table: { nRows, columns: [...own, ...added] },
    absentFields,
    warnings,
    counts: statuses.map((status) => ({
      status,
      rows: scores.filter((score) => score.status === status).length,
    })),
  };
}

function scoreOnce(
  model: ModelFile,
  client: Client,
  row: number,
  kept: Map<string, ClientScore>,
): ClientScore {
  const key = JSON.stringify(client);
  const known = kept.get(key);
  if (known) return known;
  const score = scoreClient(model, client, `rows[${row}].`);
  if (kept.size < maxKept) kept.set(key, score);
  return score;
}
