import type { ColumnBatch, OutputTable, OutputValues, TableFormat } from '../../contract/index.ts';
import type { Engine } from '../../engines/index.ts';
import type { BadCell, ScoredBatch } from './score-batch.ts';
import { writeSheet } from './write-sheet.ts';

interface ScoredFile {
  readonly batches: readonly ColumnBatch[];
  readonly scored: readonly ScoredBatch[];
  readonly sayBad: (bad: BadCell) => string;
  readonly segmentNames: ReadonlyMap<number, string>;
  readonly modelHash: string;
  readonly output: { readonly path: string; readonly format: TableFormat };
}

/**
 * Writes a table with the score columns after its own; a column of the table with such a name is replaced. Where a row
 * was refused, a last column `problem` says why.
 */
export async function writeScored(file: ScoredFile, engine: Engine): Promise<void> {
  const { batches, scored, output } = file;
  const hasBad = scored.some(({ bad }) => bad.length > 0);
  let firstRow = 0;
  const tables = batches.map((batch, b): OutputTable => {
    const one = scored[b];
    const added = one ? scoreColumns(one, file, firstRow, hasBad) : [];
    const own = batch.columns.filter((column) => !added.some(({ name }) => name === column.name));
    firstRow += batch.nRows;
    return { nRows: batch.nRows, columns: [...own, ...added] };
  });
  if (output.format === 'xlsx') await writeSheet(output.path, tables);
  else await engine.writeBatches(output.path, tables);
}

function scoreColumns(
  { segmentId, probability, status, filledFields, bad }: ScoredBatch,
  { segmentNames, modelHash, sayBad }: ScoredFile,
  firstRow: number,
  hasBad: boolean,
): OutputValues[] {
  const text = (name: string, values: readonly (string | null)[]): OutputValues => ({
    kind: 'text',
    name,
    values,
  });
  const isInvalid = (i: number): boolean => status[i] === 'invalid';
  const segment = Array.from(segmentId, (id) => segmentNames.get(id) ?? null);
  const columns = [
    { kind: 'integer', name: 'segment_id', values: segmentId } as const,
    text('segment', segment),
    { kind: 'numeric', name: 'probability', values: probability } as const,
    text('status', status),
    text(
      'filled_fields',
      filledFields.map((fields, i) => (isInvalid(i) ? null : fields)),
    ),
    text(
      'model_hash',
      status.map(() => modelHash),
    ),
  ];
  if (!hasBad) return columns;
  const said = new Map(bad.map((one) => [one.row - firstRow, sayBad(one)]));
  return [
    ...columns,
    text(
      'problem',
      status.map((_, i) => said.get(i) ?? null),
    ),
  ];
}
