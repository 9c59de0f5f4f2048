/**
 * Misuse of a numeric function: the caller passed something outside its contract.
 *
 * The message names the parameter, the rule and the value received.
 */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Closes an exhaustive `switch`: compiles only when every case was handled. */
export function assertUnreachable(value: never): never {
  throw new ArgumentError('E_UNREACHABLE', `unexpected value ${JSON.stringify(value)}`);
}
