import { englishCount } from '../plural.ts';

/** The first run, serving, and fetching a table. */
export const demoEn = {
  start: (clients: number, threads: number) =>
    `Clientele: a whole study of ${englishCount(clients, { one: 'made-up client', other: 'made-up clients' })} on ${englishCount(threads, { one: 'thread', other: 'threads' })}. Ctrl-C stops it, the same command goes on.`,
  sample: 'Make up the clients',
  serveLater: (command: string) => `To look at it in a browser: ${command}`,
  serving: (url: string) => `Serving ${url} until Ctrl-C; the report is at ${url}/report`,
  portTaken: (taken: number, next: number) => `Port ${taken} is taken: trying ${next}`,
  noDisplay: (command: string) =>
    `There is no display here. From your own computer run this, then open the address above: ${command}`,
  stopped: 'Stopped.',
  download: (name: string) => `Download ${name}`,
  fetched: (path: string, bytes: string) => `${path}: ${bytes} bytes, size and SHA-256 are right`,
  alreadyThere: (path: string) => `${path} is already there and right: nothing to do`,
  licence: (licence: string, citation: string) => `${citation}. ${licence}.`,
};
