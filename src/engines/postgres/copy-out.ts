import { type Duplex, Readable } from 'node:stream';
import type { Connection, Submittable } from 'pg';

/** A statement for `client.query`, and the rows that it sends. */
export interface CopyOut extends Submittable {
  /** In the text format of COPY; fails as the statement does. What is not read is passed over. */
  readonly bytes: Readable;
  /** Rows that have come whole. */
  nRows(): number;
}

/** What the driver tells of a statement that it has submitted. */
interface Told {
  handleError(cause: Error): void;
  handleCommandComplete(): void;
  handleReadyForQuery(): void;
}

/**
 * A `COPY … TO STDOUT`. The driver would make an event of each row, so the socket is read here while rows come, a whole
 * piece at a time; the first message that is no row goes back to the driver, with all that follows.
 *
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY
 */
export function createCopyOut(statement: string): CopyOut & Told {
  const messages = createRowMessages();
  let socket: Duplex | null = null;
  const bytes = new Readable({
    read: () => void socket?.resume(),
    destroy(cause, done) {
      socket?.resume();
      done(cause);
    },
  });
  const take = (piece: Buffer): Buffer | null => {
    const { rows, rest } = messages.read(piece);
    if (rows.length > 0 && !bytes.destroyed && !bytes.push(rows)) socket?.pause();
    return rest;
  };
  return {
    bytes,
    nRows: messages.nRows,
    submit(connection) {
      socket = connection.stream;
      divert(connection.stream, take);
      connection.query(statement);
    },
    handleError: (cause) => void bytes.destroy(cause),
    handleCommandComplete: () => void bytes.push(null),
    handleReadyForQuery: () => {},
  };
}

/** Gives what comes to `take` instead of those who listen, until it leaves a rest: that is theirs, and what follows. */
function divert(stream: Connection['stream'], take: (piece: Buffer) => Buffer | null): void {
  const listeners = stream.listeners('data') as ((piece: Buffer) => void)[];
  const onPiece = (piece: Buffer): void => {
    const rest = take(piece);
    if (rest === null) return;
    stream.off('data', onPiece);
    for (const listener of listeners) {
      stream.on('data', listener);
      listener(rest);
    }
    stream.resume();
  };
  for (const listener of listeners) stream.off('data', listener);
  stream.on('data', onPiece);
}

const row = 'd'.charCodeAt(0);
/** What comes before and between rows: the beginning of a copy; notices, notifications and changed parameters. */
const passedOver: ReadonlySet<number> = new Set(Array.from('HNAS', (type) => type.charCodeAt(0)));
/** A letter for the type and a length, which counts itself and not the letter. */
const headBytes = 5;
const lengthBytes = 4;

/**
 * Takes the messages of a copy apart, however they are cut.
 *
 * @returns of `read`: what rows hold, moved together inside the piece; the rest from the first message that is neither a
 *   row nor passed over, or null
 */
export function createRowMessages(): {
  read(piece: Buffer): { readonly rows: Buffer; readonly rest: Buffer | null };
  nRows(): number;
} {
  let head: Buffer = Buffer.alloc(0);
  let nRows = 0;
  let isRow = false;
  /** Bytes of the message that are to come. */
  let nLeft = 0;
  return {
    nRows: () => nRows,
    read(piece) {
      const bytes = head.length === 0 ? piece : Buffer.concat([head, piece]);
      head = Buffer.alloc(0);
      let from = 0;
      let to = 0;
      while (from < bytes.length) {
        if (nLeft === 0) {
          if (from + headBytes > bytes.length) {
            head = bytes.subarray(from);
            break;
          }
          const type = bytes.readUInt8(from);
          isRow = type === row;
          if (!isRow && !passedOver.has(type))
            return { rows: bytes.subarray(0, to), rest: bytes.subarray(from) };
          nLeft = bytes.readUInt32BE(from + 1) - lengthBytes;
          from += headBytes;
        }
        const end = Math.min(from + nLeft, bytes.length);
        if (isRow) {
          bytes.copyWithin(to, from, end);
          to += end - from;
        }
        nLeft -= end - from;
        from = end;
        if (isRow && nLeft === 0) nRows++;
      }
      return { rows: bytes.subarray(0, to), rest: null };
    },
  };
}
