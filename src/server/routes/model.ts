import { Hono } from 'hono';
import type { ServerDeps } from '../deps.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { policies } from '../policies.ts';
import { sendFile } from '../send-file.ts';

const modelFile = 'models/model.json';

/** GET /model.json: the model of the run. */
export function modelRoute({ readRunFile }: ServerDeps): Hono<NodeEnv> {
  return new Hono<NodeEnv>().get('/model.json', async (c) =>
    sendFile(c, modelFile, await readRunFile(modelFile), policies.nothing),
  );
}
