import type { Context } from 'hono';

/** Sends a value as JSON. */
export function sendJson(c: Context, value: unknown): Response {
  return sendJsonText(c, JSON.stringify(value));
}

/** Sends a text that is JSON already. */
export function sendJsonText(c: Context, text: string): Response {
  return c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' });
}
