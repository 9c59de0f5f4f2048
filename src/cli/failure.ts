import { InputError } from '../contract/index.ts';
import { CancelledError } from '../ml/index.ts';
import { wordsFor } from '../words/index.ts';
import type { Io } from './io.ts';
import { systemLanguage } from './language.ts';

/** 0 done, 1 our fault, 2 the user's input, 130 interrupted. */
export const exitCodes = Object.freeze({ done: 0, fault: 1, input: 2, interrupted: 130 });

/** Says what went wrong, one line for the user's input, and gives the exit code. */
export function reportFailure(error: unknown, io: Io): number {
  if (error instanceof InputError) {
    io.err(error.message);
    return exitCodes.input;
  }
  if (error instanceof CancelledError) {
    io.err(wordsFor(systemLanguage()).cli.interrupted);
    return exitCodes.interrupted;
  }
  io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.fault;
}
