import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Language, wordsFor } from '../../words/index.ts';
import { policies } from '../policies.ts';
import { maxJsonBytes, tooLarge } from '../request/read-body.ts';
import { readersLanguage } from '../request/readers-language.ts';
import { type RequestError, refuse, statuses } from '../request/request-error.ts';
import type { HeldRequest } from './node-env.ts';
import { problemOf, problemType } from './problem.ts';
import { commonHeaders } from './security-headers.ts';

export interface GateOptions {
  /** Answers one request. */
  readonly fetch: Parameters<typeof getRequestListener>[0];
  /** Requests that run or wait at a time; more are 429. Defaults to 512. */
  readonly maxInFlight?: number;
  /** Requests with large bodies and tables among them; more are 429. Defaults to 8. */
  readonly maxLarge?: number;
  /** Hears of requests that were refused unread. */
  readonly onRefused?: (reason: 'busy' | 'stopping') => void;
}

export interface Gate {
  readonly server: Server;
  /** Finishes what runs, refuses what is new with 503, and closes everything after `seconds` at the latest. */
  stop(seconds: number): Promise<void>;
}

/** From here on a body counts as large, in bytes. */
const largeBody = 65_536;
/** How long the rest of a refused body may still come, in milliseconds. */
const drainTime = 5000;
/** Header lines must have come after so long, in milliseconds; the whole request, an upload too, after 5 minutes. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 300_000, keepAliveTimeout: 10_000 };
const uploadPaths = ['/api/v1/score/file', '/api/v1/uploads/preview'];

interface Waiting {
  readonly incoming: HeldRequest;
  readonly outgoing: ServerResponse;
}

/**
 * The server in front of an application. It reads JSON bodies up to their limit before the application hears of them,
 * and admits so many requests that each is answered soon: an admitted one waits for `maxInFlight` others at most, and
 * a refused one costs next to nothing. No request waits for a body that comes slowly.
 */
