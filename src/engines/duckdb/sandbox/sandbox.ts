import type { CancelSignal, DataScope, SqlSandbox } from '../../sandbox.ts';
import { allowedFunctions } from './functions.ts';
import { checkText } from './gate.ts';
import { sandboxLimits } from './limits.ts';
import type { ChildAnswer, ChildRequest } from './protocol.ts';
import { QueryRefusal, queryError } from './refuse.ts';
import { openChild, type SandboxChild } from './sandbox-child.ts';
import { makeScopeFile, type ScopeFile } from './scope-file.ts';
import { canUnshare } from './start-child.ts';

type Request = Exclude<ChildRequest, { kind: 'interrupt' }>;

/** One scope: its file, its process, and who waits for it. */
interface Room {
  readonly file: Promise<ScopeFile>;
  child: SandboxChild | null;
  nWaiting: number;
  last: Promise<unknown>;
}

export interface SandboxOptions {
  /** How long a query may take, from 0.1 to 600; defaults to 4. */
  readonly seconds?: number;
  /** The compiled script of a process; defaults to the one beside this file. */
  readonly entry?: URL;
}

/** Processes for queries of strangers, one a scope, started with its first query. */
export function createSandbox(options: SandboxOptions = {}): SqlSandbox {
  const { seconds = sandboxLimits.seconds, entry = new URL('./child.js', import.meta.url) } = options;
  if (!(seconds >= 0.1 && seconds <= 600)) {
    throw new RangeError(`seconds must be from 0.1 to 600; got ${seconds}`);
  }
  const rooms = new Map<string, Room>();
  let isolates: Promise<boolean> | null = null;
  let isClosed = false;

  async function openRoom(scope: DataScope): Promise<Room> {
    if (isClosed) throw new Error('the sandbox is closed');
    const id = `${scope.folder}\n${scope.key}`;
    const found = rooms.get(id);
    if (found) return found;
    // Another key in the same folder: the tables have changed, and nobody asks for the old ones.
    for (const [other, room] of rooms) {
      if (!other.startsWith(`${scope.folder}\n`)) continue;
      rooms.delete(other);
      room.last.finally(() => room.child?.end()).catch(() => {});
    }
    const room: Room = { file: makeScopeFile(scope), child: null, nWaiting: 0, last: Promise.resolve() };
    room.file.catch(() => rooms.delete(id));
    rooms.set(id, room);
    return room;
  }

  async function childOf(room: Room): Promise<SandboxChild> {
    if (room.child?.isFresh()) return room.child;
    room.child?.end();
    room.child = null;
    isolates ??= canUnshare();
    const { path } = await room.file;
    room.child = await openChild(path, { entry, isolated: await isolates, seconds });
    return room.child;
  }

  /** One request at a time; who waits too long in line is sent away. */
  async function ask(room: Room, request: Request, signal?: CancelSignal): Promise<ChildAnswer> {
    if (room.nWaiting >= sandboxLimits.waiting) throw queryError({ kind: 'busy' }, null, '');
    room.nWaiting++;
    const before = room.last;
    const answering = (async (): Promise<ChildAnswer> => {
      await before.catch(() => {});
      signal?.throwIfAborted();
      const child = await childOf(room);
      signal?.throwIfAborted();
      const start = performance.now();
      const answer = await child.ask(request, signal);
      signal?.throwIfAborted();
      if (answer) return answer;
      const isLate = performance.now() - start >= 1000 * seconds;
      return { kind: 'refused', details: { kind: isLate ? 'time' : 'ended' }, position: null };
    })();
    room.last = answering;
    try {
      return await answering;
    } finally {
      room.nWaiting--;
    }
  }

  return {
    functions: allowedFunctions,
    async query(scope, query, signal) {
      try {
        checkText(query.sql);
      } catch (error) {
        if (!(error instanceof QueryRefusal)) throw error;
        throw queryError(error.details, error.position, query.sql);
      }
      const answer = await ask(await openRoom(scope), { kind: 'query', query }, signal);
      switch (answer.kind) {
        case 'result':
          return answer.result;
        case 'refused':
          throw queryError(answer.details, answer.position, query.sql);
        case 'memory':
          throw queryError({ kind: 'memory' }, null, query.sql);
        default:
          throw new Error(`the process answered ${answer.kind} to a query`);
      }
    },
    async tables(scope, signal) {
      const answer = await ask(await openRoom(scope), { kind: 'tables' }, signal);
      const place = new Map(scope.tables.map(({ name }, i) => [name, i]));
      if (answer.kind === 'tables') {
        return [...answer.tables].sort((x, y) => (place.get(x.name) ?? 0) - (place.get(y.name) ?? 0));
      }
      throw queryError({ kind: 'ended' }, null, '');
    },
    async close() {
      isClosed = true;
      for (const room of rooms.values()) {
        room.child?.end();
        await room.last.catch(() => {});
        room.child?.end();
        await room.file.then((file) => file.remove()).catch(() => {});
      }
      rooms.clear();
    },
  };
}
