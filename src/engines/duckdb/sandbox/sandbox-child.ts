import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { CancelSignal } from '../../sandbox.ts';
import { sandboxLimits } from './limits.ts';
import type { ChildAnswer, ChildRequest } from './protocol.ts';
import { type StartChildOptions, startChild, stepBack } from './start-child.ts';

/** A process that answers one request after another; after a failure it is of no more use. */
export interface SandboxChild {
  /** The answer, or null when the process ended before giving one. */
  ask(
    request: Exclude<ChildRequest, { kind: 'interrupt' }>,
    signal?: CancelSignal,
  ): Promise<ChildAnswer | null>;
  /** Whether it may be asked again. */
  isFresh(): boolean;
  end(): void;
}

/** Of the pipe, in characters: an answer longer than this is none that we would write. */
const maxAnswer = 3 * sandboxLimits.bytes;

export interface OpenChildOptions extends StartChildOptions {
  /** How long a query may take. */
  readonly seconds: number;
}

/** Starts a process and waits until it has its tables open. */
export async function openChild(
  path: string,
  { seconds, ...options }: OpenChildOptions,
): Promise<SandboxChild> {
  const child = startChild(path, options);
  const started = performance.now();
  let nQueries = 0;
  let isBroken = false;
  let take: ((answer: ChildAnswer | null) => void) | null = null;
  const give = (answer: ChildAnswer | null): void => {
    const taken = take;
    take = null;
    taken?.(answer);
  };
  const end = (): void => {
    isBroken = true;
    child.kill('SIGKILL');
  };
  const broken = (): void => {
    isBroken = true;
    give(null);
  };
  child.on('error', broken);
  child.on('close', broken);
  // What is written to a process that has ended is lost, and its end is heard of anyway.
  child.stdin?.on('error', () => {});
  readAnswers(child, give, end);
  const next = (): Promise<ChildAnswer | null> =>
    new Promise((resolve) => {
      if (isBroken) resolve(null);
      else take = resolve;
    });
  const starting = setTimeout(end, sandboxLimits.startWithin);
  const first = await next();
  clearTimeout(starting);
  if (first?.kind !== 'ready') {
    end();
    throw new Error('the process for queries does not start');
  }
  stepBack(child);
  const send = (request: ChildRequest): void => {
    child.stdin?.write(`${JSON.stringify(request)}\n`);
  };
  return {
    async ask(request, signal) {
      nQueries++;
      const interrupting = setTimeout(() => send({ kind: 'interrupt' }), 1000 * seconds);
      const killing = setTimeout(end, 1000 * seconds + sandboxLimits.grace);
      signal?.addEventListener('abort', end);
      try {
        const answered = next();
        send(request);
        const answer = await answered;
        if (answer === null || isExhausting(answer)) end();
        return answer;
      } finally {
        clearTimeout(interrupting);
        clearTimeout(killing);
        signal?.removeEventListener('abort', end);
      }
    },
    isFresh: () =>
      !isBroken &&
      nQueries < sandboxLimits.queriesPerChild &&
      performance.now() - started < sandboxLimits.childAge,
    end,
  };
}

/** Whether the query took all there was: what it left in the process is not known. */
function isExhausting(answer: ChildAnswer): boolean {
  if (answer.kind !== 'refused') return answer.kind === 'memory';
  return answer.details.kind === 'time' || answer.details.kind === 'memory';
}

/** Hears the answers line by line; a line without an end ends the process. */
function readAnswers(child: ChildProcess, give: (answer: ChildAnswer) => void, end: () => void): void {
  const { stdout } = child;
  if (!stdout) return;
  let length = 0;
  stdout.on('data', (bytes: Buffer) => {
    const line = bytes.lastIndexOf('\n');
    length = line < 0 ? length + bytes.length : bytes.length - line - 1;
    if (length > maxAnswer) end();
  });
  createInterface({ input: stdout }).on('line', (line) => {
    try {
      give(JSON.parse(line) as ChildAnswer);
    } catch {
      end();
    }
  });
}
