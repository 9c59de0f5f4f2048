/** A seeded stream of random numbers; the stream is the only state. */
export interface Random {
  /** The next number of [0, 1), with 32 random bits. */
  next(): number;
  /** The next integer of [0, n). */
  nextInt(n: number): number;
}

/** One 32-bit step of splitmix: spreads a counter over all bits. */
function mix(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/**
 * A seed for a part of the work, from a seed and the part's path: `deriveSeed(7, 'sweep', 3)`.
 *
 * Parts are independent of the order and the thread in which they run.
 */
export function deriveSeed(seed: number, ...path: readonly (string | number)[]): number {
  let state = mix(seed >>> 0) ^ mix(Math.floor(seed / 2 ** 32) >>> 0);
  for (const part of path) {
    const text = typeof part === 'number' ? `#${part}` : part;
    for (let i = 0; i < text.length; i++) state = mix(state ^ text.charCodeAt(i));
    state = mix(state ^ 0x2f);
  }
  return state >>> 0;
}

/**
 * A generator of the xoshiro128** family (Blackman and Vigna 2018), seeded by splitmix.
 *
 * @param seed an integer of [0, 2^53); equal seeds give equal streams on every machine.
 */
export function createRandom(seed: number): Random {
  let a = deriveSeed(seed, 0);
  let b = deriveSeed(seed, 1);
  let c = deriveSeed(seed, 2);
  let d = deriveSeed(seed, 3) | 1;
  const nextUint32 = (): number => {
    const x = Math.imul(b, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const next = (): number => nextUint32() / 2 ** 32;
  return { next, nextInt: (n) => Math.floor(next() * n) };
}

/** The integers 0 … n − 1 in random order (Fisher and Yates). */
export function shuffledIndices(n: number, random: Random): Int32Array {
  const out = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.nextInt(i + 1);
    const t = out[i];
    out[i] = out[j];
    out[j] = t;
  }
  return out;
}
