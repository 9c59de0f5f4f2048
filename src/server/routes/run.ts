import { Hono } from 'hono';
import { publicationSchema, type RunResponse, runRecordSchema } from '../../contract/index.ts';
import { publicationFile, runRecordFile } from '../../study/index.ts';
import type { ApiContext } from '../context.ts';
import type { ReadFile } from '../deps.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJson } from '../http/send-json.ts';
import { readersLanguage } from '../request/readers-language.ts';
import { refuse } from '../request/request-error.ts';
import { requireModel } from '../service/answer.ts';
import { readRunFigures } from '../service/run-figures.ts';
import { readRunJson } from '../service/run-json.ts';

/** GET /api/v1/run: the study behind the model. */
export function runRoute({ deps: { readRunFile }, models }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>().get('/api/v1/run', async (c) => {
    const { model } = requireModel(models.current(), {});
    const record = runRecordSchema.safeParse(await readRunJson(readRunFile, runRecordFile)).data;
    if (record === undefined) throw refuse('E_NOT_FOUND', {});
    const files = record.stages.flatMap((stage) => stage.files.map(({ path }) => path));
    const language = readersLanguage(c.req.header('accept-language'));
    const inLanguage = (name: string, ending: string): string | null =>
      [`${name}.${language}.${ending}`, `${name}.${ending}`].find((path) => files.includes(path)) ?? null;
    const card = inLanguage('models/card', 'md');
    const response: RunResponse = {
      model_hash: model.hash,
      record,
      figures: await readRunFigures(readRunFile),
      profile: (await readRunJson(readRunFile, 'profile.json')) as RunResponse['profile'],
      publication: await readPublication(readRunFile),
      report: `/${inLanguage('report', 'html') ?? 'report.html'}`,
      card: card && `/${card}`,
      pictures: files.filter((path) => /^images\/.*\.svg$/.test(path)).map((path) => encodeURI(`/${path}`)),
    };
    return sendJson(c, response);
  });
}

/** By whom and why the model was published; null where it was not, or by another version. */
async function readPublication(readRunFile: ReadFile): Promise<RunResponse['publication']> {
  return publicationSchema.safeParse(await readRunJson(readRunFile, publicationFile)).data ?? null;
}
