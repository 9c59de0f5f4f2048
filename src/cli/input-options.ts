import type { Command } from 'commander';
import { InputError } from '../contract/index.ts';
import type { TableInput } from '../study/index.ts';

/** What the command line says of how a table is written. */
export interface InputOptions {
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly decimal?: string;
  readonly dropTotals?: boolean;
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
    .option('--drop-totals', 'leave out rows that begin with "total" or "итого"');
}

/** The options as an input; absent ones are left out. */
export function inputOf({ delimiter, encoding, decimal, dropTotals }: InputOptions): TableInput {
  if (delimiter !== undefined && [...delimiter].length !== 1) {
    throw new InputError('E_OPTION', `--delimiter must be one character; got "${delimiter}"`);
  }
  if (decimal !== undefined && decimal !== '.' && decimal !== ',') {
    throw new InputError('E_OPTION', `--decimal must be . or ,; got "${decimal}"`);
  }
  const known = encoding === undefined ? undefined : encodings[encoding.toLowerCase()];
  if (encoding !== undefined && !known) {
    const names = Object.keys(encodings).join(', ');
    throw new InputError('E_OPTION', `--encoding must be one of ${names}; got "${encoding}"`);
  }
  return {
    ...(delimiter !== undefined && { delimiter }),
    ...(known !== undefined && { encoding: known }),
    ...(decimal !== undefined && { decimal }),
    ...(dropTotals && { dropTotals }),
  };
}
