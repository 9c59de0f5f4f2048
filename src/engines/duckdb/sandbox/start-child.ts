import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sandboxLimits } from './limits.ts';

const shell = '/bin/sh';
const unshare = '/usr/bin/unshare';
/** Memory, CPU time and size of written files; one that a system does not know is passed over. */
const bounds = [
  `ulimit -d ${sandboxLimits.dataKilobytes}`,
  `ulimit -t ${sandboxLimits.cpuSeconds}`,
  'ulimit -f 0',
  'ulimit -c 0',
];

/** Whether a process may be started without a network; asked once. */
export async function canUnshare(): Promise<boolean> {
  if (!existsSync(unshare)) return false;
  const child = spawn(unshare, ['-rn', '/bin/true'], { stdio: 'ignore', env: {} });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

export interface StartChildOptions {
  /** The compiled script of the process. */
  readonly entry: URL;
  /** Without a network. */
  readonly isolated: boolean;
}

/** Starts the process of a file of tables: bounded, and without an environment. */
export function startChild(path: string, { entry, isolated }: StartChildOptions): ChildProcess {
  const script = fileURLToPath(entry);
  const node = [process.execPath, '--max-old-space-size=128', '--disable-proto=delete', script, path];
  const bounded = existsSync(shell)
    ? [shell, '-c', `{ ${bounds.join('; ')}; } 2>/dev/null; exec "$@"`, 'sh', ...node]
    : node;
  const [command = '', ...args] = isolated ? [unshare, '-rn', ...bounded] : bounded;
  return spawn(command, args, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] });
}

/** Puts a process behind everything else in line, where the system lets us. */
export function stepBack({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or this system has no such thing.
  }
}
