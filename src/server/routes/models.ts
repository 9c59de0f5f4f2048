import { Hono } from 'hono';
import { usedFields } from '../../model/index.ts';
import type { ApiContext } from '../context.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJson } from '../http/send-json.ts';
import { refuse } from '../request/request-error.ts';

/** GET /api/v1/models and /api/v1/models/{hash}: the model that answers. */
export function modelsRoute({ models }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>()
    .get('/api/v1/models', (c) => {
      const served = models.current();
      if (served === null) return sendJson(c, { models: [] });
      const { hash, study, segments } = served.model;
      const fields = usedFields(served.model).map(({ name }) => name);
      const model = { hash, study: study.name, nSegments: segments.length, fields, current: true };
      return sendJson(c, { models: [model] });
    })
    .get('/api/v1/models/:hash', (c) => {
      const served = models.current();
      if (served?.model.hash !== c.req.param('hash')) throw refuse('E_NOT_FOUND', {});
      return c.body(served.bytes, 200, { 'Content-Type': 'application/json; charset=utf-8' });
    });
}
