// the command line
export { main, run } from './main.ts';
export type { Io } from './io.ts';
