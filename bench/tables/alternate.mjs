import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Rounds of a peer that takes under a minute; a longer one runs once. */
export const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
/** Seconds from which a variant is run once. */
const long = 60;

/**
 * Runs variants in turn, each in a process of its own that prints a line of JSON with `seconds`.
 *
 * @param variants name → [command, arguments]
 * @returns name → what each of its runs printed
 */
export async function alternate(variants, log) {
  const names = Object.keys(variants);
  const found = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Each comes first as often as the other.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      if (found[name][0]?.seconds >= long) continue;
      const [command, args] = variants[name];
      const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 1e8 });
      const result = JSON.parse(stdout.trim().split('\n').at(-1));
      found[name].push(result);
      log(`${name} ${JSON.stringify(result).slice(0, 200)}`);
    }
  }
  return found;
}
