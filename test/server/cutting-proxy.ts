import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a PostgreSQL that breaks. */
export interface Cutting {
  readonly url: string;
  close(): void;
}

const copyData = 0x64;

/** Passes everything on until a server has sent so many rows of COPY, and then cuts both ends. */
export async function cutAfterRows(url: string, nRows: number): Promise<Cutting> {
  const target = new URL(url);
  const port = Number(target.port);
  const server = createServer((client) => {
    const database = connect(port, target.hostname);
    client.pipe(database);
    client.on('error', () => {});
    database.on('error', () => {});
    database.on('close', () => client.destroySoon());
    forward(database, client, nRows, () => database.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  target.port = String(typeof address === 'object' && address ? address.port : 0);
  return { url: target.href, close: () => server.close() };
}

/** Messages of the protocol are a letter, four bytes of length, and that many less four. */
function forward(from: Socket, to: Socket, nRows: number, cut: () => void): void {
  let rest = Buffer.alloc(0);
  let nSeen = 0;
  from.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    let at = 0;
    while (at + 5 <= rest.length && nSeen < nRows) {
      const end = at + 1 + rest.readUInt32BE(at + 1);
      if (end > rest.length) break;
      if (rest[at] === copyData) nSeen += 1;
      at = end;
    }
    to.write(rest.subarray(0, at));
    rest = rest.subarray(at);
    if (nSeen >= nRows) cut();
  });
}
