import type { ServerDeps } from './deps.ts';
import { createDashboards, type Dashboards } from './service/dashboards.ts';
import { createMetrics, type Metrics } from './service/metrics.ts';
import { createSegmentNames, type SegmentNames } from './service/segment-names.ts';
import type { ModelHolder } from './service/served-model.ts';

/** What the routes of the API share. */
export interface ApiContext {
  readonly deps: ServerDeps;
  readonly models: ModelHolder;
  readonly metrics: Metrics;
  readonly names: SegmentNames;
  readonly dashboards: Dashboards;
}

/** The shared parts of one application. */
export function createContext(deps: ServerDeps): ApiContext {
  const models = deps.models ?? { current: () => null, reload: async () => {} };
  const modelHash = (): string | null => models.current()?.model.hash ?? null;
  const metrics = deps.metrics ?? createMetrics({ modelHash });
  return {
    deps,
    models,
    metrics,
    names: createSegmentNames(deps, models),
    dashboards: createDashboards(deps),
  };
}
