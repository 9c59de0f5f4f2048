import type { z } from 'zod';
import {
  type Dashboard,
  type DashboardAnswer,
  type DashboardData,
  type DashboardList,
  type DashboardResponse,
  dashboardAnswerSchema,
  dashboardListSchema,
  dashboardResponseSchema,
  type Problem,
  problemSchema,
  type RunResponse,
  runResponseSchema,
  type SegmentsRequest,
  type SegmentsResponse,
  type SqlRequest,
  type SqlResponse,
  type SqlTables,
  segmentsResponseSchema,
  sqlResponseSchema,
  sqlTablesSchema,
} from '../../../src/contract/index.ts';
import type { Language } from '../../../src/words/index.ts';

/** What the server would not do, with its own words; null where it did not answer, or not as agreed. */
export class ApiError extends Error {
  readonly problem: Problem | null;
  constructor(message: string, problem: Problem | null, cause?: unknown) {
    super(message, { cause });
    this.problem = problem;
  }
}

/** The names and offers of the segments. */
export function getSegments(language: Language, version?: number): Promise<SegmentsResponse> {
  const query = version === undefined ? '' : `?version=${version}`;
  return ask(`api/v1/segments${query}`, segmentsResponseSchema, language);
}

/** Says every segment anew. */
export function putSegments(language: Language, request: SegmentsRequest): Promise<SegmentsResponse> {
  return ask('api/v1/segments', segmentsResponseSchema, language, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
}

/** The finished study behind the model. */
export function getRun(language: Language): Promise<RunResponse> {
  return ask('api/v1/run', runResponseSchema, language);
}

/** A text file of the run by its address. */
export async function getText(path: string): Promise<string> {
  const response = await fetch(addressOf(path));
  const text = await response.text();
  if (!response.ok) throw problemOf(text, response.status);
  return text;
}

/** The dashboards of the run. */
export function getDashboards(language: Language): Promise<DashboardList> {
  return ask('api/v1/dashboards', dashboardListSchema, language);
}

export function getDashboard(language: Language, id: string): Promise<DashboardResponse> {
  return ask(`api/v1/dashboards/${encodeURIComponent(id)}`, dashboardResponseSchema, language);
}

/** The numbers of every tile. */
export function askDashboard(
  language: Language,
  id: string,
  asked: DashboardData,
  signal: AbortSignal,
): Promise<DashboardAnswer> {
  return ask(`api/v1/dashboards/${encodeURIComponent(id)}/data`, dashboardAnswerSchema, language, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
    signal,
  });
}

/** Saves a dashboard in place of the version that was read. */
export function putDashboard(
  language: Language,
  id: string,
  request: { readonly version: number; readonly dashboard: Dashboard },
): Promise<DashboardResponse> {
  return ask(`api/v1/dashboards/${encodeURIComponent(id)}`, dashboardResponseSchema, language, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
}

/** The tables and functions of typed queries. */
export function getSqlTables(language: Language): Promise<SqlTables> {
  return ask('api/v1/sql/tables', sqlTablesSchema, language);
}

/** Runs a typed query; it ends with the signal. */
export function postSql(language: Language, request: SqlRequest, signal: AbortSignal): Promise<SqlResponse> {
  return ask('api/v1/sql', sqlResponseSchema, language, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
}

/** Counts one answer that the page gave by itself: which model, and nothing of the client. */
export function countAnswer(modelHash: string): void {
  fetch(addressOf('api/v1/answers'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ model_hash: modelHash, count: 1 }),
    keepalive: true,
    // Nothing depends on it.
  }).catch(() => {});
}

async function ask<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  language: Language,
  init: RequestInit = {},
): Promise<z.infer<Schema>> {
  const response = await fetch(addressOf(path), {
    ...init,
    headers: { Accept: 'application/json', 'Accept-Language': language, ...init.headers },
  });
  const text = await response.text();
  if (!response.ok) throw problemOf(text, response.status);
  const read = schema.safeParse(jsonOf(text));
  if (read.success) return read.data;
  throw new ApiError('unexpected', null, read.error);
}

export function addressOf(path: string): URL {
  return new URL(path, document.baseURI);
}

/** The server's refusal as an error. */
export function problemOf(text: string, status: number): ApiError {
  const read = problemSchema.safeParse(jsonOf(text));
  return read.success ? new ApiError(read.data.title, read.data) : new ApiError(`HTTP ${status}`, null);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
