const newline = 0x0a;
const quote = 0x22;

/** Counts the rows of a CSV as it comes: line ends outside quotes. */
export function createRowCounter(): { add(chunk: Buffer): void; nRows(): number } {
  let nRows = 0;
  let isQuoted = false;
  return {
    add(chunk) {
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at];
        if (byte === quote) isQuoted = !isQuoted;
        else if (byte === newline && !isQuoted) nRows++;
      }
    },
    nRows: () => nRows,
  };
}
