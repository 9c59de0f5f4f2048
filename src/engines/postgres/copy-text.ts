const newline = 10;
const tab = '\t';
/** What follows a backslash in the text format of COPY. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/**
 * The text format of COPY as batches: a line a row, tabs between cells, \N for null. The format escapes line ends and
 * tabs, so neither stands inside a cell. Memory is one batch and one row.
 */
export async function* readCopy<Column>(
  chunks: AsyncIterable<Buffer>,
  batchRows: number,
  columnsOf: (rows: readonly (readonly (string | null)[])[]) => readonly Column[],
): AsyncGenerator<{ readonly nRows: number; readonly columns: readonly Column[] }, void, undefined> {
  let rows: (string | null)[][] = [];
  let rest: Buffer[] = [];
  let isEmpty = true;
  const batch = () => {
    const made = { nRows: rows.length, columns: columnsOf(rows) };
    rows = [];
    isEmpty = false;
    return made;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8');
      rest = [];
      from = at + 1;
      rows.push(line.split(tab).map(cellOf));
      if (rows.length === batchRows) yield batch();
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rows.length > 0 || isEmpty) yield batch();
}

function cellOf(cell: string): string | null {
  if (cell === '\\N') return null;
  if (!cell.includes('\\')) return cell;
  return cell.replace(/\\(.)/gs, (_, letter: string) => escapes.get(letter) ?? letter);
}
