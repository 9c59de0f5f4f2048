import { Hono } from 'hono';
import { InputError, sqlRequestSchema } from '../../contract/index.ts';
import { errorText, wordsFor } from '../../words/index.ts';
import type { ApiContext } from '../context.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJson } from '../http/send-json.ts';
import { readJson } from '../request/read-json.ts';
import { refuseBySchema } from '../request/read-request.ts';
import { RequestError, refuse } from '../request/request-error.ts';

/** When a query is worth trying again where too many are under way, in seconds. */
const busySeconds = 5;

/** POST /api/v1/sql, ended when the asker goes away, and GET /api/v1/sql/tables. */
export function sqlRoute({ deps }: ApiContext): Hono<NodeEnv> {
  const queries = (): NonNullable<typeof deps.sql> => {
    if (deps.sql) return deps.sql;
    throw refuse('E_NOT_FOUND', {});
  };
  return new Hono<NodeEnv>()
    .post('/api/v1/sql', async (c) => {
      const value = await readJson(c);
      const { query } = queries();
      const request = sqlRequestSchema.safeParse(value);
      if (!request.success) throw refuseBySchema(sqlRequestSchema, value);
      const { sql, operation } = request.data;
      const result = await query({ sql, ...(operation && { operation }) }, c.req.raw.signal).catch(
        refuseQuery,
      );
      return sendJson(c, result);
    })
    .get('/api/v1/sql/tables', async (c) => {
      const { tables, functions } = queries();
      return sendJson(c, { tables: await tables(c.req.raw.signal).catch(refuseQuery), functions });
    });
}

/** What the sandbox says of a query, as the refusal of a request. */
function refuseQuery(error: unknown): never {
  if (!(error instanceof InputError) || error.code !== 'E_QUERY') throw error;
  if (error.details?.kind === 'busy') throw refuse('E_BUSY', { seconds: busySeconds });
  const { line, column } = error.place;
  const said = (language: 'en' | 'ru'): string => {
    const { what, hint } = errorText(error.code, error.details, wordsFor(language)) ?? {
      what: '',
      hint: null,
    };
    return `${upperFirst(what)}${hint === null ? '.' : `: ${hint}.`}`;
  };
  throw new RequestError('E_QUERY', {
    problem: { en: said('en'), ru: said('ru') },
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  });
}

function upperFirst(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
