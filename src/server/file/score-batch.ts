import { type ColumnBatch, type ColumnValues, InputError, missingInteger } from '../../contract/index.ts';
import { type CompiledModel, type ScoreStatus, scoreStatuses, usedFields } from '../../model/index.ts';
import type { AssignedColumn } from './assign-columns.ts';

/** A row that has no answer. */
export interface BadCell {
  /** From 0. */
  readonly row: number;
  /** In the file. */
  readonly column: string;
  readonly code: string;
  readonly isNumber: boolean;
}

export interface ScoredBatch {
  readonly segmentId: Int32Array;
  /** NaN for a bad row. */
  readonly probability: Float64Array;
  readonly status: readonly (ScoreStatus | 'invalid')[];
  readonly filledFields: readonly string[];
  readonly bad: readonly BadCell[];
  /** Cells with a category that the model does not have, by column. */
  readonly unseen: ReadonlyMap<string, number>;
}

interface Scoring {
  readonly compiled: CompiledModel;
  readonly columns: readonly AssignedColumn[];
  /** Rows before this batch. */
  readonly firstRow: number;
}

/** Scores the rows of a batch; where one is refused, row by row. */
export function scoreBatch(batch: ColumnBatch, { compiled, columns, firstRow }: Scoring): ScoredBatch {
  const { nRows } = batch;
  const named = batch.columns.flatMap((column, j): ColumnValues[] => {
    const field = columns[j]?.field;
    return field === null || field === undefined ? [] : [{ ...column, name: field }];
  });
  const segmentId = new Int32Array(nRows).fill(missingInteger);
  const probability = new Float64Array(nRows).fill(Number.NaN);
  const status = Array<ScoreStatus | 'invalid'>(nRows).fill('invalid');
  const filledFields = Array<string>(nRows).fill('');
  const bad: BadCell[] = [];
  let nUnseen = 0;
  /** Scores rows from `from` to `to`; false where one of them is refused. */
  const tryRows = (from: number, to: number): InputError | null => {
    try {
      const part = from === 0 && to === nRows ? named : named.map((column) => sliceColumn(column, from, to));
      const scored = compiled.scoreColumns(part, to - from);
      segmentId.set(scored.segmentId, from);
      probability.set(scored.probability, from);
      for (let i = from; i < to; i++) {
        status[i] = scoreStatuses[scored.status[i - from] ?? 0] ?? 'abstained';
        filledFields[i] = scored.filledFields[i - from] ?? '';
      }
      nUnseen += scored.nUnseen;
      return null;
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
  };
  if (tryRows(0, nRows) !== null) {
    nUnseen = 0;
    for (let row = 0; row < nRows; row++) {
      const refused = tryRows(row, row + 1);
      if (refused === null) continue;
      const field = String(refused.details?.field ?? '');
      const isNumber = compiled.model.fields.find(({ name }) => name === field)?.categories === null;
      const column = columns.find((one) => one.field === field)?.name ?? field;
      bad.push({ row: firstRow + row, column, code: refused.code, isNumber });
    }
  }
  const unseen = nUnseen > 0 ? countUnseen(named, compiled, columns) : new Map<string, number>();
  return { segmentId, probability, status, filledFields, bad, unseen };
}

function countUnseen(
  named: readonly ColumnValues[],
  { model }: CompiledModel,
  columns: readonly AssignedColumn[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, categories, unknown } of usedFields(model)) {
    const column = named.find((one) => one.name === name);
    if (!categories || column?.kind !== 'category') continue;
    const isUnseen = column.categories.map((category) => {
      const text = category.normalize('NFC').trim();
      return text !== '' && !categories.includes(text) && !unknown.includes(text);
    });
    let count = 0;
    for (const code of column.codes) if (isUnseen[code]) count++;
    const own = columns.find(({ field }) => field === name)?.name ?? name;
    if (count > 0) counts.set(own, count);
  }
  return counts;
}

function sliceColumn(column: ColumnValues, from: number, to: number): ColumnValues {
  if (column.kind === 'category') return { ...column, codes: column.codes.subarray(from, to) };
  if (column.kind === 'numeric') return { ...column, values: column.values.subarray(from, to) };
  return { ...column, values: column.values.slice(from, to) };
}
