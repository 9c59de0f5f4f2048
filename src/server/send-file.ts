import type { Context } from 'hono';

/** Types by the ending of a file; nothing else is served. */
const types: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['md', 'text/markdown; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['woff2', 'font/woff2'],
  ['ttf', 'font/ttf'],
]);

/** The longest path that is looked for, in characters. */
const longestPath = 1024;
/** A name of a file or folder: no hidden one, no way up, nothing that a file system reads in its own way. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_ .,=+()-]*$/u;

/**
 * The path from a folder that an address names, unescaped once; null where it names no plain one: with `..`, hidden
 * or empty names, backslashes, control characters, or escapes that still stand after unescaping.
 */
export function plainPath(address: string): string | null {
  if (address.length > longestPath) return null;
  try {
    const path = decodeURIComponent(new URL(address, 'http://localhost').pathname).slice(1);
    return path.split('/').every((name) => plainName.test(name)) ? path : null;
  } catch {
    return null;
  }
}

/** Sends a file under a policy; null bytes are 404. */
export function sendFile(
  c: Context,
  path: string,
  bytes: Uint8Array<ArrayBuffer> | null,
  policy: string,
): Response | Promise<Response> {
  const type = types.get(path.slice(path.lastIndexOf('.') + 1));
  if (bytes === null || type === undefined) return c.notFound();
  return c.body(bytes, 200, { 'Content-Type': type, 'Content-Security-Policy': policy });
}
