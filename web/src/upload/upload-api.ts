import {
  tableTypes,
  type UploadLine,
  type UploadPreview,
  type UploadQuery,
  type UploadRequest,
  type Uploads,
  uploadLineSchema,
  uploadPreviewSchema,
  uploadsSchema,
} from '../../../src/contract/index.ts';
import type { Language } from '../../../src/words/index.ts';
import { formatOf } from '../batch/score-file.ts';
import { ApiError, addressOf, problemOf } from '../state/api.ts';

export type UploadDone = Extract<UploadLine, { kind: 'done' }>;

export interface Listening {
  readonly language: Language;
  readonly signal: AbortSignal;
}

export async function getUploads(language: Language): Promise<Uploads> {
  const response = await fetch(addressOf('api/v1/uploads'), { headers: { 'Accept-Language': language } });
  const text = await response.text();
  if (!response.ok) throw problemOf(text, response.status);
  return uploadsSchema.parse(JSON.parse(text));
}

/** Sends a file and tells what is in its first rows. `fetch` tells nothing of what is sent, so this is the older way. */
export function previewFile(
  file: File,
  { language, signal, onSent }: Listening & { readonly onSent: (share: number) => void },
): Promise<UploadPreview> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('api/v1/uploads/preview'));
    request.setRequestHeader('Accept-Language', language);
    request.setRequestHeader('Content-Type', tableTypes[formatOf(file.name) ?? 'csv']);
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      const text = request.responseText;
      if (request.status !== 200) return reject(problemOf(text, request.status));
      const read = uploadPreviewSchema.safeParse(JSON.parse(text));
      return read.success ? resolve(read.data) : reject(new ApiError('unexpected', null, read.error));
    };
    request.onerror = () => reject(new TypeError('the server does not answer'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Bytes of a CSV that show what its columns hold. */
const headBytes = 1 << 21;

/** As `previewFile`, of the first lines of a long CSV: whatever its length, they are here at once. */
export async function previewHead(
  file: File,
  options: Parameters<typeof previewFile>[1],
): Promise<UploadPreview & { readonly isSent: boolean }> {
  const head = formatOf(file.name) === 'csv' && file.size > 2 * headBytes ? await firstLines(file) : null;
  const found = await previewFile(head ?? file, options);
  return { ...found, isWhole: found.isWhole && head === null, isSent: head === null };
}

/** Null for what is not of one byte a letter, or has no line end. */
async function firstLines(file: File): Promise<File | null> {
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const end = bytes.lastIndexOf(0x0a) + 1;
  return end === 0 || bytes.includes(0) ? null : new File([bytes.subarray(0, end)], file.name);
}

/** Makes a table of a file that was sent, or of a query; hears how many rows are read. */
export async function makeTable(
  request: UploadRequest | UploadQuery,
  { language, signal, onRows }: Listening & { readonly onRows: (nRows: number) => void },
): Promise<UploadDone> {
  const response = await fetch(addressOf(`api/v1/uploads${'query' in request ? '/query' : ''}`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok || !response.body) throw problemOf(await response.text(), response.status);
  for await (const text of linesOf(response.body)) {
    const line = uploadLineSchema.parse(JSON.parse(text));
    if (line.kind === 'progress') onRows(line.nRows);
    else if (line.kind === 'done') return line;
    else {
      const { title, detail, code } = line;
      throw new ApiError(title, { type: `/api#${code}`, title, status: 422, detail, code });
    }
  }
  throw new ApiError('unexpected', null);
}

export async function removeTable(name: string, language: Language): Promise<void> {
  const response = await fetch(addressOf(`api/v1/uploads/${encodeURIComponent(name)}/remove`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
    body: '{}',
  });
  if (!response.ok) throw problemOf(await response.text(), response.status);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
    if (done) return;
  }
}
