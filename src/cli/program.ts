import { Command } from 'commander';
import { addExport } from './export-options.ts';
import { addInputOptions } from './input-options.ts';
import type { Io } from './io.ts';

/** The commands and their help. What a command needs is imported when it runs, so that the first line comes soon. */
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

  program
    .command('demo')
    .description('The first run, without any data: make up clients, study them, show the result.')
    .option('-n <n>', 'how many clients; defaults to what a minute on two cores is enough for')
    .option('--seed <n>', 'of the made-up clients; defaults to 7')
    .option('-o, --output <folder>', 'run folder', 'runs/demo')
    .option('--port <port>', 'the first port to try; defaults to 4600')
    .option('--threads <n>', 'threads; the result does not depend on it; defaults to the number of cores')
    .option('--lang <language>', 'en or ru: messages, pictures and report')
    .option('--no-open', 'do not open a browser')
    .option('--no-serve', 'end after the report')
    .addHelpText('after', example('clientele demo --no-open'))
    .action(async (options) => (await import('./commands/demo.ts')).demoCommand(options, io));

  addInputOptions(program.command('study'))
    .description('Run a study of a table: impute, preprocess, sweep, choose, segment, classify, report.')
    .argument('<table>', 'CSV or Parquet file')
    .option('-c, --config <file>', 'study configuration (YAML); without it, one is made from the table')
    .option('-o, --output <folder>', 'run folder; defaults to runs/<name of the study>')
    .option('--threads <n>', 'threads; the result does not depend on it; defaults to the number of cores')
    .option('--lang <language>', 'en or ru: messages, pictures and report')
    .option('--json', 'print the segments as JSON')
    .addHelpText('after', example('clientele study clients.csv -c examples/bank-marketing.yaml'))
    .action(async (table, options) => (await import('./commands/study.ts')).studyCommand(table, options, io));

  addInputOptions(program.command('segment'))
    .description(
      'Segment a table of any length by features and k that a configuration names; label every row.',
    )
    .argument('<table>', 'Parquet or CSV file')
    .requiredOption('-c, --config <file>', 'study configuration (YAML) whose choice is given')
    .requiredOption('-o, --output <file>', 'where to write the labels: .parquet')
    .option('--model <file>', 'where to write the model; defaults to model.json beside the labels')
    .option('--threads <n>', 'threads; the result does not depend on it; defaults to the number of cores')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print the segments as JSON')
    .addHelpText(
      'after',
      example('clientele segment clients.parquet -c examples/bank-marketing.segment.yaml -o labels.parquet'),
    )
    .action(async (table, options) =>
      (await import('./commands/segment.ts')).segmentCommand(table, options, io),
    );

  addInputOptions(program.command('profile'))
    .description('Look at a table before anything is clustered: columns, gaps, ties, and what to mind.')
    .argument('<table>', 'CSV or Parquet file')
    .option('-c, --config <file>', 'study configuration (YAML): roles, unknown values, outcome, calendar')
    .option('-o, --output <file>', 'write the profile: .html for a page, .json for everything')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print the profile as JSON, its columns as rows')
    .addHelpText(
      'after',
      example('clientele profile clients.csv -c examples/bank-marketing.yaml -o profile.html'),
    )
    .action(async (table, options) =>
      (await import('./commands/profile.ts')).profileCommand(table, options, io),
    );

  program
    .command('sample')
    .description('Make up a realistic table from a recipe: any number of rows, equal for equal seeds.')
    .argument('<recipe>', 'recipe file, such as examples/bank-marketing.sample.json')
    .option('-n <n>', 'rows; defaults to the number that the recipe names')
    .option('--seed <n>', 'another seed makes other rows; defaults to 7')
    .option('-o, --output <file>', 'where to write: .csv or .parquet', 'sample.csv')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print file, number of rows and seed as JSON')
    .addHelpText(
      'after',
      example('clientele sample examples/bank-marketing.sample.json -n 1000000 -o clients.parquet'),
    )
    .action(async (recipe, options) =>
      (await import('./commands/sample.ts')).sampleCommand(recipe, options, io),
    );

  program
    .command('serve')
    .description('Show a finished run in a browser, on this machine alone, until Ctrl-C.')
    .argument('[run]', 'run folder; defaults to the latest in runs/')
    .option('--port <port>', 'the first port to try; defaults to 4600')
    .option('--lang <language>', 'en or ru')
    .option('--connections <file>', 'databases (YAML) that tables can come from, by their names')
    .option('--no-open', 'do not open a browser')
    .addHelpText('after', example('clientele serve runs/bank-marketing'))
    .action(async (run, options) => (await import('./commands/serve.ts')).serveCommand(run, options, io));

  program
    .command('dashboard')
    .description('Write a dashboard over a run as one page that needs nothing else.')
    .argument('<run>', 'run folder')
    .argument('<file>', 'dashboard (YAML), such as examples/dashboards/portugal-bank.yaml')
    .requiredOption('-o, --output <file>', 'where to write: .html')
    .option('--lang <language>', 'en or ru')
    .addHelpText(
      'after',
      example(
        'clientele dashboard runs/bank-marketing examples/dashboards/portugal-bank.yaml -o dashboard.html',
      ),
    )
    .action(async (run, file, options) =>
      (await import('./commands/dashboard.ts')).dashboardCommand(run, file, options, io),
    );

  program
    .command('fetch')
    .description('Download a public table and check that it is the one.')
    .argument('<name>', 'bank-marketing')
    .option('-o, --output <file>', 'where to write; defaults to the name of the file, here')
    .option('--lang <language>', 'en or ru')
    .addHelpText('after', example('clientele fetch bank-marketing'))
    .action(async (name, options) => (await import('./commands/fetch.ts')).fetchCommand(name, options, io));

  program
    .command('client')
    .description('Put one client into a segment, from the model alone.')
    .argument('<model>', 'model.json or run folder')
    .argument('[fields...]', 'what is known, as field=value')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', example('clientele client runs/bank-marketing job=admin. housing=yes loan=no'))
    .action(async (model, fields, options) =>
      (await import('./commands/client.ts')).clientCommand(model, fields, options, io),
    );

  addInputOptions(program.command('score'))
    .description('Score every row of a table or of a PostgreSQL query, from the model alone.')
    .argument('<model>', 'model.json or run folder')
    .argument(
      '<table>',
      'CSV or Parquet file, or postgres://user@host/database (password: PGPASSWORD, ~/.pgpass)',
    )
    .requiredOption('-o, --output <file>', 'where to write: .parquet or .csv')
    .option('--query <sql>', 'what to score of a database, one SELECT')
    .option('--timeout <seconds>', 'how long the query may take; defaults to 600')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print the number of rows by status as JSON')
    .addHelpText('after', example('clientele score runs/bank-marketing clients.csv -o scored.parquet'))
    .action(async (model, table, options) =>
      (await import('./commands/score.ts')).scoreCommand(model, table, options, io),
    );

  program
    .command('explain')
    .description('Say why a client is in a segment, what would change it and what to ask next.')
    .argument('<model>', 'model.json or run folder')
    .argument('[known...]', 'what is known, as field=value')
    .option('--fixed <fields>', 'fields that stay as they are, separated by commas')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print the explanation as JSON')
    .addHelpText('after', example('clientele explain runs/bank-marketing job=admin. housing=yes loan=no'))
    .action(async (model, known, options) =>
      (await import('./commands/explain.ts')).explainCommand(model, known, options, io),
    );

  addExport(program, io);

  program
    .command('search')
    .description(
      'Search a run for columns that hold groups: every set of up to four, beside shuffled copies.',
    )
    .argument('<run>', 'run folder')
    .option('--columns <n>', 'columns of a set, at most; defaults to 4')
    .option('--k-to <n>', 'the largest k; defaults to 8')
    .option('--copies <n>', 'shuffled copies of the table; defaults to 99')
    .option('--rows <n>', 'train rows of sets with more distinct rows than this; defaults to 500')
    .option('--threads <n>', 'threads; the result does not depend on it; defaults to the number of cores')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print the list as JSON')
    .addHelpText('after', example('clientele search runs/bank-marketing'))
    .action(async (run, options) => (await import('./commands/search.ts')).searchCommand(run, options, io));

  program
    .command('compare')
    .description('Match the segments of a later model with those of an earlier one.')
    .argument('<earlier>', 'model.json or run folder')
    .argument('<later>', 'model.json or run folder')
    .option('--lang <language>', 'en or ru')
    .option('--json', 'print matches and migration as JSON')
    .addHelpText('after', example('clientele compare runs/2025 runs/2026'))
    .action(async (earlier, later, options) =>
      (await import('./commands/compare.ts')).compareCommand(earlier, later, options, io),
    );

  program
    .command('sql')
    .description('Query a run with SQL: clients, segments, sweep, profile and every data set.')
    .argument('<run>', 'run folder')
    .argument('<query>', 'one SELECT (DuckDB); at most 10,000 rows come back')
    .option('--as <kind>', 'run, explain, describe or summarize; defaults to run')
    .option('--timeout <seconds>', 'how long the query may take; defaults to 60')
    .option('-o, --output <file>', 'where to write the result: .csv or .parquet')
    .option('--lang <language>', 'en or ru: messages')
    .option('--json', 'print {"rows": […]}')
    .addHelpText(
      'after',
      example(
        'clientele sql runs/bank-marketing "SELECT job, count(*) AS n FROM clients GROUP BY job ORDER BY n DESC"',
      ),
    )
    .action(async (run, query, options) =>
      (await import('./commands/sql.ts')).sqlCommand(run, query, options, io),
    );

  program
    .command('replay')
    .description('Run the study of a run again, in a temporary folder, and compare the hash of every file.')
    .argument('<run>', 'run folder')
    .option('--table <file>', 'the table, where it is no longer where the study read it')
    .option('--threads <n>', 'threads; the result does not depend on it; defaults to the number of cores')
    .option('--lang <language>', 'en or ru: messages')
    .option('--json', 'print the files that differ as JSON')
    .addHelpText('after', example('clientele replay runs/bank-marketing --threads 1'))
    .action(async (run, options) => (await import('./commands/replay.ts')).replayCommand(run, options, io));

  program
    .command('publish')
    .description(
      'Copy a run without its clients’ rows into a folder of its own: the model, its card and why.',
    )
    .argument('<run>', 'run folder')
    .requiredOption('--by <name>', 'who publishes it')
    .requiredOption('--date <day>', 'when, such as 2026-01-31')
    .option('--reason <text>', 'why; needed where the verdict is below clear')
    .option('-o, --output <folder>', 'a new folder; defaults to published/<study>-<start of the hash>')
    .option('--lang <language>', 'en or ru: messages')
    .option('--json', 'print the folder and what is kept with it as JSON')
    .addHelpText(
      'after',
      example(
        'clientele publish runs/bank-marketing --by "Anna Petrova" --date 2026-01-31 --reason "a simple rule that call centres can use"',
      ),
    )
    .action(async (run, options) => (await import('./commands/publish.ts')).publishCommand(run, options, io));

  program
    .command('schema')
    .description('Print the JSON Schema of a file.')
    .argument('<name>', 'study, segments, run, model, recipe, named-segments or dashboard')
    .addHelpText('after', example('clientele schema study > study.schema.json'))
    .action(async (name) => (await import('./commands/schema.ts')).schemaCommand(name, io));

  return program;
}

function example(line: string): string {
  return `\nExample:\n  ${line}`;
}
