import { Hono } from 'hono';
import type { ServerDeps } from '../deps.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { policies } from '../policies.ts';
import { plainPath, sendFile } from '../send-file.ts';

/** GET / and /assets/…: the built page; where none is built, the report. */
export function pageRoute({ readPageFile }: ServerDeps): Hono<NodeEnv> {
  return new Hono<NodeEnv>()
    .get('/', async (c) => {
      const page = await readPageFile('index.html');
      return page ? sendFile(c, 'index.html', page, policies.page) : c.redirect('/report');
    })
    .get('/assets/*', async (c) => {
      const path = plainPath(c.req.url);
      if (!path?.startsWith('assets/')) return c.notFound();
      return sendFile(c, path, await readPageFile(path), policies.page);
    });
}
