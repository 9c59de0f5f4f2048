import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ScoreStatus } from '../../model/index.ts';

/** What is counted, for Prometheus. Labels are addresses, states and names of the model: no client's value. */
export interface Metrics {
  readonly countRequest: (route: string, method: string, status: number, seconds: number) => void;
  readonly countAnswers: (
    byStatus: Readonly<Partial<Record<ScoreStatus, number>>>,
    source: 'api' | 'file',
  ) => void;
  /** Answers that the page gave by itself. */
  readonly countPageAnswers: (count: number) => void;
  readonly countUnseen: (field: string, count: number) => void;
  readonly countRefused: (reason: 'busy' | 'stopping') => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

export interface MetricsOptions {
  /** Whether figures of the process are added; defaults to false. */
  readonly measuresProcess?: boolean;
  /** Hash of the model that is served, or null. */
  readonly modelHash: () => string | null;
}

/** Counters of one server. */
export function createMetrics({ measuresProcess = false, modelHash }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (measuresProcess) collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'clientele_request_seconds',
    help: 'Requests by address, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers,
  });
  const answers = new Counter({
    name: 'clientele_answers_total',
    help: 'Clients answered, by status and by where they came from.',
    labelNames: ['status', 'source'],
    registers,
  });
  const unseen = new Counter({
    name: 'clientele_unseen_categories_total',
    help: 'Categories that the model does not have, by field.',
    labelNames: ['field'],
    registers,
  });
  const refused = new Counter({
    name: 'clientele_refused_total',
    help: 'Requests refused because of load or a stop.',
    labelNames: ['reason'],
    registers,
  });
  new Gauge({
    name: 'clientele_model_info',
    help: 'The model that is served.',
    labelNames: ['hash'],
    registers,
    collect() {
      this.reset();
      const hash = modelHash();
      if (hash !== null) this.set({ hash }, 1);
    },
  });
  return {
    countRequest: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    countAnswers(byStatus, source) {
      for (const [status, count] of Object.entries(byStatus)) answers.inc({ status, source }, count);
    },
    countPageAnswers: (count) => answers.inc({ status: 'any', source: 'page' }, count),
    countUnseen: (field, count) => unseen.inc({ field }, count),
    countRefused: (reason) => refused.inc({ reason }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
