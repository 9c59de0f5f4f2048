import { InputError } from '../../contract/errors.ts';
import type { ModelFile } from '../../contract/model-file.ts';
import {
  all,
  choose,
  column,
  type DialectName,
  dialects,
  double,
  equal,
  formatQuery,
  integer,
  nothing,
  type Part,
  text,
} from '../../sql/index.ts';
import { createClientReader } from '../client.ts';
import { judgeParts } from './judge-partial.ts';
import { keep, names } from './names.ts';
import { placeParts } from './place-complete.ts';
import { prefixBeside, prefixParts } from './prefix-parts.ts';
import { readParts, saidIn, sourceColumns } from './read-clients.ts';

export interface ExportSqlOptions {
  readonly dialect: DialectName;
  /** The table to score: its name, or those of its schemas and its name. */
  readonly table: string | readonly string[];
  /** What a segment is called in the column `segment`; defaults to "Segment 2". */
  readonly nameOf?: (id: number) => string;
  /** Columns that the table does not have; they count as unknown. Defaults to none. */
  readonly absent?: readonly string[];
}

/**
 * A SELECT that gives every row of a table with the score columns after its own: segment_id, segment, probability,
 * status, filled_fields and model_hash, as `scoreClient` gives them.
 *
 * What a client reader would refuse, such as a number that is none, counts as unknown; so does an unseen category,
 * whatever the model's policy. Numbers may be stored as text. A derived field is made of its column. Each different
 * client is scored once.
 *
 * Errors: E_ARGUMENT when every column of the model is absent.
 */
export function exportSql(model: ModelFile, options: ExportSqlOptions): string {
  const { dialect, nameOf = (id) => `Segment ${id}`, absent = [] } = options;
  const table = typeof options.table === 'string' ? [options.table] : options.table;
  const reader = createClientReader(model);
  const sources = sourceColumns(reader, absent);
  if (sources.length === 0) {
    throw new InputError('E_ARGUMENT', 'the table has no column of this model', {
      hint: 'leave one that it has out of the absent ones',
      details: { kind: 'all-absent' },
    });
  }
  const said = sources.map((_, i) => names.said(i));
  const segment = column('answers', 'segment_id');
  return `${formatQuery(
    prefixParts(prefixBeside(table), {
      comments: [
        `Segments by model ${model.hash} (study ${model.study.name})`,
        ...sources.map((name, i) => `${names.said(i)} is ${name}`),
        ...reader.fields.map(
          ({ field }, f) => `${names.code(f)} is the code of ${field.name}; -1 is unknown`,
        ),
      ],
      parts: [
        ...readParts(model, reader, sources, table),
        ...placeParts(model, said, reader.nUsed),
        ...judgeParts(model, reader),
        answersPart(
          reader.fields.map((_, f) => names.code(f)),
          said,
        ),
      ],
      result: {
        kind: 'select',
        whole: ['t'],
        columns: [
          ...keep('answers', ['segment_id']),
          {
            expression: choose(
              model.segments.map(({ id }) => [equal(segment, integer(id)), text(nameOf(id))] as const),
              nothing,
            ),
            name: 'segment',
          },
          ...keep('answers', ['probability', 'status', 'filled_fields']),
          { expression: text(model.hash), name: 'model_hash' },
        ],
        from: { path: table, alias: 't' },
        joins: [
          {
            kind: 'inner',
            path: ['answers'],
            alias: 'answers',
            on: all(sources.map((name, i) => equal(column('answers', names.said(i)), saidIn('t', name)))),
          },
        ],
      },
    }),
    dialects[dialect],
  )}\n`;
}

/** The answer for each different client. */
function answersPart(codes: readonly string[], said: readonly string[]): Part {
  return {
    name: 'answers',
    body: {
      kind: 'union-all',
      parts: [
        {
          kind: 'select',
          columns: [
            ...keep('placed', [...said, 'segment_id']),
            { expression: double(1), name: 'probability' },
            { expression: text('complete'), name: 'status' },
            { expression: text(''), name: 'filled_fields' },
          ],
          from: { path: ['placed'], alias: 'placed' },
        },
        {
          kind: 'select',
          columns: [
            ...keep('coded', said),
            ...keep('judged', ['segment_id', 'probability', 'status', 'filled_fields']),
          ],
          from: { path: ['coded'], alias: 'coded' },
          joins: [
            {
              kind: 'inner',
              path: ['judged'],
              alias: 'judged',
              on: all(codes.map((name) => equal(column('coded', name), column('judged', name)))),
            },
          ],
        },
      ],
    },
  };
}
