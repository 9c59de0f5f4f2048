import { Hono } from 'hono';
import type { ExplainResponse } from '../../contract/index.ts';
import { explainClient } from '../../model/index.ts';
import { ruleText, wordsFor } from '../../words/index.ts';
import type { ApiContext } from '../context.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJson } from '../http/send-json.ts';
import { readJson } from '../request/read-json.ts';
import { readExplainRequest } from '../request/read-request.ts';
import { readersLanguage } from '../request/readers-language.ts';
import { refuseValues } from '../request/request-error.ts';
import { modelRefusal, requireModel, scoreOptions, scoreRow } from '../service/answer.ts';

/** POST /api/v1/explain: the answer for one client, why, what to ask next and what to offer. */
export function explainRoute({ models, metrics }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>().post('/api/v1/explain', async (c) => {
    const request = readExplainRequest(await readJson(c));
    const served = requireModel(models.current(), request);
    const language = readersLanguage(c.req.header('accept-language'));
    const explanation = explained(() => explainClient(served.model, request.client, scoreOptions(request)));
    const { score, path, ...rest } = explanation;
    metrics.countAnswers({ [score.status]: 1 }, 'api');
    for (const field of score.unseenFields) metrics.countUnseen(field, 1);
    const described = served.named?.segments.find(({ id }) => id === score.segmentId)?.described;
    const response = {
      model_hash: served.model.hash,
      answer: scoreRow(score, served, language),
      probabilities: score.probabilities,
      ...rest,
      path: path && { conditions: path, text: ruleText(path, wordsFor(language)) },
      offers: (described?.offers ?? []).map(({ title, reason }) => ({
        title: title[language],
        reason: reason[language],
      })),
    };
    return sendJson(c, response satisfies Frozen<ExplainResponse>);
  });
}

/** The type with nothing that may be changed. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

function explained<T>(explain: () => T): T {
  try {
    return explain();
  } catch (error) {
    throw refuseValues([modelRefusal(error, 'client.')]);
  }
}
