import { readdirSync, readFileSync } from 'node:fs';

/** The highest resident memory of any process that this one has started meanwhile, in bytes; 0 where unknown. */
export function watchChildren(): { stop(): number } {
  let highest = 0;
  const look = (): void => {
    for (const pid of childrenOf()) {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        highest = Math.max(highest, 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      } catch {
        // It has ended.
      }
    }
  };
  const timer = setInterval(look, 10);
  return {
    stop() {
      clearInterval(timer);
      return highest;
    },
  };
}

function childrenOf(): string[] {
  try {
    return readdirSync('/proc/self/task').flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    );
  } catch {
    return [];
  }
}
