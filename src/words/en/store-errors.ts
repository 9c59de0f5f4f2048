import type { Refusal } from './errors.ts';

const again = 'then run the same command: what is finished is kept';

/** What writing a run comes up against. */
export const storeErrorsEn = {
  E_DISK_FULL: (p: { kind: 'disk' | 'quota' | 'file-limit' }): Refusal => {
    switch (p.kind) {
      case 'disk':
        return ['the disk is full', `make room, ${again}`];
      case 'quota':
        return ['the disk quota is used up', `make room, ${again}`];
      case 'file-limit':
        return ['the file is larger than the system allows', `raise the limit (ulimit -f), ${again}`];
    }
  },
  E_NOT_WRITABLE: (): Refusal => ['this place may not be written to', 'choose another with -o'],
  E_IO: (): Refusal => ['the disk failed', `check it, ${again}`],
  E_OUTPUT: (p: { message: string }): Refusal => [
    `cannot write the file: ${p.message}`,
    'check that the folder exists, may be written and has room',
  ],
  /** `since` is an ISO date and time; `host` is null for this machine. */
  E_RUN_IN_USE: (p: { pid: number; since: string; host: string | null; lock: string }): Refusal => [
    `process ${p.pid}${p.host === null ? '' : ` on ${p.host}`} has been working on this run since ${utc(p.since)}`,
    p.host === null
      ? 'wait for it to end, or choose another folder with -o'
      : `wait for it to end; if it has, remove ${p.lock}`,
  ],
};

/** "2026-01-02 03:04:05 UTC" */
export function utc(iso: string): string {
  return iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}
