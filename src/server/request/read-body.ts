import type { Context } from 'hono';
import type { NodeEnv } from '../http/node-env.ts';
import { type RequestError, refuse } from './request-error.ts';

const MEGABYTE = 1_048_576;
/** The most bytes of a JSON body. */
export const maxJsonBytes = 8 * MEGABYTE;

/** The refusal of a body over a limit. */
export function tooLarge(limit: number): RequestError {
  return refuse('E_TOO_LARGE', { megabytes: Math.floor(limit / MEGABYTE) });
}

/**
 * The bytes of a body; behind an open port they are already there (`http/gate.ts`).
 *
 * Errors: E_TOO_LARGE as soon as the declared length or what has come exceeds the limit.
 */
export async function readBody(c: Context<NodeEnv>, limit: number): Promise<Buffer> {
  const ready = c.env?.incoming?.rawBody;
  if (ready) return ready;
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge(limit);
  const { body } = c.req.raw;
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
