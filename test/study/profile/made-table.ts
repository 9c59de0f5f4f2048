import type { ColumnValues, StudyConfigInput } from '../../../src/contract/index.ts';
import { studyConfigSchema } from '../../../src/contract/index.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { createRandom, shuffledIndices } from '../../../src/ml/index.ts';
import {
  type ProfileTable,
  profileTable,
  readProfileTable,
  type TableProfile,
} from '../../../src/study/profile/index.ts';
import { tableFile } from '../small-study.ts';

type Cells = readonly (number | string | null)[];

/** A table without a configuration: columns of numbers, or of categories; null is missing. */
export function madeTable(columns: Readonly<Record<string, Cells>>): ProfileTable {
  const others = Object.entries(columns).map(([name, cells]) => {
    const isNumeric = cells.some((cell) => typeof cell === 'number');
    const values = isNumeric ? numbers(name, cells) : categories(name, cells);
    return { type: isNumeric ? ('numeric' as const) : ('nominal' as const), values };
  });
  const nRows = Object.values(columns)[0].length;
  return { nRows, order: Object.keys(columns), kept: null, others };
}

/** The same with free text in one column. */
export function withText(
  table: ProfileTable,
  name: string,
  values: readonly (string | null)[],
): ProfileTable {
  return {
    ...table,
    order: [...table.order, name],
    others: [...table.others, { type: 'text', values: { kind: 'text', name, values } }],
  };
}

function numbers(name: string, cells: Cells): ColumnValues {
  return { kind: 'numeric', name, values: Float64Array.from(cells, (cell) => Number(cell ?? Number.NaN)) };
}

function categories(name: string, cells: Cells): ColumnValues {
  const found = [...new Set(cells.filter((cell) => cell !== null))].map(String).sort();
  return {
    kind: 'category',
    name,
    codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : found.indexOf(String(cell)))),
    categories: found,
  };
}

/** The profile of a CSV under a configuration, read as the command line does. */
export async function profileCsv(
  text: string,
  config: Omit<StudyConfigInput, 'version' | 'name'> | null,
): Promise<TableProfile> {
  const checked = config && studyConfigSchema.parse({ version: 1, name: 'made', ...config });
  const engine = await createDuckDbEngine();
  try {
    return profileTable(await readProfileTable(engine, { path: tableFile(text) }, checked), checked);
  } finally {
    await engine.close();
  }
}

/** 0 … n − 1 in an order that the seed decides. */
export function shuffled(n: number, seed = 1): number[] {
  return [...shuffledIndices(n, createRandom(seed))];
}

/** What the alerts name, as "code column". */
export function alerted({ alerts }: TableProfile): string[] {
  return alerts.map(({ code, column }) => `${code} ${column}`);
}
