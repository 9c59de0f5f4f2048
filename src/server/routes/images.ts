import { Hono } from 'hono';
import type { ServerDeps } from '../deps.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { policies } from '../policies.ts';
import { plainPath, sendFile } from '../send-file.ts';

/** GET /images/…: the pictures of the run. */
export function imagesRoute({ readRunFile }: ServerDeps): Hono<NodeEnv> {
  return new Hono<NodeEnv>().get('/images/*', async (c) => {
    const path = plainPath(c.req.url);
    if (!path?.startsWith('images/')) return c.notFound();
    return sendFile(c, path, await readRunFile(path), policies.document);
  });
}
