import { fileURLToPath } from 'node:url';

/** Where a file of `examples/` is. */
export function examplePath(name: string): string {
  return fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
}
