import { z } from 'zod';
import {
  uploadLineSchema,
  uploadPreviewSchema,
  uploadQuerySchema,
  uploadRequestSchema,
  uploadsSchema,
} from '../../contract/index.ts';
import type { Operation } from './operations.ts';

const path = '/api/v1/uploads';
const bodyErrors = [400, 404, 413, 415, 422];
const parameters: Operation['parameters'] = [
  { name: 'name', in: 'path', description: 'Of the table.', schema: { type: 'string' } },
];

/** The addresses of tables that people bring. */
export const uploadOperations: readonly Operation[] = Object.freeze([
  {
    id: 'uploads',
    method: 'get',
    path,
    summary: 'The tables that were uploaded, and the databases that tables can come from.',
    answer: uploadsSchema,
    errors: [404],
  },
  {
    id: 'previewUpload',
    method: 'post',
    path: `${path}/preview`,
    summary: 'The first rows of a table (CSV, Parquet, Excel) and what its columns seem to hold.',
    body: 'table',
    answer: uploadPreviewSchema,
    errors: bodyErrors,
  },
  {
    id: 'upload',
    method: 'post',
    path,
    summary:
      'Makes a table of a file that was sent to preview. Lines of JSON: progress, then done or problem.',
    body: uploadRequestSchema,
    answer: { lines: uploadLineSchema },
    errors: bodyErrors,
  },
  {
    id: 'uploadQuery',
    method: 'post',
    path: `${path}/query`,
    summary:
      'Makes a table of a query over a database that the configuration names. Lines of JSON as for a file.',
    body: uploadQuerySchema,
    answer: { lines: uploadLineSchema },
    errors: bodyErrors,
  },
  {
    id: 'profileUpload',
    method: 'get',
    path: `${path}/{name}/profile`,
    summary: 'The profile of an uploaded table as a page.',
    parameters,
    answer: 'html',
    errors: [404, 422],
  },
  {
    id: 'rejectedRows',
    method: 'get',
    path: `${path}/{name}/rejected`,
    summary: 'The rows that were left out, as CSV: line, row, column, name, value, code, reason.',
    parameters,
    answer: 'csv',
    errors: [404],
  },
  {
    id: 'removeUpload',
    method: 'post',
    path: `${path}/{name}/remove`,
    summary: 'Takes an uploaded table away.',
    parameters,
    body: z.strictObject({}),
    answer: null,
    errors: bodyErrors,
  },
]);
