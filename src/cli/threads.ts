import { availableParallelism } from 'node:os';
import { integerOption } from './integer-option.ts';

const mostThreads = 256;

/** The threads of an option; absent is one a core. */
export function threadsOf(option: string | undefined): number {
  return option === undefined ? availableParallelism() : integerOption('--threads', option, 1, mostThreads);
}
