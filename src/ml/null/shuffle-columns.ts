import { ArgumentError } from '../errors.ts';
import { type Frame, type FrameColumn, frameColumn } from '../frame.ts';
import { createRandom, deriveSeed, shuffledIndices } from '../random.ts';

export interface ShuffleColumnsOptions {
  /**
   * Columns that hang together, such as those that follow from the date: the rows of a block move together. Names that
   * the frame does not have are passed over. Defaults to none: every column moves by itself.
   */
  readonly blocks?: readonly (readonly string[])[];
  /** An integer of at least 0; a block moves the same way in every frame of as many rows that has it. */
  readonly seed: number;
}

/**
 * A copy whose columns have nothing to do with each other: every column (or block) keeps its cells, in an order of its
 * own. O(nRows × nColumns).
 *
 * Every value keeps its count, so encoders and scalers, which look at one column at a time, are those of the frame.
 */
export function shuffleColumns(frame: Frame, { blocks = [], seed }: ShuffleColumnsOptions): Frame {
  const named = new Map<string, string>();
  for (const block of blocks) {
    for (const name of block) {
      if (named.has(name)) {
        throw new ArgumentError('E_COLUMN', `blocks must name each column once; got "${name}" twice`);
      }
      named.set(name, block[0]);
    }
  }
  const orders = new Map<string, Int32Array>();
  const orderOf = (name: string): Int32Array => {
    const block = named.get(name) ?? name;
    const known = orders.get(block);
    if (known) return known;
    const order = shuffledIndices(frame.nRows, createRandom(deriveSeed(seed, block)));
    orders.set(block, order);
    return order;
  };
  return {
    nRows: frame.nRows,
    columns: frame.columns.map(({ name }) => inOrder(frameColumn(frame, name), orderOf(name))),
  };
}

function inOrder(column: FrameColumn, order: Int32Array): FrameColumn {
  if (column.kind === 'numeric') {
    const { values } = column;
    return { ...column, values: values.map((_, i) => values[order[i]]) };
  }
  const { codes } = column;
  return { ...column, codes: codes.map((_, i) => codes[order[i]]) };
}
