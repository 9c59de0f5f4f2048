import type {
  ColumnBatch,
  ColumnReading,
  ColumnValues,
  DerivedColumn,
  Imputation,
  RunWarning,
  StudyColumn,
  StudyConfig,
} from '../contract/index.ts';
import { inputError } from '../contract/index.ts';
import type { Engine, TableSource, TableWarning } from '../engines/engine.ts';
import { type Frame, type FrameColumn, sortCategories } from '../ml/index.ts';
import { recordedWarning, refusal } from '../words/index.ts';
import { deriveColumn } from './derive.ts';
import { checkMemory } from './study-memory.ts';

/** What a column is for, in the study. */
export type ColumnRole = StudyColumn['role'];

/** A column's entry in the study: its name from here on and what is known of it. */
export interface StudyField {
  readonly name: string;
  /** Its name in the file. */
  readonly source: string;
  readonly role: ColumnRole;
  readonly type: StudyColumn['type'];
  readonly column: StudyColumn | null;
  readonly derived: DerivedColumn | null;
}

/** The table as read: numbers and categories in `frame`, identifiers beside it. */
export interface StudyTable {
  readonly frame: Frame;
  readonly identifiers: readonly { readonly name: string; readonly values: readonly (string | null)[] }[];
}

/** Every kept column in the order of the configuration, derived ones last. */
export function studyFields(config: StudyConfig): StudyField[] {
  return [
    ...Object.entries(config.columns).map(
      ([source, column]): StudyField => ({
        name: column.rename ?? source,
        source,
        role: column.role,
        type: column.type,
        column,
        derived: null,
      }),
    ),
    ...config.derived.map(
      (derived): StudyField => ({
        name: derived.name,
        source: derived.from,
        role: derived.role,
        type: derived.bucket ? 'ordinal' : derived.flag ? 'binary' : 'nominal',
        column: null,
        derived,
      }),
    ),
  ];
}

/** The sentinels of a column that an imputation replaces. */
export function sentinelsOf(column: StudyColumn | null, imputation: Imputation): StudyColumn['sentinels'] {
  return (column?.sentinels ?? []).filter(
    (sentinel) => sentinel.imputations === undefined || sentinel.imputations.includes(imputation),
  );
}

/** Names of the columns of the given roles, in the order of the configuration. */
export function namesOfRole(config: StudyConfig, ...roles: readonly ColumnRole[]): string[] {
  return studyFields(config)
    .filter((field) => roles.includes(field.role))
    .map((field) => field.name);
}

/** Reads the declared columns of a table, adds the derived ones and puts category codes in their order. */
export async function readStudyTable(
  engine: Engine,
  source: TableSource,
  config: StudyConfig,
): Promise<{ readonly table: StudyTable; readonly warnings: readonly RunWarning[] }> {
  const batches: ColumnBatch[] = [];
  const warnings: RunWarning[] = [];
  const onWarning = (warned: TableWarning): void => {
    warnings.push(recordedWarning(warned));
  };
  const nClustered = namesOfRole(config, 'feature', 'context').length;
  let nRows = 0;
  for await (const batch of engine.read(source, studyReadings(config), { onWarning })) {
    nRows += batch.nRows;
    checkMemory(nRows, nClustered, config.budget.memory, source.path);
    batches.push(batch);
  }
  return { table: tableOfBatches(batches, source.path, config), warnings };
}

/** How the kept columns of the file are to be read. */
export function studyReadings(config: StudyConfig): ColumnReading[] {
  return keptFields(config).map(({ source: name, column }): ColumnReading => {
    const reading = { name, type: column?.type ?? 'text', unknown: column?.unknown ?? [] };
    return column?.order ? { ...reading, categories: column.order } : reading;
  });
}

function keptFields(config: StudyConfig): StudyField[] {
  return studyFields(config).filter((field) => field.column && field.role !== 'dropped');
}

/** The table of batches read by `studyReadings`: derived columns added, category codes in their order. */
export function tableOfBatches(
  batches: readonly ColumnBatch[],
  file: string,
  config: StudyConfig,
): StudyTable {
  const fields = keptFields(config);
  const columns = fields.map((field, j) => joinBatches(batches, j, field.name));
  const frameColumns = columns.filter((column): column is FrameColumn => column.kind !== 'text');
  const nRows = batches.reduce((sum, batch) => sum + batch.nRows, 0);
  checkPositive(fields, frameColumns, file);
  const bySource = new Map(frameColumns.map((column) => [column.name, column]));
  const derived = config.derived.map((spec) => {
    const from = fields.find((field) => field.source === spec.from);
    const column = from && bySource.get(from.name);
    if (column) return deriveColumn(spec, column);
    const details = { path: `derived.${spec.name}`, kind: 'source-kind', from: spec.from } as const;
    throw inputError(refusal('E_CONFIG', { ...details, wanted: 'either' }));
  });
  const frame: Frame = { nRows, columns: [...frameColumns, ...derived] };
  return {
    frame: config.coding === 'alphabetical' ? sortCategories(frame) : frame,
    identifiers: columns.flatMap((column) =>
      column.kind === 'text' ? [{ name: column.name, values: column.values }] : [],
    ),
  };
}

function checkPositive(fields: readonly StudyField[], columns: readonly FrameColumn[], file: string): void {
  for (const { name, source, column } of fields) {
    const found = columns.find((candidate) => candidate.name === name);
    if (column?.positive === undefined || found?.kind !== 'category') continue;
    if (!found.categories.includes(column.positive)) {
      const { categories } = found;
      const details = { positive: column.positive, categories };
      throw inputError(refusal('E_OUTCOME', details), { file, columnName: source });
    }
  }
}

/** Column `place` of all batches as one column called `name`. */
export function joinBatches(batches: readonly ColumnBatch[], place: number, name: string): ColumnValues {
  const parts = batches.map((batch) => batch.columns[place]);
  const [first] = parts;
  const nRows = batches.reduce((sum, batch) => sum + batch.nRows, 0);
  switch (first.kind) {
    case 'numeric': {
      const values = new Float64Array(nRows);
      let at = 0;
      for (const part of parts) {
        if (part.kind !== 'numeric') continue;
        values.set(part.values, at);
        at += part.values.length;
      }
      return { kind: 'numeric', name, values };
    }
    case 'category': {
      const codes = new Int32Array(nRows);
      let at = 0;
      for (const part of parts) {
        if (part.kind !== 'category') continue;
        codes.set(part.codes, at);
        at += part.codes.length;
      }
      return { kind: 'category', name, codes, categories: first.categories };
    }
    case 'text':
      return {
        kind: 'text',
        name,
        values: parts.flatMap((part) => (part.kind === 'text' ? part.values : [])),
      };
  }
}
