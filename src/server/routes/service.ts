import { Hono } from 'hono';
import { pageAnswersSchema } from '../../contract/index.ts';
import type { ApiContext } from '../context.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJson } from '../http/send-json.ts';
import { readJson } from '../request/read-json.ts';
import { refuseBySchema } from '../request/read-request.ts';
import { requireModel } from '../service/answer.ts';

/** GET /health, /ready and /metrics; POST /api/v1/answers, where the page counts what it answered by itself. */
export function serviceRoute({ deps, models, metrics }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>()
    .get('/health', (c) => sendJson(c, { status: 'ok', version: deps.version ?? '0.0.0' }))
    .get('/ready', (c) => {
      const { model } = requireModel(models.current(), {});
      return sendJson(c, { status: 'ready', model_hash: model.hash });
    })
    .get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }))
    .post('/api/v1/answers', async (c) => {
      const value = await readJson(c);
      const { success, data } = pageAnswersSchema.safeParse(value);
      if (!success) throw refuseBySchema(pageAnswersSchema, value);
      requireModel(models.current(), { model: data.model_hash });
      metrics.countPageAnswers(data.count);
      return c.body(null, 204);
    });
}
