import { createRandom, shuffledIndices } from '../random.ts';
import { checkInteger } from '../validate.ts';

export interface DrawOrdersOptions {
  /** How many, at least 0; fewer where there are fewer. */
  readonly nOrders: number;
  /** An integer of at least 0; equal seeds give equal orders. */
  readonly seed: number;
}

/**
 * Random orders of n things, no two the same forwards or backwards, none as they stand: codes that run backwards give
 * the same distances. There are n! ÷ 2 − 1 of them.
 *
 * @returns orders of 0 … n − 1
 */
export function drawOrders(n: number, { nOrders, seed }: DrawOrdersOptions): Int32Array[] {
  checkInteger(n, 'n', 1);
  checkInteger(nOrders, 'nOrders', 0);
  checkInteger(seed, 'seed', 0);
  let nWays = 1;
  for (let i = 3; i <= n && nWays <= nOrders; i++) nWays *= i;
  const random = createRandom(seed);
  const seen = new Set([keyOf(Int32Array.from({ length: n }, (_, i) => i))]);
  const orders: Int32Array[] = [];
  while (orders.length < Math.min(nOrders, nWays - 1)) {
    const order = shuffledIndices(n, random);
    const key = keyOf(order);
    if (seen.has(key)) continue;
    seen.add(key);
    orders.push(order);
  }
  return orders;
}

function keyOf(order: Int32Array): string {
  return (order[0] < order[order.length - 1] ? order : order.slice().reverse()).join();
}
