import { Hono } from 'hono';
import type { ScoreStatus } from '../../model/index.ts';
import type { ApiContext } from '../context.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJsonText } from '../http/send-json.ts';
import { readJson } from '../request/read-json.ts';
import { maxListed, readScoreRequest, shortPath } from '../request/read-request.ts';
import { readersLanguage } from '../request/readers-language.ts';
import { requireModel, scoreOptions, scoreRow, scoreRows } from '../service/answer.ts';

/** POST /api/v1/score: one client, or up to ten thousand. */
export function scoreRoute({ models, metrics }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>().post('/api/v1/score', async (c) => {
    const request = readScoreRequest(await readJson(c));
    const served = requireModel(models.current(), request);
    const language = readersLanguage(c.req.header('accept-language'));
    const counts: Record<ScoreStatus, number> = { complete: 0, filled: 0, abstained: 0 };
    const unseen: string[] = [];
    // Written row by row, so that a large answer holds up nobody.
    const parts: string[] = [];
    await scoreRows(served, request.rows, scoreOptions(request), (score, i) => {
      counts[score.status]++;
      for (const field of score.unseenFields) {
        metrics.countUnseen(field, 1);
        if (unseen.length < maxListed) unseen.push(shortPath(`rows[${i}].${field}`));
      }
      parts.push(JSON.stringify(scoreRow(score, served, language)));
    });
    metrics.countAnswers(counts, 'api');
    return sendJsonText(
      c,
      `{"model_hash":"${served.model.hash}","rows":[${parts.join(',')}],"unseen":${JSON.stringify(unseen)}}`,
    );
  });
}
