import type { OutputTable, OutputValues, RunFile } from '../contract/index.ts';
import { columnOf, type Frame, type Matrix } from '../ml/index.ts';
import type { StudyPorts } from './ports.ts';

/** Writes columns as a Parquet file of the run. */
export function writeTable(
  { engine, store }: Pick<StudyPorts, 'engine' | 'store'>,
  file: string,
  columns: readonly OutputValues[],
  nRows: number,
): Promise<RunFile> {
  const table: OutputTable = { nRows, columns };
  return store.fill(file, (temporary) => engine.writeTable(temporary, table));
}

/** A matrix as named numeric columns. */
export function matrixColumns(x: Matrix, names: readonly string[]): OutputValues[] {
  return names.map((name, j) => ({ kind: 'numeric', name, values: columnOf(x, j) }));
}

/** For each column with filled cells, a column `<name>_filled` of 0 and 1. */
export function filledColumns(frame: Frame, filled: readonly Uint8Array[]): OutputValues[] {
  return frame.columns.flatMap(({ name }, j): OutputValues[] =>
    filled[j].some((flag) => flag === 1)
      ? [{ kind: 'numeric', name: `${name}_filled`, values: Float64Array.from(filled[j]) }]
      : [],
  );
}

/** Writes plain data as readable JSON. */
export function writeJson(
  { store }: Pick<StudyPorts, 'store'>,
  file: string,
  value: unknown,
): Promise<RunFile> {
  return store.write(file, `${JSON.stringify(value, null, 1)}\n`);
}
