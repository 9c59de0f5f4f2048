import type { Context } from 'hono';
import type { NodeEnv } from '../http/node-env.ts';
import { requireType } from './content-type.ts';
import { parseJson } from './parse-json.ts';
import { maxJsonBytes, readBody } from './read-body.ts';

/** The value of a JSON body, with every check that needs no schema: type, size, depth, names given twice. */
export async function readJson(c: Context<NodeEnv>): Promise<unknown> {
  requireType(c.req.header('content-type'), ['application/json']);
  return parseJson(await readBody(c, maxJsonBytes));
}
