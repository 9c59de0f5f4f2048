import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The path of the real Bank Marketing table, or null, with a printed reason, where it is absent. */
export function realTable(): string | null {
  const path = join(import.meta.dirname, '../../shared/data/bank-additional-full.csv');
  if (existsSync(path)) return path;
  console.warn(`skipped: the Bank Marketing table is not at ${path}`);
  return null;
}
