import { CommanderError } from 'commander';
import { exitCodes, reportFailure } from './failure.ts';
import { type Io, processIo } from './io.ts';
import { languageOfArguments } from './language.ts';
import { createProgram } from './program.ts';
import { readSoftware } from './software.ts';

/** Runs one command and sets the exit code. */
export async function main(argv: readonly string[], io: Io = processIo): Promise<void> {
  process.exitCode = await run(argv, io);
}

/** Runs one command and gives its exit code; never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const { version } = await readSoftware();
    await createProgram(io, version).parseAsync([...argv]);
    return exitCodes.done;
  } catch (error) {
    // Commander has already said what is wrong; help and version end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.input;
    return reportFailure(error, io, languageOfArguments(argv));
  }
}
