import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { stageNames } from '../../src/study/index.ts';
import { smallModel } from '../model/small-model.ts';
import { madeUpClients, scratchFolder, tableFile } from '../study/small-study.ts';
import { cli, shell } from './run-command.ts';

const smallConfig = `version: 1
name: small
input: { delimiter: ";" }
columns:
  age: { type: numeric }
  job: { type: nominal, unknown: [unknown] }
  housing: { type: binary, unknown: [unknown] }
  loan: { type: binary, unknown: [unknown] }
  y: { type: binary, role: outcome, positive: "yes" }
imputations: [knn]
pipelines: [8]
sweep: { kFrom: 2, kTo: 4, starts: 2, swaps: 2 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: given, imputation: knn, pipeline: 8, k: 3, features: [loan, housing] }
`;

describe('clientele --help', () => {
  it('lists the commands', async () => {
    const { code, out } = await cli('--help');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Usage: clientele [options] [command]

      Segments of a bank’s clients that an analyst can defend, a clerk can use and a
      database can score.

      Options:
        -V, --version                         output the version number
        -h, --help                            display help for command

      Commands:
        demo [options]                        The first run, without any data: make up
                                              clients, study them, show the result.
        study [options] <table>               Run a study of a table: impute,
                                              preprocess, sweep, choose, segment,
                                              classify, report.
        segment [options] <table>             Segment a table of any length by
                                              features and k that a configuration
                                              names; label every row.
        profile [options] <table>             Look at a table before anything is
                                              clustered: columns, gaps, ties, and what
                                              to mind.
        sample [options] <recipe>             Make up a realistic table from a recipe:
                                              any number of rows, equal for equal
                                              seeds.
        serve [options] [run]                 Show a finished run in a browser, on
                                              this machine alone, until Ctrl-C.
        dashboard [options] <run> <file>      Write a dashboard over a run as one page
                                              that needs nothing else.
        fetch [options] <name>                Download a public table and check that
                                              it is the one.
        client [options] <model> [fields...]  Put one client into a segment, from the
                                              model alone.
        score [options] <model> <table>       Score every row of a table or of a
                                              PostgreSQL query, from the model alone.
        explain [options] <model> [known...]  Say why a client is in a segment, what
                                              would change it and what to ask next.
        export [options] <model>              Write a model as SQL with which a
                                              database scores a table, or a dashboard
                                              for Superset.
        search [options] <run>                Search a run for columns that hold
                                              groups: every set of up to four, beside
                                              shuffled copies.
        compare [options] <earlier> <later>   Match the segments of a later model with
                                              those of an earlier one.
        sql [options] <run> <query>           Query a run with SQL: clients, segments,
                                              sweep, profile and every data set.
        replay [options] <run>                Run the study of a run again, in a
                                              temporary folder, and compare the hash
                                              of every file.
        publish [options] <run>               Copy a run without its clients’ rows
                                              into a folder of its own: the model, its
                                              card and why.
        schema <name>                         Print the JSON Schema of a file.
        help [command]                        display help for command"
    `);
  });

  it.each(['study', 'client', 'score', 'sql', 'schema'])(
    '%s --help ends with an example',
    async (command) => {
      const { code, out } = await cli(command, '--help');
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`Example:\\n {2}clientele ${command} `));
    },
  );
});

describe('clientele', () => {
  let table: string;
  let folder: string;
  let first: Awaited<ReturnType<typeof shell>>;
  beforeAll(async () => {
    table = tableFile(madeUpClients(200));
    const config = join(scratchFolder(), 'small.yaml');
    writeFileSync(config, smallConfig);
    folder = join(scratchFolder(), 'run');
    first = await shell('study', table, '-c', config, '-o', folder, '--threads', '2');
  });

  it('study says the finding, the segments and where the report is; progress goes to stderr', () => {
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^3\ssegments on loan, housing: silhouette 0\.\d+/);
    expect(first.out).toMatch(/Report: .*report\.html/);
    expect(first.err).toMatch(new RegExp(`^1/${stageNames.length} Read the table …$`, 'm'));
    expect(first.err).toMatch(
      new RegExp(`^${stageNames.length}/${stageNames.length} Write the report: `, 'm'),
    );
    expect(existsSync(join(folder, 'report.html'))).toBe(true);
  });

  it('study --lang ru speaks Russian and so does its report', async () => {
    const output = join(scratchFolder(), 'run');
    const { out, err } = await shell(
      'study',
      table,
      '-o',
      output,
      '-c',
      join(folder, 'study.yaml'),
      '--lang',
      'ru',
    );
    expect(out).toContain('Отчёт:');
    expect(err).toContain(`1/${stageNames.length} Чтение таблицы`);
    expect(readFileSync(join(output, 'report.html'), 'utf8')).toContain('<html lang="ru"');
  });

  it('client MODEL field=value answers from the model file alone', async () => {
    const model = tableFile(readFileSync(join(folder, 'models/model.json'), 'utf8'), 'model.json');
    const { code, out } = await shell('client', model, 'housing=yes', 'loan=no');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Segment \d \(\d+\.\d\s% of clients\)\nProbability 100\.0\s%: every field was known\nBecause .*housing is yes/,
    );
  });

  it('client RUN --json gives the score columns', async () => {
    const { out } = await cli('client', folder, 'housing=yes', '--json');
    const { rows } = JSON.parse(out) as { rows: Record<string, unknown>[] };
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0])).toEqual(
      expect.arrayContaining([
        'segment_id',
        'segment',
        'probability',
        'status',
        'filled_fields',
        'model_hash',
      ]),
    );
    expect(rows[0].filled_fields).toEqual(['loan']);
  });

  it('client in Russian says the reason', async () => {
    const { out } = await cli('client', folder, 'housing=yes', 'loan=no', '--lang', 'ru');
    expect(out).toMatch(/^Сегмент \d .*клиентов\)\nВероятность 100,0\s%: все поля известны\nПотому что /);
  });

  it('sql RUN reads the sweep and the data sets', async () => {
    const sweep = await shell(
      'sql',
      folder,
      'SELECT imputation, pipeline, k, sizes FROM sweep ORDER BY k',
      '--json',
    );
    const { rows } = JSON.parse(sweep.out) as { rows: { k: number }[] };
    expect(rows.map((row) => row.k)).toEqual([2, 3, 4]);
    const counts = await shell(
      'sql',
      folder,
      'SELECT (SELECT count(*) FROM knn_train) + (SELECT count(*) FROM knn_preproc8_test) + (SELECT count(*) FROM labeled_train) AS n',
    );
    expect(counts.out).toBe('  n\n340\n');
  });

  it('sql RUN knows the clients with their segment, and the columns as they were read', async () => {
    const output = join(scratchFolder(), 'by-segment.csv');
    const query = 'SELECT segment_id, count(*) AS n FROM clients GROUP BY segment_id ORDER BY segment_id';
    const { code, err } = await shell('sql', folder, query, '-o', output);
    expect([code, err]).toEqual([0, `3 rows: ${output}\n`]);
    const [header, ...lines] = readFileSync(output, 'utf8').trim().split('\n');
    expect(header).toBe('segment_id,n');
    expect(lines.map((line) => Number(line.split(',')[1])).reduce((a, b) => a + b, 0)).toBe(200);
    const profile = await shell('sql', folder, "SELECT n_rows FROM profile WHERE column_name = 'age'");
    expect(profile.out).toBe('n_rows\n   200\n');
    const plan = await shell('sql', folder, 'FROM sweep', '--as', 'explain');
    expect(plan.out).toContain('SEQ_SCAN');
  });

  it('sql RUN refuses what is no SELECT over the tables of the run, in one line', async () => {
    const file = await shell('sql', folder, "SELECT *\nFROM read_csv('/etc/passwd')");
    expect([file.code, file.out]).toEqual([2, '']);
    expect(file.err).toBe(
      'E_QUERY line 2, column 6: read_csv(…) cannot stand as a table; query a table by its name\n',
    );
    const russian = await shell('sql', folder, 'FROM nowhere', '--lang', 'ru');
    expect(russian.err).toMatch(
      /^E_QUERY строка\s1, столбец\s6: таблицы nowhere нет; есть таблицы: alternatives, clients, /,
    );
  });

  it('score MODEL TABLE -o OUT adds the score columns to every row, in Parquet and CSV', async () => {
    for (const ending of ['parquet', 'csv']) {
      const output = join(scratchFolder(), `scored.${ending}`);
      const { code, out } = await cli('score', folder, table, '-o', output, '--delimiter', ';');
      expect([code, out.startsWith('200 rows scored: ')]).toEqual([0, true]);
      const engine = await createDuckDbEngine();
      const info = await engine.describe({ path: output });
      await engine.close();
      expect(info.nRows).toBe(200);
      expect(info.columns.map((column) => column.name).slice(-6)).toEqual([
        'segment_id',
        'segment',
        'probability',
        'status',
        'filled_fields',
        'model_hash',
      ]);
    }
  });

  it('score of a table without a used column counts it as unknown and says so', async () => {
    const partial = tableFile('housing,age\nyes,1\nno,2\n');
    const { code, err, out } = await cli(
      'score',
      folder,
      partial,
      '-o',
      join(scratchFolder(), 'o.parquet'),
      '--json',
    );
    expect(code).toBe(0);
    expect(err).toContain('column "loan": the table has no such column: it counts as unknown');
    const { rows } = JSON.parse(out) as { rows: { status: string; rows: number }[] };
    expect(rows.find((row) => row.status === 'complete')?.rows).toBe(0);
  });

  it('score reads a Russian table in windows-1251 and says so', async () => {
    const path = join(scratchFolder(), 'clients.csv');
    const text = 'housing;loan;имя\nyes;no;Анна\nno;no;Борис\nno;yes;Вера Павловна Розальская\n';
    // Cyrillic of windows-1251: А is C0, and so on in the order of Unicode.
    const bytes = Uint8Array.from(text, (letter) => {
      const code = letter.codePointAt(0)!;
      return code < 128 ? code : code - 0x410 + 0xc0;
    });
    writeFileSync(path, bytes);
    const output = join(scratchFolder(), 'o.csv');
    const { code, out } = await cli('score', folder, path, '-o', output, '--encoding', 'cp1251');
    expect([code, out.startsWith('3 rows scored')]).toEqual([0, true]);
    expect(readFileSync(output, 'utf8')).toContain('Вера Павловна Розальская');
  });

  it('schema study is JSON Schema', async () => {
    const { out } = await cli('schema', 'study');
    expect(JSON.parse(out)).toMatchObject({ type: 'object', required: ['version', 'name', 'columns'] });
  });

  it('study TABLE without a configuration makes one', async () => {
    const plain = tableFile(
      `a,b,c\n${Array.from({ length: 90 }, (_, i) => `${(i * 37) % 11},${'xyz'[i % 3]},${i % 2 ? 'yes' : 'no'}`).join('\n')}\n`,
      'Plain Clients.csv',
    );
    const output = join(scratchFolder(), 'run');
    const { code, out } = await shell('study', plain, '-o', output, '--threads', '1');
    expect([code, out]).toEqual([0, expect.stringContaining('segments on')]);
    expect(readFileSync(join(output, 'study.yaml'), 'utf8')).toContain('name: plain-clients');
  });
});

describe('clientele refuses with exit code 2 and one line', () => {
  const model = tableFile(JSON.stringify(smallModel()), 'model.json');
  it.each([
    ['no such table', ['study', 'absent.csv'], /^E_NOT_FOUND absent\.csv: /],
    ['no such configuration', ['study', 'absent.csv', '-c', 'absent.yaml'], /^E_NOT_FOUND absent\.yaml: /],
    [
      'a bad number of threads',
      ['study', 'absent.csv', '--threads', '0'],
      /^E_OPTION: --threads must be an integer from 1 to 256; got "0"$/,
    ],
    ['a bad language', ['client', model, '--lang', 'de'], /^E_OPTION: --lang must be en or ru; got "de"$/],
    [
      'an unknown encoding',
      ['study', 'absent.csv', '--encoding', 'koi8'],
      /^E_OPTION: --encoding must be one of utf-8, .*; got "koi8"$/,
    ],
    [
      'a long delimiter',
      ['study', 'absent.csv', '--delimiter', ';;'],
      /^E_OPTION: --delimiter must be one character; got ";;"$/,
    ],
    [
      'a decimal separator of another kind',
      ['study', 'absent.csv', '--decimal', ':'],
      /^E_OPTION: --decimal must be \. or ,; got ":"$/,
    ],
    ['no such model', ['client', 'absent.json'], /^E_NOT_FOUND absent\.json: /],
    ['a pair without =', ['client', model, 'housing'], /^E_ARGUMENT: "housing" is not field=value; /],
    ['a field given twice', ['client', model, 'loan=no', 'loan=yes'], /^E_ARGUMENT: "loan" is given twice; /],
    ['an unknown field', ['client', model, 'hous=no'], /^E_FIELD: hous is not a field of this model; /],
    [
      'an unknown value',
      ['client', model, 'loan=maybe'],
      /^E_VALUE: loan has no value "maybe"; use one of no, yes$/,
    ],
    ['a folder that is no run', ['sql', '.', 'SELECT 1'], /^E_RUN \.: this is no run/],
    [
      'an unknown schema',
      ['schema', 'nope'],
      /^E_ARGUMENT: there is no schema "nope"; use one of study, segments, run, model, recipe, named-segments, dashboard$/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, err, out } = await cli(...args);
    expect(err).toMatch(message);
    expect([code, out, err.split('\n')]).toEqual([2, '', [err]]);
  });

  it('an unknown command', async () => {
    const { code, err } = await cli('stduy');
    expect(code).toBe(2);
    expect(err).toContain("unknown command 'stduy'");
  });
});
