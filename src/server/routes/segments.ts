import { Hono } from 'hono';
import { segmentsRequestSchema } from '../../contract/index.ts';
import type { ApiContext } from '../context.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJson } from '../http/send-json.ts';
import { readJson } from '../request/read-json.ts';
import { refuseBySchema } from '../request/read-request.ts';
import { refuse } from '../request/request-error.ts';

/** GET and PUT /api/v1/segments: what the segments are called, whose they are and what is offered. */
export function segmentsRoute({ names }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>()
    .get('/api/v1/segments', async (c) => {
      const version = c.req.query('version');
      if (version === undefined) return sendJson(c, await names.read());
      if (!/^[1-9]\d{0,8}$/.test(version)) throw refuse('E_NOT_FOUND', {});
      return sendJson(c, await names.read(Number(version)));
    })
    .put('/api/v1/segments', async (c) => {
      const value = await readJson(c);
      const { success, data } = segmentsRequestSchema.safeParse(value);
      if (!success) throw refuseBySchema(segmentsRequestSchema, value);
      return sendJson(c, await names.change(data));
    });
}
