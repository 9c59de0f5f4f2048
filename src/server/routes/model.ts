import { Hono } from 'hono';
import type { ServerDeps } from '../deps.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { policies } from '../policies.ts';
import { sendFile } from '../send-file.ts';

const modelFile = 'models/model.json';

/** GET /model.json and /models/card.md: the model of the run and its cards, one in each language. */
export function modelRoute({ readRunFile }: ServerDeps): Hono<NodeEnv> {
  return new Hono<NodeEnv>()
    .get('/model.json', async (c) => sendFile(c, modelFile, await readRunFile(modelFile), policies.nothing))
    .get('/models/:file{card(\\.[a-z]{2})?\\.md}', async (c) => {
      const file = `models/${c.req.param('file')}`;
      return sendFile(c, file, await readRunFile(file), policies.nothing);
    });
}
