/** An identifier in double quotes, inner quotes doubled (standard SQL; DuckDB and PostgreSQL). */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal in single quotes, inner quotes doubled (standard SQL; DuckDB and PostgreSQL). */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
