import {
  type ColumnBatch,
  type FileReport,
  InputError,
  type ModelFile,
  maxBadRows,
  maxSheetRows,
} from '../../contract/index.ts';
import type { Engine, TableSource, TableWarning } from '../../engines/index.ts';
import { compileModel, loadModel } from '../../model/index.ts';
import { recordedWarning, type Words, warningText, wordsFor } from '../../words/index.ts';
import { refuse } from '../request/request-error.ts';
import { assignColumns, readingsOf } from './assign-columns.ts';
import { findLines } from './find-lines.ts';
import { type ScoredBatch, scoreBatch } from './score-batch.ts';
import type { ScoreFile, ScoreFileRequest } from './score-file.ts';
import { sheetToCsv } from './sheet-to-csv.ts';
import { tableRefusal } from './table-refusal.ts';
import { writeScored } from './write-scored.ts';

/** Scores tables with an engine. A wrong cell costs its row the answer and nothing else. */
export function createScoreFile(engine: Engine): ScoreFile {
  return async (request) => {
    try {
      return await scoreFile(request, engine);
    } catch (error) {
      throw error instanceof InputError ? tableRefusal(error) : error;
    }
  };
}

async function scoreFile(request: ScoreFileRequest, engine: Engine): Promise<FileReport> {
  const { input, map, output, language } = request;
  const words = wordsFor(language);
  const model = loadModel(request.model, 'model.json');
  const compiled = compileModel(model);
  const sheet = input.format === 'xlsx' ? await sheetToCsv(input.path, maxSheetRows) : null;
  const { format, path, ...reading } = input;
  const source: TableSource = sheet ? { path: sheet.path, delimiter: ',' } : { path, ...reading };
  const info = await engine.describe({ ...source, textDates: true });
  if (info.nRows > maxSheetRows && output?.format === 'xlsx') throw tooManyRows();
  const columns = assignColumns(info.columns, model, map);
  const warnings: TableWarning[] = [...info.warnings];
  const onWarning = (warning: TableWarning): void => {
    warnings.push(warning);
  };
  const batches: ColumnBatch[] = [];
  const scored: ScoredBatch[] = [];
  let nRows = 0;
  for await (const batch of engine.read({ ...source, textDates: true }, readingsOf(columns), { onWarning })) {
    scored.push(scoreBatch(batch, { compiled, columns, firstRow: nRows }));
    batches.push(batch);
    nRows += batch.nRows;
  }
  const bad = scored.flatMap((batch) => batch.bad);
  const listed = bad.slice(0, maxBadRows);
  const lines = sheet
    ? listed.map(({ row }) => sheet.lines[row] ?? null)
    : format === 'csv'
      ? await findLines(
          source.path,
          listed.map(({ row }) => row),
        )
      : listed.map(() => null);
  const sayBad = (one: (typeof bad)[number]): string => sayCell(one, words);
  if (output) {
    await writeScored(
      { batches, scored, sayBad, segmentNames: request.segmentNames, modelHash: model.hash, output },
      engine,
    );
  }
  return {
    model_hash: model.hash,
    format,
    nRows,
    columns: columns.map(({ name, field }) => ({ name, field })),
    absentFields: absentFields(model, columns),
    ...countBatches(scored, model),
    badRows: listed.map((one, i) => ({
      line: lines[i] ?? null,
      row: one.row + 1,
      column: one.column,
      code: one.code,
      detail: sayBad(one),
    })),
    warnings: [...new Set(warnings.map((one) => warningText(recordedWarning(one), words)))],
  };
}

/** What is wrong with a cell, without the cell. */
function sayCell(
  { column, code, isNumber }: { readonly column: string; readonly code: string; readonly isNumber: boolean },
  { api }: Words,
): string {
  if (code === 'E_FIELD') return api.errors.E_FIELD.detail({ path: column });
  return api.errors.E_VALUE.detail({ path: column, kind: isNumber ? 'number' : 'category' });
}

function absentFields(model: ModelFile, columns: ReturnType<typeof assignColumns>): string[] {
  const has = (name: string): boolean => columns.some(({ field }) => field === name);
  return model.fields
    .filter(({ used, name, derived }) => used && !has(name) && !(derived && has(derived.from)))
    .map(({ name }) => name);
}

function countBatches(
  scored: readonly ScoredBatch[],
  model: ModelFile,
): Pick<FileReport, 'counts' | 'segments' | 'unseen'> {
  const counts = { complete: 0, filled: 0, abstained: 0, invalid: 0 };
  const segments = new Map(model.segments.map(({ id }) => [id, 0]));
  const unseen = new Map<string, number>();
  for (const { status, segmentId, unseen: columns } of scored) {
    for (const one of status) counts[one]++;
    for (const id of segmentId) {
      const before = segments.get(id);
      if (before !== undefined) segments.set(id, before + 1);
    }
    for (const [column, n] of columns) unseen.set(column, (unseen.get(column) ?? 0) + n);
  }
  return {
    counts,
    segments: [...segments].map(([id, nRows]) => ({ id, nRows })),
    unseen: [...unseen].map(([column, nRows]) => ({ column, nRows })),
  };
}

function tooManyRows(): Error {
  const most = maxSheetRows;
  return refuse('E_TABLE', {
    problem: { en: wordsFor('en').api.sheetRows(most), ru: wordsFor('ru').api.sheetRows(most) },
  });
}
