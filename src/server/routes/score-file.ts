import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { type FileReport, type TableFormat, tableTypes } from '../../contract/index.ts';
import type { ApiContext } from '../context.ts';
import { receiveTable } from '../file/receive.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { sendJson } from '../http/send-json.ts';
import { readFileRequest } from '../request/read-file-request.ts';
import { readersLanguage } from '../request/readers-language.ts';
import { refuse } from '../request/request-error.ts';
import { requireModel } from '../service/answer.ts';

/** POST /api/v1/score/file: a table with its score columns, or what was found in it. Nothing of it is kept. */
export function scoreFileRoute({ deps, models, metrics }: ApiContext): Hono<NodeEnv> {
  return new Hono<NodeEnv>().post('/api/v1/score/file', async (c) => {
    const wanted = readFileRequest(c);
    const served = requireModel(models.current(), {});
    if (!deps.scoreFile) throw refuse('E_NOT_READY', {});
    const language = readersLanguage(c.req.header('accept-language'));
    const folder = await mkdtemp(join(tmpdir(), 'clientele-'));
    const clean = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      const input = join(folder, `${randomUUID()}.${wanted.input}`);
      const output = wanted.output && {
        path: join(folder, `scored.${wanted.output}`),
        format: wanted.output,
      };
      await receiveTable(c, input, wanted.input);
      const report = await deps.scoreFile({
        model: new TextDecoder().decode(served.bytes),
        segmentNames: new Map(served.model.segments.map(({ id }) => [id, served.nameOf(id, language)])),
        input: { path: input, format: wanted.input, ...wanted.reading },
        map: wanted.map,
        output,
        language,
      });
      const { complete, filled, abstained } = report.counts;
      metrics.countAnswers({ complete, filled, abstained }, 'file');
      for (const { column, nRows } of report.unseen) metrics.countUnseen(column, nRows);
      if (output) return sendTable(c, output.path, output.format, report, clean);
      await clean();
      return sendJson(c, report);
    } catch (error) {
      await clean();
      throw error;
    }
  });
}

function sendTable(
  c: Context,
  path: string,
  format: TableFormat,
  { counts }: FileReport,
  onSent: () => Promise<void>,
): Response {
  const file = createReadStream(path);
  file.once('close', () => void onSent());
  return c.body(Readable.toWeb(file) as ReadableStream, 200, {
    'Content-Type': format === 'csv' ? `${tableTypes.csv}; charset=utf-8` : tableTypes[format],
    'Content-Disposition': `attachment; filename="scored.${format}"`,
    'Clientele-Counts': JSON.stringify(counts),
  });
}
