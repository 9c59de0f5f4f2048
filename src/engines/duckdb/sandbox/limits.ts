const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** What a typed query may take. */
export const sandboxLimits = Object.freeze({
  /** Of the text in UTF-8. */
  textBytes: 64 * KILOBYTE,
  /** Of the syntax tree. */
  nodes: 20_000,
  depth: 400,
  ctes: 16,
  /** Of the syntax tree as JSON. */
  treeCharacters: 24 * MEGABYTE,
  rows: 10_000,
  /** Of the rows as JSON. */
  bytes: 8 * MEGABYTE,
  /** Columns that a pivot may make. */
  pivotColumns: 50,
  /** How long a query may take before it is interrupted, in seconds, unless another bound is set. */
  seconds: 4,
  /** Milliseconds from there until the process is killed. */
  grace: 800,
  /** When a process that does not start is killed, in milliseconds. */
  startWithin: 30_000,
  /** Of DuckDB. */
  databaseMemory: '256MB',
  /** Resident memory above which the process ends itself. */
  residentBytes: 600 * MEGABYTE,
  /** Writable memory of the process, in kilobytes. */
  dataKilobytes: 640_000,
  /** Of one process in its life. */
  cpuSeconds: 120,
  /** After so many queries the process is replaced. */
  queriesPerChild: 500,
  /** After so many milliseconds the process is replaced. */
  childAge: 600_000,
  /** Queries that wait for one process; more are refused. */
  waiting: 8,
});
