import type { z } from 'zod';
import {
  dashboardAnswerSchema,
  dashboardDataSchema,
  dashboardListSchema,
  dashboardResponseSchema,
  dashboardSaveSchema,
  explainRequestSchema,
  explainResponseSchema,
  fileReportSchema,
  healthSchema,
  modelFileSchema,
  modelsSchema,
  pageAnswersSchema,
  readySchema,
  runResponseSchema,
  scoreRequestSchema,
  scoreResponseSchema,
  segmentsRequestSchema,
  segmentsResponseSchema,
  sqlRequestSchema,
  sqlResponseSchema,
  sqlTablesSchema,
  tableTypes,
} from '../../contract/index.ts';

import { uploadOperations } from './upload-operations.ts';

/** One parameter of an address. */
interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** One address with one method, as OpenAPI, the readable page and the guard know it. */
/** An answer that comes line by line, each a JSON value. */
export interface Lines {
  readonly lines: z.ZodType;
}

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put';
  readonly path: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  /** A JSON body by its schema, or a table. */
  readonly body?: z.ZodType | 'table';
  /** Of 200; null is 204, `lines` is a JSON value a line. */
  readonly answer: z.ZodType | Lines | 'text' | 'csv' | 'html' | 'json' | 'table' | null;
  /** Errors beside those that every address has. */
  readonly errors?: readonly number[];
}

const text = { type: 'string' };
const modelErrors = [422, 503];
const bodyErrors = [400, 413, 415];
const dashboardId: Parameter = {
  name: 'id',
  in: 'path',
  description: 'Of the dashboard, from the list.',
  schema: text,
};

