import { integerOption } from './integer-option.ts';

const firstPort = 4600;
export const lastPort = 65_535;

/** The first port to try of an option. */
export function portOf(option: string | undefined): number {
  return option === undefined ? firstPort : integerOption('--port', option, 1, lastPort);
}
