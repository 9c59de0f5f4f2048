import type { Command } from 'commander';
import { type InputError, inputError } from '../contract/index.ts';
import type { TableInput } from '../study/index.ts';
import { refusal } from '../words/index.ts';

/** What the command line says of how a table is written. */
export interface InputOptions {
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly decimal?: string;
  readonly dropTotals?: boolean;
  readonly nameEmpty?: boolean;
  readonly textDates?: boolean;
}

/** People write encodings in many ways. */
const encodings: Readonly<Record<string, NonNullable<TableInput['encoding']>>> = Object.freeze({
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  cp1251: 'windows-1251',
  'windows-1251': 'windows-1251',
});

/** Adds the options on how a CSV is written to a command. */
export function addInputOptions(command: Command): Command {
  return command
    .option('--delimiter <character>', 'of a CSV; defaults to the one that its header shows')
    .option(
      '--encoding <name>',
      'of a CSV: utf-8, utf-16le, utf-16be or cp1251; defaults to what its bytes show',
    )
    .option('--decimal <character>', 'of a CSV: a point or a comma; defaults to what each column shows')
    .option('--drop-totals', 'leave out rows that begin with "total" or "итого"')
    .option('--name-empty', 'call columns of a CSV without a name by their place, such as column_2')
    .option('--text-dates', 'keep dates as they stand, also those that no calendar has');
}

/** The options as an input; absent ones are left out. */
export function inputOf(options: InputOptions): TableInput {
  const { delimiter, encoding, decimal, dropTotals, nameEmpty, textDates } = options;
  if (delimiter !== undefined && [...delimiter].length !== 1) {
    const details = { option: '--delimiter', kind: 'character', given: delimiter } as const;
    throw inputError(refusal('E_OPTION', details));
  }
  if (decimal !== undefined && decimal !== '.' && decimal !== ',') {
    throw oneOf('--decimal', ['.', ','], decimal);
  }
  const name = encoding?.toLowerCase();
  if (name !== undefined && !Object.hasOwn(encodings, name)) {
    throw oneOf('--encoding', Object.keys(encodings), encoding ?? name);
  }
  return {
    ...(delimiter !== undefined && { delimiter }),
    ...(name !== undefined && { encoding: encodings[name] }),
    ...(decimal !== undefined && { decimal }),
    ...(dropTotals && { dropTotals }),
    ...(nameEmpty && { nameEmpty }),
    ...(textDates && { textDates }),
  };
}

function oneOf(option: string, allowed: readonly string[], given: string): InputError {
  return inputError(refusal('E_OPTION', { option, kind: 'one-of', allowed, given }));
}
