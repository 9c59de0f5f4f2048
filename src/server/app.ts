import { Hono } from 'hono';
import { createContext } from './context.ts';
import type { ServerDeps } from './deps.ts';
import { guard } from './guard.ts';
import type { NodeEnv } from './http/node-env.ts';
import { isApiPath, operationsAt } from './http/operations.ts';
import { asRequestError, problemResponse } from './http/problem.ts';
import { securityHeaders } from './http/security-headers.ts';
import { messagePage } from './message-page.ts';
import { RequestError, refuse } from './request/request-error.ts';
import { dashboardsRoute } from './routes/dashboards.ts';
import { explainRoute } from './routes/explain.ts';
import { imagesRoute } from './routes/images.ts';
import { modelRoute } from './routes/model.ts';
import { modelsRoute } from './routes/models.ts';
import { openApiRoute } from './routes/openapi.ts';
import { pageRoute } from './routes/page.ts';
import { reportRoute } from './routes/report.ts';
import { runRoute } from './routes/run.ts';
import { scoreRoute } from './routes/score.ts';
import { scoreFileRoute } from './routes/score-file.ts';
import { segmentsRoute } from './routes/segments.ts';
import { serviceRoute } from './routes/service.ts';
import { sqlRoute } from './routes/sql.ts';
import { uploadsRoute } from './routes/uploads.ts';

/** Serves one finished run: its model as an API, the page, the report, the pictures. Opens no port. */
export function createApp(deps: ServerDeps): Hono<NodeEnv> {
  const context = createContext(deps);
  const app = new Hono<NodeEnv>();
  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    const route = operationsAt(c.req.path)[0]?.path ?? 'page';
    context.metrics.countRequest(route, c.req.method, c.res.status, (performance.now() - start) / 1000);
  });
  app.use(securityHeaders);
  app.use(guard(deps.hosts));
  app.route('/', scoreRoute(context));
  app.route('/', explainRoute(context));
  app.route('/', scoreFileRoute(context));
  app.route('/', modelsRoute(context));
  app.route('/', segmentsRoute(context));
  app.route('/', dashboardsRoute(context));
  app.route('/', runRoute(context));
  app.route('/', sqlRoute(context));
  app.route('/', uploadsRoute(context));
  app.route('/', serviceRoute(context));
  app.route('/', openApiRoute(context));
  app.route('/', modelRoute(deps));
  app.route('/', reportRoute(deps));
  app.route('/', imagesRoute(deps));
  app.route('/', pageRoute(deps));
  app.notFound((c) => {
    if (isApiPath(c.req.path))
      return problemResponse(refuse('E_NOT_FOUND', {}), c.req.header('accept-language'));
    return messagePage(c, 404, (server) => server.notFound);
  });
  app.onError((error, c) => {
    if (!(error instanceof RequestError)) deps.onFault?.(error);
    if (isApiPath(c.req.path)) return problemResponse(asRequestError(error), c.req.header('accept-language'));
    return messagePage(c, 500, (server) => server.fault);
  });
  return app;
}
