import { Command } from 'commander';
import { clientCommand } from './commands/client.ts';
import { schemaCommand } from './commands/schema.ts';
import { scoreCommand } from './commands/score.ts';
import { sqlCommand } from './commands/sql.ts';
import { studyCommand } from './commands/study.ts';
import { addInputOptions } from './input-options.ts';
import type { Io } from './io.ts';

/** The commands and their help. */
export function createProgram(io: Io, version: string): Command {
  const program = new Command('clientele')
    .description(
      'Segments of a bank’s clients that an analyst can defend, a clerk can use and a database can score.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
    })
    .showHelpAfterError('(see --help)');

  addInputOptions(program.command('study'))
    .description('Run a study of a table: impute, preprocess, sweep, choose, segment, classify, report.')
    .argument('<table>', 'CSV or Parquet file')
    .option('-c, --config <file>', 'study configuration (YAML); without it, one is made from the table')
    .option('-o, --output <folder>', 'run folder; defaults to runs/<name of the study>')
    .option('--threads <n>', 'threads; the result does not depend on it; defaults to the number of cores')
    .option('--lang <language>', 'en or ru: messages, pictures and report')
    .option('--json', 'print the segments as JSON')
    .addHelpText('after', example('clientele study clients.csv -c examples/bank-marketing.yaml'))
    .action((table, options) => studyCommand(table, options, io));

  program
    .command('client')
    .description('Put one client into a segment, from the model alone.')
    .argument('<model>', 'model.json or run folder')
    .argument('[fields...]', 'what is known, as field=value')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', example('clientele client runs/bank-marketing job=admin. housing=yes loan=no'))
    .action((model, fields, options) => clientCommand(model, fields, options, io));

  addInputOptions(program.command('score'))
    .description('Score every row of a table, from the model alone.')
    .argument('<model>', 'model.json or run folder')
    .argument('<table>', 'CSV or Parquet file')
    .requiredOption('-o, --output <file>', 'where to write: .parquet or .csv')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print the number of rows by status as JSON')
    .addHelpText('after', example('clientele score runs/bank-marketing clients.csv -o scored.parquet'))
    .action((model, table, options) => scoreCommand(model, table, options, io));

  program
    .command('sql')
    .description('Query a run: sweep, knn_train, knn_preproc8_train, labeled_train and the others.')
    .argument('<run>', 'run folder')
    .argument('<query>', 'one SQL statement (DuckDB)')
    .option('--json', 'print {"rows": […]}')
    .addHelpText(
      'after',
      example(
        'clientele sql runs/bank-marketing "SELECT k, silhouette FROM sweep ORDER BY silhouette DESC LIMIT 5"',
      ),
    )
    .action((run, query, options) => sqlCommand(run, query, options, io));

  program
    .command('schema')
    .description('Print the JSON Schema of a file.')
    .argument('<name>', 'study, run or model')
    .addHelpText('after', example('clientele schema study > study.schema.json'))
    .action((name) => schemaCommand(name, io));

  return program;
}

function example(line: string): string {
  return `\nExample:\n  ${line}`;
}
