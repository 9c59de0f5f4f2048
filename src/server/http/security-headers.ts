import type { MiddlewareHandler } from 'hono';
import { policies } from '../policies.ts';

/** What every answer carries; there is no TLS on loopback, so nothing about it. */
export const commonHeaders = Object.freeze({
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
});
const headers = Object.entries(commonHeaders);

/** Puts them on; whoever forgets a policy gets the strictest. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of headers) c.res.headers.set(name, value);
  if (!c.res.headers.has('Content-Security-Policy')) {
    c.res.headers.set('Content-Security-Policy', policies.nothing);
  }
};
