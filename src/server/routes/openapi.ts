import { Hono } from 'hono';
import type { ApiContext } from '../context.ts';
import { apiPage } from '../http/api-page.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { openApi } from '../http/openapi.ts';
import { sendJson } from '../http/send-json.ts';
import { policies } from '../policies.ts';
import { readersLanguage } from '../request/readers-language.ts';

/** GET /openapi.json, and /api, the same for people. */
export function openApiRoute({ deps, models }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>()
    .get('/openapi.json', (c) =>
      sendJson(c, openApi(deps.version ?? '0.0.0', models.current()?.model ?? null)),
    )
    .get('/api', (c) => {
      c.header('Content-Security-Policy', policies.document);
      const language = readersLanguage(c.req.header('accept-language'));
      return c.html(apiPage(language, models.current()?.model ?? null, new URL(c.req.url).host));
    });
}
