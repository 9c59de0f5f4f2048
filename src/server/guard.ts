import type { MiddlewareHandler } from 'hono';
import type { NodeEnv } from './http/node-env.ts';
import { isApiPath, operationsAt } from './http/operations.ts';
import { messagePage } from './message-page.ts';
import { type RequestError, refuse } from './request/request-error.ts';

/**
 * Refuses with 403 whoever was not sent here by one of our own names, so that no other site's name can be pointed
 * at this machine, and whatever another site sends; with 405 the methods that an address does not answer to.
 */
export function guard(hosts: readonly string[]): MiddlewareHandler<NodeEnv> {
  const origins = hosts.map((host) => `http://${host}`);
  return async (c, next) => {
    const { method, path } = c.req;
    const isApi = isApiPath(path);
    const host = c.req.header('host')?.toLowerCase();
    if (host === undefined || !hosts.includes(host) || countHosts(c.env?.incoming?.rawHeaders) > 1) {
      if (isApi) throw refuse('E_HOST', {});
      return messagePage(c, 403, (server) => server.wrongHost);
    }
    const reads = method === 'GET' || method === 'HEAD';
    if (isApi) {
      const refusal = refusedMethod(path, reads ? 'GET' : method);
      if (refusal) throw refusal;
      if (!reads && isForeign(c.req.header('origin'), c.req.header('sec-fetch-site'), origins)) {
        throw refuse('E_ORIGIN', {});
      }
    } else if (!reads) {
      c.header('Allow', 'GET, HEAD');
      return messagePage(c, 405, (server) => server.onlyReading);
    }
    return next();
  };
}

/** Programs send neither header; a browser sends at least one with whatever may change something. */
function isForeign(
  origin: string | undefined,
  site: string | undefined,
  origins: readonly string[],
): boolean {
  if (origin !== undefined && !origins.includes(origin.toLowerCase())) return true;
  return site !== undefined && site !== 'same-origin';
}

function refusedMethod(path: string, method: string): RequestError | null {
  const here = operationsAt(path);
  if (here.length === 0 || here.some((operation) => operation.method.toUpperCase() === method)) return null;
  const allowed = here
    .flatMap((operation) => (operation.method === 'get' ? ['GET', 'HEAD'] : [operation.method.toUpperCase()]))
    .join(', ');
  return refuse('E_METHOD', { allowed }, { Allow: allowed });
}

/** Node keeps the first of several Host headers and drops the rest. */
function countHosts(rawHeaders: readonly string[] = []): number {
  return rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length;
}
