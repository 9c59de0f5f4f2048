/** Where a command speaks: results to `out`, everything else to `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
  /** Whether progress may redraw a line. */
  readonly isTerminal: boolean;
}

export const processIo: Io = Object.freeze({
  out: (line: string) => {
    process.stdout.write(`${line}\n`);
  },
  err: (line: string) => {
    process.stderr.write(`${line}\n`);
  },
  isTerminal: process.stderr.isTTY === true && process.env.CI === undefined,
});
