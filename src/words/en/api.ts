import { englishCount } from '../plural.ts';

/** What something else says, in both languages. */
interface InBoth {
  readonly en: string;
  readonly ru: string;
}

/** What the API says to programs and to whoever reads its answers. */
export const apiEn = {
  errors: {
    E_JSON: {
      title: 'The body is not JSON',
      detail: () => 'Send UTF-8 JSON: no NaN, no comments, no comma after the last item.',
    },
    E_DEPTH: {
      title: 'The JSON is nested too deeply',
      detail: (p: { most: number }) => `At most ${p.most} levels are read.`,
    },
    E_DUPLICATE_KEY: {
      title: 'A name is given twice',
      detail: (p: { path: string }) => `${p.path} is there twice: keep one of them.`,
    },
    E_REQUEST: {
      title: 'The request is not as described',
      detail: (p: { path: string; problem: InBoth }) =>
        `${p.path === '' ? 'The body' : p.path}: ${p.problem.en}. See /api.`,
    },
    E_ROWS: {
      title: 'Too many clients in one request',
      detail: (p: { most: number; found: number }) =>
        `rows holds ${englishCount(p.found, { one: 'client', other: 'clients' })}; send at most ${p.most} at a time.`,
    },
    E_FIELD: {
      title: 'The model has no such field',
      detail: (p: { path: string }) =>
        `${p.path} is not a field of this model: leave it out or correct its name.`,
    },
    E_VALUE: {
      title: 'The value is not one that the field has',
      detail: (p: { path: string; kind: 'category' | 'number' }) =>
        p.kind === 'number'
          ? `${p.path} must be a finite number, written with a decimal point, such as 12.5.`
          : `${p.path} must be one of the allowed values, or null where it is not known.`,
    },
    E_OTHER_MODEL: {
      title: 'Another model is served',
      detail: (p: { path: string }) =>
        `${p.path} names a model that is not served here: GET /api/v1/models lists them.`,
    },
    E_SEGMENTS: {
      title: 'These are not the segments of the model',
      detail: (p: { path: string }) => `${p.path}: say each segment of the model once.`,
    },
    E_CONFLICT: {
      title: 'Somebody was faster',
      detail: (p: { version: number }) =>
        `It is at version ${p.version} by now: read it again and repeat the change.`,
    },
    E_RUN_IN_USE: {
      title: 'The run is being written',
      detail: () => 'A study works in this folder: repeat the change when it has ended.',
    },
    E_READ_ONLY: {
      title: 'The run may not be changed',
      detail: () => 'The server was started without the right to write.',
    },
    E_NOT_READY: {
      title: 'No model is ready',
      detail: () => 'The run has no model that can be loaded; the terminal of the server says why.',
    },
    E_NOT_FOUND: { title: 'There is nothing at this address', detail: () => 'GET /api lists the addresses.' },
    E_METHOD: {
      title: 'This address does not answer to this method',
      detail: (p: { allowed: string }) => `It answers to ${p.allowed}.`,
    },
    E_HOST: {
      title: 'This host is not served',
      detail: () => 'Use the address that the server printed when it started.',
    },
    E_ORIGIN: {
      title: 'Another site sent this request',
      detail: () => 'Only the page of this server, and programs outside a browser, may send data.',
    },
    E_MEDIA_TYPE: {
      title: 'The body is of another type',
      detail: (p: { wanted: string }) => `Send it with Content-Type: ${p.wanted}.`,
    },
    E_FORMAT: {
      title: 'There is no such format',
      detail: (p: { wanted: string }) => `Ask for one of ${p.wanted}.`,
    },
    E_TOO_LARGE: {
      title: 'The body is too large',
      detail: (p: { megabytes: number }) => `At most ${p.megabytes} MB are read; send it in parts.`,
    },
    E_QUERY: {
      title: 'The query was not run',
      detail: (p: { problem: InBoth; line?: number; column?: number }) => p.problem.en,
    },
    E_TABLE: {
      title: 'The table cannot be read',
      detail: (p: { problem: InBoth }) => p.problem.en,
    },
    E_MAPPING: {
      title: 'The columns are not assigned as described',
      detail: (p: { path: string }) =>
        `${p.path}: assign a column of the file to a field of the model or to null, and no field twice.`,
    },
    E_BUSY: {
      title: 'Too many requests at once',
      detail: (p: { seconds: number }) =>
        `Repeat in ${englishCount(p.seconds, { one: 'second', other: 'seconds' })}.`,
    },
    E_STOPPING: { title: 'The server is stopping', detail: () => 'Repeat when it has started again.' },
    E_HTTP: { title: 'This is not HTTP as it must be', detail: () => 'The request was not read.' },
    E_FAULT: {
      title: 'Something went wrong here',
      detail: () => 'The fault is ours. What happened stands in the terminal where the server runs.',
    },
  },
  draftFields: 'must be as in the saved dashboard: a draft changes its tiles',
  cellType: 'must be text, a number or null',
  noSheet: 'The file is no Excel workbook (.xlsx), or it is damaged.',
  sheetRows: (most: number) => `An Excel workbook may have ${most} rows at most: use CSV or Parquet.`,
  tableTooLarge:
    'The table needs more memory than one table may take: send it in parts, or use "clientele score".',
  nMore: (n: number) => `and ${n} more`,
  page: {
    title: 'The API of Clientele',
    about:
      'Everything that the pages do, a program can do too. Requests and answers are JSON; tables are CSV, Parquet or Excel. The server answers on this machine alone.',
    schema: 'The whole description, OpenAPI 3.1:',
    operations: 'Addresses',
    parameters: 'Parameters',
    request: 'Request',
    answers: 'Answers',
    errors: 'Errors',
    errorsAbout:
      'Every error is application/problem+json with title, detail and code, in English or Russian as Accept-Language asks.',
    example: 'Try it',
  },
};