/** Every address of the API. */
export const operations: readonly Operation[] = Object.freeze([
  {
    id: 'score',
    method: 'post',
    path: '/api/v1/score',
    summary: 'The segment of one client, or of up to ten thousand.',
    body: scoreRequestSchema,
    answer: scoreResponseSchema,
    errors: [...bodyErrors, ...modelErrors],
  },
  {
    id: 'explain',
    method: 'post',
    path: '/api/v1/explain',
    summary: 'The segment of one client, why, what to ask next and what to offer.',
    body: explainRequestSchema,
    answer: explainResponseSchema,
    errors: [...bodyErrors, ...modelErrors],
  },
  {
    id: 'scoreFile',
    method: 'post',
    path: '/api/v1/score/file',
    summary:
      'A table (CSV, Parquet, Excel) with the score columns after its own; with format=json, what was found in it.',
    parameters: [
      {
        name: 'format',
        in: 'query',
        description: 'Of the answer; defaults to what Accept names, else to that of the table sent.',
        schema: { enum: ['json', ...Object.keys(tableTypes)] },
      },
      {
        name: 'map',
        in: 'query',
        description: 'JSON: field of the model, or null, by column of the file. Defaults to equal names.',
        schema: text,
      },
      {
        name: 'delimiter',
        in: 'query',
        description: 'Of a CSV; defaults to what the header shows.',
        schema: { type: 'string', minLength: 1, maxLength: 1 },
      },
      {
        name: 'encoding',
        in: 'query',
        description: 'Of a CSV; defaults to what the bytes show.',
        schema: { enum: ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'] },
      },
      {
        name: 'decimal',
        in: 'query',
        description: 'Of a CSV; defaults to what each column shows.',
        schema: { enum: ['.', ','] },
      },
    ],
    body: 'table',
    answer: fileReportSchema,
    errors: [406, ...bodyErrors, ...modelErrors],
  },
  {
    id: 'countAnswers',
    method: 'post',
    path: '/api/v1/answers',
    summary: 'Counts clients that the page answered by itself; nothing of the clients is sent.',
    body: pageAnswersSchema,
    answer: null,
    errors: [...bodyErrors, ...modelErrors],
  },
  {
    id: 'models',
    method: 'get',
    path: '/api/v1/models',
    summary: 'The models that answer.',
    answer: modelsSchema,
  },
  {
    id: 'model',
    method: 'get',
    path: '/api/v1/models/{hash}',
    summary: 'A model as it stands in model.json.',
    parameters: [
      {
        name: 'hash',
        in: 'path',
        description: 'Of the model.',
        schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      },
    ],
    answer: modelFileSchema,
    errors: [404],
  },
  {
    id: 'segments',
    method: 'get',
    path: '/api/v1/segments',
    summary: 'The segments with their names, sizes, rates and offers.',
    parameters: [
      {
        name: 'version',
        in: 'query',
        description: 'Of the names; defaults to the newest.',
        schema: { type: 'integer', minimum: 1 },
      },
    ],
    answer: segmentsResponseSchema,
    errors: [404, 503],
  },
  {
    id: 'changeSegments',
    method: 'put',
    path: '/api/v1/segments',
    summary: 'Names, owners, descriptions and offers anew, into segments.yaml; earlier versions are kept.',
    body: segmentsRequestSchema,
    answer: segmentsResponseSchema,
    errors: [403, 409, ...bodyErrors, ...modelErrors],
  },
  {
    id: 'dashboards',
    method: 'get',
    path: '/api/v1/dashboards',
    summary: 'The dashboards that the table of the run can answer.',
    answer: dashboardListSchema,
  },
  {
    id: 'dashboard',
    method: 'get',
    path: '/api/v1/dashboards/{id}',
    summary: 'A dashboard in its newest version.',
    parameters: [dashboardId],
    answer: dashboardResponseSchema,
    errors: [404],
  },
  {
    id: 'changeDashboard',
    method: 'put',
    path: '/api/v1/dashboards/{id}',
    summary: 'A dashboard anew, as a version of its own; earlier ones are kept.',
    parameters: [dashboardId],
    body: dashboardSaveSchema,
    answer: dashboardResponseSchema,
    errors: [403, 404, 409, 422, ...bodyErrors],
  },
  {
    id: 'dashboardData',
    method: 'post',
    path: '/api/v1/dashboards/{id}/data',
    summary:
      'The numbers of every tile at once, under filters, for one group of rows or two side by side; of a draft, before it is saved.',
    parameters: [dashboardId],
    body: dashboardDataSchema,
    answer: dashboardAnswerSchema,
    errors: [404, 422, ...bodyErrors],
  },
  {
    id: 'run',
    method: 'get',
    path: '/api/v1/run',
    summary: 'The study behind the model: record, figures, profile of the table, pictures.',
    answer: runResponseSchema,
    errors: [404, 503],
  },
  {
    id: 'sql',
    method: 'post',
    path: '/api/v1/sql',
    summary: 'A query over the tables of the run, within bounds; it ends when the connection is closed.',
    body: sqlRequestSchema,
    answer: sqlResponseSchema,
    errors: [404, 422, 429, ...bodyErrors],
  },
  {
    id: 'sqlTables',
    method: 'get',
    path: '/api/v1/sql/tables',
    summary: 'The tables and functions that a query may use.',
    answer: sqlTablesSchema,
    errors: [404, 429],
  },
  ...uploadOperations,
  { id: 'health', method: 'get', path: '/health', summary: 'The process answers.', answer: healthSchema },
  {
    id: 'ready',
    method: 'get',
    path: '/ready',
    summary: 'A model is loaded.',
    answer: readySchema,
    errors: [503],
  },
  { id: 'metrics', method: 'get', path: '/metrics', summary: 'Counters for Prometheus.', answer: 'text' },
  {
    id: 'openapi',
    method: 'get',
    path: '/openapi.json',
    summary: 'This description, OpenAPI 3.1.',
    answer: 'json',
  },
  { id: 'apiPage', method: 'get', path: '/api', summary: 'This description as a page.', answer: 'html' },
]);

/** Addresses without a parameter. */
const plainPaths: ReadonlyMap<string, readonly Operation[]> = new Map(
  operations.map(({ path }) => [path, operations.filter((one) => one.path === path)]),
);
const patterns = operations
  .filter(({ path }) => path.includes('{'))
  .map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));

/** The operations of an address; empty where the API has no such address. */
export function operationsAt(path: string): readonly Operation[] {
  const plain = plainPaths.get(path);
  if (plain) return plain;
  return patterns.filter(({ pattern }) => pattern.test(path)).map(({ operation }) => operation);
}

/** Whether an address is for programs: its errors are problem+json and not a page. */
export function isApiPath(path: string): boolean {
  return path.startsWith('/api/') || plainPaths.has(path);
}
