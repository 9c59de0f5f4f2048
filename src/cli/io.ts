/** Where a command speaks: results to `out`, everything else to `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Whether progress may redraw a line. */
  readonly isTerminal: boolean;
}

export const processIo: Io = Object.freeze({
  out: (line: string) => {
    process.stdout.write(`${visible(line)}\n`);
  },
  err: (line: string) => {
    process.stderr.write(`${visible(line)}\n`);
  },
  isTerminal: process.stderr.isTTY === true && process.env.CI === undefined,
});

/**
 * Text from a table as a terminal may show it: what would move the cursor, colour or turn the text is written as
 * \u001b. In JSON that is the same character.
 */
export function visible(text: string): string {
  return text.replace(
    /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
