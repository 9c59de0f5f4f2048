import type { Context } from 'hono';
import { type TableFormat, tableTypes } from '../../contract/index.ts';
import type { TextEncoding } from '../../engines/index.ts';
import { requireType } from './content-type.ts';
import { parseJson } from './parse-json.ts';
import { type RequestError, refuse, refuseValues, wrongValue } from './request-error.ts';

const formats = Object.keys(tableTypes) as readonly TableFormat[];
const encodings: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'];

/** What a request for a table asks. */
interface FileRequest {
  readonly input: TableFormat;
  /** Null: the report as JSON. */
  readonly output: TableFormat | null;
  readonly map: Readonly<Record<string, string | null>> | null;
  readonly reading: {
    readonly delimiter?: string;
    readonly encoding?: TextEncoding;
    readonly decimal?: '.' | ',';
  };
}

/** The type of the table, the wanted one and how it is read, from headers and parameters. */
export function readFileRequest(c: Context): FileRequest {
  const type = requireType(c.req.header('content-type'), Object.values(tableTypes));
  const input = formats.find((format) => tableTypes[format] === type) ?? 'csv';
  return {
    input,
    output: outputOf(c.req.query('format'), c.req.header('accept'), input),
    map: mapOf(c.req.query('map')),
    reading: readingOf(c.req.query('delimiter'), c.req.query('encoding'), c.req.query('decimal')),
  };
}

/** `?format=` first, then the first type of Accept that there is, then the type of the table itself. */
function outputOf(
  asked: string | undefined,
  accept: string | undefined,
  input: TableFormat,
): TableFormat | null {
  const wanted = ['json', ...formats].join(', ');
  if (asked !== undefined) {
    if (asked === 'json') return null;
    const format = formats.find((one) => one === asked);
    if (!format) throw refuse('E_FORMAT', { wanted });
    return format;
  }
  if (accept === undefined) return input;
  for (const part of accept.split(',')) {
    const type = part.split(';')[0]?.trim().toLowerCase();
    if (type === '*/*') return input;
    if (type === 'application/json') return null;
    const format = formats.find((one) => tableTypes[one] === type);
    if (format) return format;
  }
  throw refuse('E_FORMAT', { wanted });
}

function mapOf(text: string | undefined): FileRequest['map'] {
  if (text === undefined) return null;
  const value = parseJson(Buffer.from(text));
  const isMap =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((field) => field === null || typeof field === 'string');
  if (!isMap) throw refuseValues([wrongValue('E_MAPPING', { path: 'map' })]);
  return value as FileRequest['map'];
}

function readingOf(
  delimiter: string | undefined,
  encoding: string | undefined,
  decimal: string | undefined,
): FileRequest['reading'] {
  if (delimiter !== undefined && !/^[\t -~]$/.test(delimiter)) throw wrongParameter('delimiter');
  const known = encodings.find((one) => one === encoding);
  if (encoding !== undefined && !known) throw wrongParameter('encoding', encodings);
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw wrongParameter('decimal', ['.', ',']);
  return {
    ...(delimiter !== undefined && { delimiter }),
    ...(known && { encoding: known }),
    ...(decimal !== undefined && { decimal }),
  };
}

function wrongParameter(path: string, allowed?: readonly string[]): RequestError {
  const choice = allowed && { first: allowed, count: allowed.length };
  return refuseValues([wrongValue('E_VALUE', { path, kind: 'category' }, choice)]);
}
