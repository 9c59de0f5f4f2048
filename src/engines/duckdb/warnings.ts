import type { TableWarning } from '../engine.ts';

export type Warn = (warning: TableWarning) => void;

/** Passes each warning on once: a file is scanned twice where categories are not declared. */
export function warnOnce(warn: Warn): Warn {
  const seen = new Set<string>();
  return (warning) => {
    const key = JSON.stringify([warning.code, warning.line, warning.column]);
    if (seen.has(key)) return;
    seen.add(key);
    warn(warning);
  };
}

export function ignoreWarning(): void {}
