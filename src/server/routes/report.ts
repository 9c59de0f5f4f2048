import { Hono } from 'hono';
import type { ServerDeps } from '../deps.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { policies } from '../policies.ts';
import { sendFile } from '../send-file.ts';

/** GET /report: the report of the run; also under the names of its files, so that one may link to another. */
export function reportRoute({ readRunFile }: ServerDeps): Hono<NodeEnv> {
  return new Hono<NodeEnv>()
    .get('/report', async (c) =>
      sendFile(c, 'report.html', await readRunFile('report.html'), policies.document),
    )
    .get('/:file{report(\\.[a-z]{2})?\\.html}', async (c) => {
      const file = c.req.param('file');
      return sendFile(c, file, await readRunFile(file), policies.document);
    });
}
