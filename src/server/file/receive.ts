import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from 'hono';
import type { TableFormat } from '../../contract/index.ts';
import type { NodeEnv } from '../http/node-env.ts';
import { tooLarge } from '../request/read-body.ts';

const MEGABYTE = 1_048_576;
/** The most bytes of a table; a workbook unpacks to many times its size. */
const limits: Readonly<Record<TableFormat, number>> = {
  csv: 512 * MEGABYTE,
  parquet: 512 * MEGABYTE,
  xlsx: 64 * MEGABYTE,
};

/** Writes a table to a file as it comes. */
export async function receiveTable(c: Context<NodeEnv>, path: string, format: TableFormat): Promise<void> {
  const limit = limits[format];
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge(limit);
  const body = c.env?.incoming ?? (c.req.raw.body && Readable.fromWeb(c.req.raw.body as never));
  let size = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      yield chunk;
    }
  };
  await pipeline(body ?? Readable.from([]), counted, createWriteStream(path, { mode: 0o600 }));
}
