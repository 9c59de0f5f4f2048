import { connect } from 'node:net';
import { createGate, type Gate, type GateOptions } from '../../src/server/index.ts';

export interface OpenGate extends Gate {
  readonly port: number;
}

/** A gate on a free port of loopback. */
export async function openGate(options: GateOptions): Promise<OpenGate> {
  const gate = createGate(options);
  await new Promise<void>((resolve) => {
    gate.server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = gate.server.address();
  return { ...gate, port: typeof address === 'object' && address ? address.port : 0 };
}

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they stand and gives the first answer, once it is whole or the connection ends. */
export function sendRaw(port: number, parts: readonly (string | Buffer)[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    const finish = (): void => {
      const at = text.indexOf('\r\n\r\n');
      const head = at < 0 ? text : text.slice(0, at);
      resolve({ status: Number(head.slice(9, 12)), head, body: at < 0 ? '' : text.slice(at + 4) });
      socket.destroy();
    };
    const isWhole = (): boolean => {
      const at = text.indexOf('\r\n\r\n');
      if (at < 0) return false;
      const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, at))?.[1];
      return length !== undefined && Buffer.byteLength(text.slice(at + 4)) >= Number(length);
    };
    socket
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        text += chunk;
        if (isWhole()) finish();
      })
      .on('end', finish)
      .on('error', (error) => (text === '' ? reject(error) : finish()));
  });
}
