import type { TableLimits, TableSource } from '../engine.ts';

const MEGABYTE = 1 << 20;

/** The limits of a source, every default filled in. */
export function limitsOf({ limits = {} }: TableSource): Required<TableLimits> {
  for (const [name, value] of Object.entries(limits)) checkPositive(name, value);
  return {
    maxColumns: 5_000,
    maxFieldBytes: MEGABYTE,
    maxRecordBytes: 16 * MEGABYTE,
    maxRows: 50_000_000,
    maxUnpackedBytes: 32_768 * MEGABYTE,
    ...limits,
  };
}

export function checkPositive(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new RangeError(`${name} must be an integer from 1; got ${value}`);
}
