import type { DashboardFilter } from '../contract/index.ts';
import type { HeldTable } from '../engines/engine.ts';
import { type Cube, type CubeShape, readCube } from './cube.ts';
import { rowsMeasure } from './measures.ts';

/** The most cells of a cube that is kept; what would have more is asked of the table under the filters. */
const mostCells = 60_000;
/** Of a cube that counts and does nothing else. */
export const everyRow = Object.freeze({ spread: null, where: {}, measures: [rowsMeasure] });
/** Cubes kept at once. */
const mostCubes = 600;

export interface Cubes {
  setSize(field: string, nCategories: number): void;
  /** The cube, read at most once. */
  take(shape: CubeShape): Promise<Cube>;
  /** The cube, or a kept one that holds it; null where it would be too large. */
  find(shape: CubeShape): Promise<Cube | null>;
  /** A cube under filters, not kept. */
  ask(shape: CubeShape, filters: DashboardFilter): Promise<Cube>;
}

/** The cubes of a table, each read when it is first asked for. */
export function createCubes(table: HeldTable): Cubes {
  const kept = new Map<string, Promise<Cube>>();
  const sizes = new Map<string, number>();
  const nameOf = ({ fields, spread, where, measures }: CubeShape): string =>
    JSON.stringify([fields, spread, where, measures.map(({ key }) => key)]);
  const take = (shape: CubeShape): Promise<Cube> => {
    const name = nameOf(shape);
    const found = kept.get(name);
    if (found) return found;
    const cube = readCube(shape, table);
    kept.set(name, cube);
    cube.catch(() => kept.delete(name));
    const [oldest] = kept.keys();
    if (kept.size > mostCubes && oldest !== undefined) kept.delete(oldest);
    return cube;
  };
  return {
    setSize: (field, nCategories) => void sizes.set(field, nCategories),
    take,
    async find(shape) {
      const nCells = shape.fields.reduce((product, field) => product * (sizes.get(field) ?? 1), 1);
      const most = shape.spread === null ? mostCells : mostCells / 1000;
      return nCells <= most || shape.fields.length <= 1 ? take(shape) : null;
    },
    ask: (shape, filters) => readCube({ ...shape, where: mergeFilters(shape.where, filters) }, table),
  };
}

/** Rows that pass both. */
function mergeFilters(a: DashboardFilter, b: DashboardFilter): DashboardFilter {
  const merged: Record<string, string[]> = { ...a };
  for (const [field, categories] of Object.entries(b)) {
    const before = a[field];
    merged[field] = before ? before.filter((category) => categories.includes(category)) : categories;
  }
  return merged;
}
