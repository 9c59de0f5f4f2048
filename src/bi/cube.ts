import type { DashboardFilter } from '../contract/index.ts';
import type { HeldTable } from '../engines/engine.ts';
import { column, dialects, type Expression, formatQuery, type Query, type Selected } from '../sql/index.ts';
import { fieldColumn, numberColumn, passes, preparedName } from './field-sql.ts';
import type { Measure } from './measures.ts';

/** What a cube has: sums by every combination of its fields that occurs. */
export interface CubeShape {
  readonly fields: readonly string[];
  /** A column of numbers that is told apart too, for quantiles; null for none. */
  readonly spread: string | null;
  readonly where: DashboardFilter;
  /** What is summed; the first counts rows. */
  readonly measures: readonly Measure[];
}

export interface Cube extends CubeShape {
  readonly nCells: number;
  /** Categories by field, in the order of `fields`; each has one entry a cell. */
  readonly keys: readonly (readonly string[])[];
  /** The number of each cell; empty without `spread`. */
  readonly numbers: readonly (number | null)[];
  /** By measure, one entry a cell. */
  readonly sums: readonly Float64Array[];
}

/** A SELECT of a cube from `prepared`. */
export function cubeQuery(shape: CubeShape, from: Query['parts'] = []): Query {
  const { fields, spread, where, measures } = shape;
  const groups: Selected[] = [
    ...fields.map((name) => ({ name: fieldColumn(name), expression: column('p', fieldColumn(name)) })),
    ...(spread === null ? [] : [{ name: 'number', expression: column('p', numberColumn(spread)) }]),
  ];
  const condition: Expression | null = passes(where);
  return {
    parts: from,
    result: {
      kind: 'select',
      columns: [...groups, ...measures.map(({ expression }, i) => ({ name: `m${i}`, expression }))],
      from: { path: [preparedName], alias: 'p' },
      ...(condition && { where: condition }),
      groupBy: groups.map(({ expression }) => expression),
    },
  };
}

/** Asks the table for a cube. */
export async function readCube(shape: CubeShape, table: HeldTable): Promise<Cube> {
  const { measures } = shape;
  const { columns } = await table.queryColumns(formatQuery(cubeQuery(shape), dialects.duckdb));
  const nFields = shape.fields.length;
  const nKeys = nFields + (shape.spread === null ? 0 : 1);
  const nCells = columns[0]?.length ?? 0;
  return {
    ...shape,
    nCells,
    keys: shape.fields.map((_, j) => (columns[j] ?? []).map(String)),
    numbers:
      shape.spread === null
        ? []
        : (columns[nFields] ?? []).map((value) => (typeof value === 'number' ? value : null)),
    sums: measures.map((_, m) => Float64Array.from(columns[nKeys + m] ?? [], (value) => Number(value ?? 0))),
  };
}
