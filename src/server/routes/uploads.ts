import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { Hono } from 'hono';
import {
  type TableFormat,
  tableTypes,
  type UploadLine,
  uploadQuerySchema,
  uploadRequestSchema,
} from '../../contract/index.ts';
import { type Language, wordsFor } from '../../words/index.ts';
import type { ApiContext } from '../context.ts';
import { receiveTable } from '../file/receive.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { asRequestError, problemOf } from '../http/problem.ts';
import { sendJson } from '../http/send-json.ts';
import { policies } from '../policies.ts';
import { requireType } from '../request/content-type.ts';
import { readJson } from '../request/read-json.ts';
import { refuseBySchema } from '../request/read-request.ts';
import { readersLanguage } from '../request/readers-language.ts';
import { RequestError, refuse } from '../request/request-error.ts';
import { createUploads, type UploadService } from '../upload/uploads.ts';

const path = '/api/v1/uploads';
const formats = Object.keys(tableTypes) as readonly TableFormat[];

/** /api/v1/uploads: tables that people bring, as files or from a database. */
export function uploadsRoute({ deps }: ApiContext): Hono<NodeEnv> {
  const service = deps.uploads && createUploads(deps.uploads);
  const uploads = (): UploadService => {
    if (service) return service;
    throw refuse('E_NOT_FOUND', {});
  };
  return new Hono<NodeEnv>()
    .get(path, async (c) => sendJson(c, await uploads().list()))
    .post(`${path}/preview`, async (c) => {
      const type = requireType(c.req.header('content-type'), Object.values(tableTypes));
      const format = formats.find((one) => tableTypes[one] === type) ?? 'csv';
      const receive = (file: string): Promise<void> => receiveTable(c, file, format);
      return sendJson(c, await uploads().preview(format, languageOf(c), receive));
    })
    .post(path, async (c) => {
      const value = await readJson(c);
      const { load } = uploads();
      const { success, data } = uploadRequestSchema.safeParse(value);
      if (!success) throw refuseBySchema(uploadRequestSchema, value);
      return answerByLines(c, deps.onFault, (listener) => load(data, listener));
    })
    .post(`${path}/query`, async (c) => {
      const value = await readJson(c);
      const { query } = uploads();
      const { success, data } = uploadQuerySchema.safeParse(value);
      if (!success) throw refuseBySchema(uploadQuerySchema, value);
      return answerByLines(c, deps.onFault, (listener) => query(data, listener));
    })
    .get(`${path}/:name/profile`, async (c) => {
      const page = await uploads().profile(c.req.param('name'), languageOf(c));
      return c.html(page, 200, { 'Content-Security-Policy': policies.document });
    })
    .get(`${path}/:name/rejected`, async (c) => {
      const name = c.req.param('name');
      const file = createReadStream(await uploads().rejectedPath(name));
      return c.body(Readable.toWeb(file) as ReadableStream, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="rejected.csv"',
      });
    })
    .post(`${path}/:name/remove`, async (c) => {
      await readJson(c);
      await uploads().remove(c.req.param('name'));
      return c.body(null, 204);
    });
}

function languageOf(c: Context<NodeEnv>): Language {
  return readersLanguage(c.req.header('accept-language'));
}

/** Lines of JSON as the work goes on; what goes wrong after the first is a line too. Ends when the asker goes away. */
function answerByLines(
  c: Context<NodeEnv>,
  onFault: ((error: unknown) => void) | undefined,
  work: (listener: Parameters<UploadService['load']>[1]) => Promise<UploadLine>,
): Response {
  const language = languageOf(c);
  const stopping = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (line: UploadLine): void => {
        if (!stopping.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      const onProgress = (nRows: number): void => send({ kind: 'progress', nRows });
      try {
        send(await work({ language, onProgress, signal: stopping.signal }));
      } catch (error) {
        if (!(error instanceof RequestError) && !stopping.signal.aborted) onFault?.(error);
        const { title, detail, code } = problemOf(asRequestError(error), wordsFor(language));
        send({ kind: 'problem', title, detail, code });
      }
      if (!stopping.signal.aborted) controller.close();
    },
    cancel: () => stopping.abort(),
  });
  return c.body(body, 200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
}
