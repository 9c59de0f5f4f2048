/** How a database writes SQL and what it can do. Callers branch on these flags and never on the name. */
export interface Dialect {
  readonly name: string;
  readonly textType: string;
  readonly doubleType: string;
  /** A type put before a quoted number to make it a double; null where `1e0` is one. */
  readonly doublePrefix: string | null;
  /** Whether a backslash in plain quotes may be an escape, by a setting. */
  readonly mayEscape: boolean;
  /** Whether TRIM takes several characters, and CHR makes one. */
  readonly trimsAnySpace: boolean;
  /** What puts text into Unicode form NFC, around it; null where nothing does. */
  readonly normalForm: readonly [before: string, after: string] | null;
  /** Whether `~` compares with a regular expression. */
  readonly hasPatterns: boolean;
}

/** What every dialect knows: standard SQL. */
const ansi: Dialect = {
  name: 'ansi',
  textType: 'VARCHAR(4000)',
  doubleType: 'DOUBLE PRECISION',
  doublePrefix: null,
  mayEscape: false,
  trimsAnySpace: false,
  normalForm: null,
  hasPatterns: false,
};

const duckdb: Dialect = {
  ...ansi,
  name: 'duckdb',
  textType: 'VARCHAR',
  doubleType: 'DOUBLE',
  trimsAnySpace: true,
  normalForm: ['NFC_NORMALIZE(', ')'],
  hasPatterns: true,
};

const postgres: Dialect = {
  ...ansi,
  name: 'postgres',
  textType: 'TEXT',
  doublePrefix: 'FLOAT8',
  mayEscape: true,
  trimsAnySpace: true,
  normalForm: ['NORMALIZE(', ', NFC)'],
  hasPatterns: true,
};

/** The dialects by name. */
export const dialects = Object.freeze({
  ansi: Object.freeze(ansi),
  duckdb: Object.freeze(duckdb),
  postgres: Object.freeze(postgres),
});
export type DialectName = keyof typeof dialects;
