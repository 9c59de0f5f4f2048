import { inputError } from '../../contract/index.ts';
import { exportSql } from '../../model/index.ts';
import { type DialectName, dialects } from '../../sql/index.ts';
import { writeAtomic } from '../../store/index.ts';
import { refusal, wordsFor } from '../../words/index.ts';
import { type Io, visible } from '../io.ts';
import { languageOf } from '../language.ts';
import { readModel } from '../read-model.ts';
import { exportSuperset } from './export-superset.ts';

export interface ExportOptions {
  readonly to: string;
  readonly dialect: string;
  readonly table: string;
  /** Columns that the table does not have, separated by commas. */
  readonly without?: string;
  readonly output?: string;
  readonly lang?: string;
  /** For Superset: the address of PostgreSQL as SQLAlchemy takes it. */
  readonly databaseUri?: string;
  /** For Superset: the dashboard; defaults to the first that comes with the software and fits the run. */
  readonly dashboard?: string;
  /** For Superset: where to write the SQL that makes the table; defaults to nowhere. */
  readonly sql?: string;
}

const targets: readonly string[] = ['sql', 'superset'];

/**
 * clientele export MODEL --to sql: a SELECT that gives a table its score columns in the database itself.
 * clientele export RUN --to superset: a dashboard with its charts and data sets as Superset imports them.
 */
export async function exportCommand(modelPath: string, options: ExportOptions, io: Io): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  checkOneOf('--to', targets, options.to);
  if (options.to === 'superset') return exportSuperset(modelPath, options, words, io);
  const { model, nameOf } = await readModel(modelPath, words);
  const sql = exportSql(model, {
    dialect: dialectOf(options.dialect),
    table: options.table.split('.'),
    nameOf,
    absent: options.without?.split(',').map((name) => name.trim()) ?? [],
  });
  if (options.output === undefined) {
    if (visible(sql) !== sql) {
      throw inputError(refusal('E_ARGUMENT', { kind: 'invisible' }));
    }
    io.out(sql.trimEnd());
    return;
  }
  await writeAtomic(options.output, sql);
  io.out(words.answers.exported(options.output));
}

function dialectOf(name: string): DialectName {
  checkOneOf('--dialect', Object.keys(dialects), name);
  return name as DialectName;
}

function checkOneOf(option: string, allowed: readonly string[], given: string): void {
  if (allowed.includes(given)) return;
  throw inputError(refusal('E_OPTION', { option, kind: 'one-of', allowed, given }));
}
