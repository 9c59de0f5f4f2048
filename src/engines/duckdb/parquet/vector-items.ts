import type { DuckDBVector } from '@duckdb/node-api';

/**
 * The values of a fixed-width vector as the typed array that DuckDB works on.
 *
 * @duckdb/node-api 1.5.6 declares `items` private; its `getItem` costs a BigInt per cell. Checked at run time.
 */
export function doublesOf(vector: DuckDBVector): Float64Array {
  const { items } = vector as unknown as { readonly items?: unknown };
  if (items instanceof Float64Array) return items;
  throw new Error(`a DOUBLE vector has no Float64Array of items; its type is ${vector.type}`);
}

/** As `doublesOf`, for the codes of an enumeration. */
export function codesOf(vector: DuckDBVector): Uint8Array | Uint16Array | Uint32Array {
  const { items } = vector as unknown as { readonly items?: unknown };
  if (items instanceof Uint8Array || items instanceof Uint16Array || items instanceof Uint32Array)
    return items;
  throw new Error(`an ENUM vector has no array of codes; its type is ${vector.type}`);
}

/** As `doublesOf`, for 32-bit integers. */
export function integersOf(vector: DuckDBVector): Int32Array {
  const { items } = vector as unknown as { readonly items?: unknown };
  if (items instanceof Int32Array) return items;
  throw new Error(`an INTEGER vector has no Int32Array of items; its type is ${vector.type}`);
}
