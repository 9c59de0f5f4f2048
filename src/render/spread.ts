/**
 * Positions moved as little as need be to lie `gap` apart: labels beside what they name.
 *
 * @param positions ascending
 */
export function spread(positions: readonly number[], gap: number): number[] {
  const blocks: { sum: number; count: number; from: number }[] = [];
  positions.forEach((position, i) => {
    let block = { sum: position - i * gap, count: 1, from: i };
    // Neighbours that touch become one block around the mean of what its members want.
    for (let last = blocks[blocks.length - 1]; last !== undefined; last = blocks[blocks.length - 1]) {
      if (last.sum / last.count < block.sum / block.count) break;
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count, from: last.from };
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ sum, count, from }) =>
    Array.from({ length: count }, (_, i) => sum / count + (from + i) * gap),
  );
}