export function createGate(options: GateOptions): Gate {
  const { fetch, maxInFlight = 512, maxLarge = 8, onRefused } = options;
  const listener = getRequestListener(fetch, {
    // The adapter's own Request and Response take half the time of Node's.
    overrideGlobalObjects: true,
    // What the adapter itself cannot read: a request without Host, or with an address that is none.
    errorHandler: () => {
      const { status, body, headers } = plainAnswer(refuse('E_HTTP', {}), 'en');
      return new Response(body, { status, headers });
    },
  });
  const waiting: Waiting[] = [];
  const large: Waiting[] = [];
  let runsLarge = false;
  const turnedAway = {
    busy: inEachLanguage(refuse('E_BUSY', { seconds: 1 }, { 'Retry-After': '1' })),
    stopping: inEachLanguage(refuse('E_STOPPING', {}, { 'Retry-After': '5', Connection: 'close' })),
  };
  let nInFlight = 0;
  let nLarge = 0;
  let isStopping = false;

  /** What came in one turn of the event loop is begun after it: until then it counts, and more is refused. */
  function startAll(): void {
    for (const { incoming, outgoing } of waiting.splice(0)) {
      if (!outgoing.destroyed) void listener(incoming, outgoing);
    }
  }
  /** Large ones run one after the other: together they would be no faster, and hold up the small ones for longer. */
  function startLarge(): void {
    const next = large.shift();
    runsLarge = next !== undefined;
    if (next === undefined) return;
    const goOn = (): void => void setImmediate(startLarge);
    if (next.outgoing.destroyed) goOn();
    else void listener(next.incoming, next.outgoing).then(goOn, goOn);
  }
  function admit(incoming: HeldRequest, outgoing: ServerResponse): void {
    const isLarge = (incoming.rawBody?.length ?? 0) > largeBody || isUpload(incoming);
    const isFull = nInFlight >= maxInFlight || (isLarge && nLarge >= maxLarge);
    if (isStopping || isFull) {
      turnAway(isStopping ? 'stopping' : 'busy', incoming, outgoing);
      return;
    }
    nInFlight++;
    if (isLarge) nLarge++;
    outgoing.once('close', () => {
      nInFlight--;
      if (isLarge) nLarge--;
    });
    if (incoming.rawBody && isLarge) {
      if (large.push({ incoming, outgoing }) === 1 && !runsLarge) setImmediate(startLarge);
    } else if (waiting.push({ incoming, outgoing }) === 1) setImmediate(startAll);
  }
  function turnAway(reason: 'busy' | 'stopping', incoming: HeldRequest, outgoing: ServerResponse): void {
    onRefused?.(reason);
    send(turnedAway[reason][readersLanguage(incoming.headers['accept-language'])], incoming, outgoing);
  }

  const server = createServer({ ...timeouts, maxHeaderSize: 16_384 }, (incoming: HeldRequest, outgoing) => {
    const isReadLater = incoming.method === 'GET' || incoming.method === 'HEAD' || isUpload(incoming);
    if (isStopping) turnAway('stopping', incoming, outgoing);
    else if (isReadLater) admit(incoming, outgoing);
    else holdBody(incoming, outgoing, admit);
  });
  server.on('clientError', answerClientError);
  return {
    server,
    stop(seconds) {
      isStopping = true;
      return new Promise((resolve) => {
        const deadline = setTimeout(() => server.closeAllConnections(), seconds * 1000);
        server.close(() => {
          clearTimeout(deadline);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}

function isUpload({ url = '', method }: HeldRequest): boolean {
  return method === 'POST' && uploadPaths.some((path) => url === path || url.startsWith(`${path}?`));
}

/** Reads a body into `rawBody` and hands the request on; over the limit it is 413 and handed to nobody. */
function holdBody(
  incoming: HeldRequest,
  outgoing: ServerResponse,
  onWhole: (incoming: HeldRequest, outgoing: ServerResponse) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let isRefused = false;
  const refuseIt = (): void => {
    isRefused = true;
    chunks.length = 0;
    answer(tooLarge(maxJsonBytes), incoming, outgoing);
    // The rest is read past, so that the answer is not lost with the connection; but not for ever.
    incoming.resume();
    const timer = setTimeout(() => incoming.destroy(), drainTime).unref();
    incoming.once('close', () => clearTimeout(timer));
  };
  if (Number(incoming.headers['content-length'] ?? 0) > maxJsonBytes) {
    refuseIt();
    return;
  }
  incoming.on('data', (chunk: Buffer) => {
    if (isRefused) return;
    size += chunk.length;
    if (size > maxJsonBytes) refuseIt();
    else chunks.push(chunk);
  });
  incoming.on('end', () => {
    if (isRefused) return;
    const [only] = chunks;
    incoming.rawBody = chunks.length === 1 && only ? only : Buffer.concat(chunks, size);
    onWhole(incoming, outgoing);
  });
  // A client that goes away before the end has nothing to be told.
  incoming.on('error', () => {});
}

/** An answer that is ready to be sent. */
interface PlainAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** Answers without the application. */
function answer(refusal: RequestError, incoming: HeldRequest, outgoing: ServerResponse): void {
  const language = readersLanguage(incoming.headers['accept-language']);
  send(plainAnswer(refusal, language), incoming, outgoing);
}

function send({ status, body, headers }: PlainAnswer, incoming: HeldRequest, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers);
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

function inEachLanguage(refusal: RequestError): Readonly<Record<Language, PlainAnswer>> {
  return { en: plainAnswer(refusal, 'en'), ru: plainAnswer(refusal, 'ru') };
}

function plainAnswer(refusal: RequestError, language: Language): PlainAnswer {
  const body = JSON.stringify(problemOf(refusal, wordsFor(language)));
  const headers = {
    ...commonHeaders,
    'Content-Security-Policy': policies.nothing,
    'Content-Type': problemType,
    'Content-Length': String(Buffer.byteLength(body)),
    ...refusal.headers,
  };
  return { status: statuses[refusal.code], body, headers };
}

/** Answers what the parser refuses: two lengths, a length and chunks, bytes that are no HTTP. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { body, headers } = plainAnswer(refuse('E_HTTP', {}), 'en');
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}\r\n${body}`);
}
