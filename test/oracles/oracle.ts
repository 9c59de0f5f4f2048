import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { fromRows, type Matrix } from '../../src/ml/matrix.ts';

/** One oracle file: area → cases by name, with the versions of the tools that made it. */
export interface Oracle<Case> {
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, Case>>;
}

export interface OracleDataset {
  readonly x: number[][];
  readonly y: number[];
  readonly w: number[];
}

/** Reads `data/<area>.json`, made by make_oracles.py. */
export function readOracle<Case>(area: string): Oracle<Case> {
  return JSON.parse(readFileSync(new URL(`./data/${area}.json`, import.meta.url), 'utf8')) as Oracle<Case>;
}

/** A matrix from oracle rows, where null is NaN. */
export function toMatrix(rows: readonly (readonly (number | null)[])[]): Matrix {
  return fromRows(rows.map((row) => row.map((cell) => cell ?? Number.NaN)));
}

/** Every entry within `tolerance`, relative to the larger of 1 and the expected size. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number | null>,
  tolerance: number,
): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const want = expected[i] ?? Number.NaN;
    const error = Math.abs(actual[i] - want) / Math.max(1, Math.abs(want));
    if (!(error <= tolerance || (Number.isNaN(want) && Number.isNaN(actual[i])))) {
      expect.fail(
        `entry ${i}: got ${actual[i]}, the oracle says ${want} (relative ${error}, allowed ${tolerance})`,
      );
    }
  }
}
