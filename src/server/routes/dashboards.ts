import { Hono } from 'hono';
import { dashboardDataSchema, dashboardSaveSchema } from '../../contract/index.ts';
import type { ApiContext } from '../context.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJson } from '../http/send-json.ts';
import { readJson } from '../request/read-json.ts';
import { refuseBySchema } from '../request/read-request.ts';

const path = '/api/v1/dashboards';

/** GET, PUT and the data of /api/v1/dashboards: charts over the table of the run. */
export function dashboardsRoute({ dashboards }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>()
    .get(path, async (c) => sendJson(c, await dashboards.list()))
    .get(`${path}/:id`, async (c) => sendJson(c, await dashboards.read(c.req.param('id'))))
    .put(`${path}/:id`, async (c) => {
      const value = await readJson(c);
      const { success, data } = dashboardSaveSchema.safeParse(value);
      if (!success) throw refuseBySchema(dashboardSaveSchema, value);
      return sendJson(c, await dashboards.save(c.req.param('id'), data.version, data.dashboard));
    })
    .post(`${path}/:id/data`, async (c) => {
      const value = await readJson(c);
      const { success, data } = dashboardDataSchema.safeParse(value);
      if (!success) throw refuseBySchema(dashboardDataSchema, value);
      return sendJson(c, await dashboards.answer(c.req.param('id'), data));
    });
}
