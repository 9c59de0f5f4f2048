import {
  type FileReport,
  fileReportSchema,
  type TableFormat,
  tableTypes,
} from '../../../src/contract/index.ts';
import type { Language } from '../../../src/words/index.ts';
import { ApiError, addressOf, problemOf } from '../state/api.ts';

/** Columns of the file by the field that they stand for; null: only copied. */
export type ColumnMap = Readonly<Record<string, string | null>>;

export interface SendOptions {
  readonly language: Language;
  readonly map: ColumnMap;
  readonly signal: AbortSignal;
  /** The share of the file that is sent, from 0 to 1. */
  readonly onSent: (share: number) => void;
}

/** What kind of table a file is, by the ending of its name; null for others. */
export function formatOf(name: string): TableFormat | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'tsv' || ending === 'txt') return 'csv';
  return ending === 'csv' || ending === 'parquet' || ending === 'xlsx' ? ending : null;
}

/** Scores a table and tells what was found, without the table. */
export async function checkFile(file: File, options: SendOptions): Promise<FileReport> {
  const text = await (await send(file, 'json', options)).text();
  const read = fileReportSchema.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new ApiError('unexpected', null, read.error);
}

/** Scores a table and gives it with the score columns. */
export function scoreFile(file: File, format: TableFormat, options: SendOptions): Promise<Blob> {
  return send(file, format, options);
}

/** Sends the file as it is. `fetch` tells nothing of what is sent, so this is the older way. */
function send(
  file: File,
  format: TableFormat | 'json',
  { language, map, signal, onSent }: SendOptions,
): Promise<Blob> {
  const address = addressOf('api/v1/score/file');
  address.searchParams.set('format', format);
  if (Object.keys(map).length > 0) address.searchParams.set('map', JSON.stringify(map));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'blob';
    request.setRequestHeader('Accept-Language', language);
    request.setRequestHeader('Content-Type', tableTypes[formatOf(file.name) ?? 'csv']);
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      const body: Blob = request.response;
      if (request.status === 200) resolve(body);
      else body.text().then((text) => reject(problemOf(text, request.status)), reject);
    };
    // As `fetch` says it.
    request.onerror = () => reject(new TypeError('the server does not answer'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
