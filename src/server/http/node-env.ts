import type { IncomingMessage, ServerResponse } from 'node:http';

/** Node's request, with the body that the gate has read. */
export interface HeldRequest extends IncomingMessage {
  rawBody?: Buffer;
}

/** Node's request stands beside the web's when a port is open; a test has none. */
export interface NodeEnv {
  readonly Bindings: { readonly incoming?: HeldRequest; readonly outgoing?: ServerResponse };
}
