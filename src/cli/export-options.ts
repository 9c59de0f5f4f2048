import type { Command } from 'commander';
import type { Io } from './io.ts';

/** The command `export` with its options. */
export function addExport(program: Command, io: Io): void {
  program
    .command('export')
    .description('Write a model as SQL with which a database scores a table, or a dashboard for Superset.')
    .argument('<model>', 'model.json or run folder; a run folder names the segments and has dashboards')
    .requiredOption('--to <form>', 'sql or superset')
    .option('--dialect <name>', 'of the SQL: duckdb, postgres or ansi', 'duckdb')
    .option('--table <name>', 'the table of the clients; a point divides schema and table', 'clients')
    .option('--without <columns>', 'columns that the table lacks, separated by commas; they count as unknown')
    .option(
      '--database-uri <uri>',
      'of the PostgreSQL that Superset asks, such as postgresql+psycopg2://reader@db:5432/bank',
    )
    .option('--dashboard <file>', 'for Superset (YAML); defaults to the one that fits the run')
    .option('--sql <file>', 'for Superset: where to write the SQL that makes the table')
    .option('-o, --output <file>', 'where to write; defaults to the terminal, for Superset to superset.zip')
    .option('--lang <language>', 'en or ru: names of the segments, texts of the dashboard')
    .addHelpText(
      'after',
      `
Examples:
  clientele export runs/bank-marketing --to sql --dialect postgres --table public.clients -o segments.sql
  clientele export runs/bank-marketing --to superset --database-uri postgresql+psycopg2://reader@db:5432/bank --sql clients.sql -o superset.zip`,
    )
    .action(async (model, options) =>
      (await import('./commands/export.ts')).exportCommand(model, options, io),
    );
}
