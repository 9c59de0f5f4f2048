import { InputError, inputErrorLine } from '../contract/index.ts';
import { CancelledError } from '../ml/index.ts';
import { errorText, type Language, type Words, wordsFor } from '../words/index.ts';
import type { Io } from './io.ts';
import { systemLanguage } from './language.ts';

/** 0 done, 1 our fault, 2 the user's input, 3 a check found a difference, 130 interrupted. */
export const exitCodes = Object.freeze({ done: 0, fault: 1, input: 2, difference: 3, interrupted: 130 });

/** The command has said how it ended; what is left is its exit code. */
export class ToldError extends Error {
  override readonly name = 'ToldError';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/** Says what went wrong, one line for the user's input, and gives the exit code. */
export function reportFailure(error: unknown, io: Io, language: Language = systemLanguage()): number {
  const words = wordsFor(language);
  if (error instanceof ToldError) return error.exitCode;
  if (error instanceof InputError) {
    io.err(inputLine(error, words));
    return exitCodes.input;
  }
  if (error instanceof CancelledError) {
    io.err(words.cli.interrupted);
    return exitCodes.interrupted;
  }
  io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.fault;
}

/** The line of an error in a language; in English where the words do not know it. */
function inputLine({ code, place, details, message }: InputError, words: Words): string {
  const said = errorText(code, details, words);
  return said === null ? message : inputErrorLine({ code, place, ...said }, words.place);
}
