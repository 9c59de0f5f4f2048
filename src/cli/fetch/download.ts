import { InputError, inputError } from '../../contract/index.ts';
import { CancelledError } from '../../ml/index.ts';
import { refusal } from '../../words/index.ts';

/** A connection that gives nothing for so long is given up, in milliseconds. */
const patience = 60_000;

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** The share that has come, where the server says how much there is. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * What stands at an address, at most `maxBytes`; redirects are followed.
 *
 * Errors: `E_NETWORK` when it does not come, or not whole; `E_DOWNLOAD_SIZE` as soon as there is more.
 */
export async function download(
  url: string,
  maxBytes: number,
  { signal, onProgress }: DownloadOptions,
): Promise<Buffer> {
  const idle = new AbortController();
  const broken = (details: Parameters<typeof refusal<'E_NETWORK'>>[1], cause?: unknown): InputError =>
    inputError(refusal('E_NETWORK', details), { file: url, cause });
  const timer = setTimeout(() => idle.abort(broken({ kind: 'silent', seconds: patience / 1000 })), patience);
  const tooLarge = (): InputError => inputError(refusal('E_DOWNLOAD_SIZE', { maxBytes }), { file: url });
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, idle.signal]) });
    if (!response.ok || !response.body) throw broken({ kind: 'answered', status: response.status });
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    if (length > maxBytes) throw tooLarge();
    const chunks: Uint8Array[] = [];
    let nBytes = 0;
    for await (const chunk of response.body) {
      timer.refresh();
      nBytes += chunk.length;
      if (nBytes > maxBytes) throw tooLarge();
      chunks.push(chunk);
      if (length > 0) onProgress?.(Math.min(1, nBytes / length));
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (signal.aborted) throw new CancelledError();
    throw broken({ kind: 'failed', reason: reasonOf(error) }, error);
  } finally {
    clearTimeout(timer);
    // Ends what is still coming.
    idle.abort();
  }
}

/** `fetch` says "fetch failed"; why stands in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || (cause as NodeJS.ErrnoException).code || cause.name;
}
