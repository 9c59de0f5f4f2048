import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * What tells a process from every other one that had or will have its number, also across a reboot; null when it has
 * ended. A process that is dead and not yet reaped has ended.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (!isThere(pid)) return null;
  if (process.platform === 'linux') return startFromProc(pid).catch(() => startFromPs(pid));
  return process.platform === 'win32' ? 'unknown' : startFromPs(pid);
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be signalled, and is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot, namespace of process numbers and start in clock ticks: see proc(5), fields 3 and 22 of stat. */
async function startFromProc(pid: number): Promise<string | null> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  const namespace = await readlink('/proc/self/ns/pid');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The name, in parentheses, may hold spaces and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = ''] = fields;
  return 'ZXx'.includes(state) ? null : `${boot.trim()} ${namespace} ${fields[19]}`;
}

/** The date of the start, to a second. */
export async function startFromPs(pid: number): Promise<string | null> {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env });
    const [state = '', ...start] = stdout.trim().split(/\s+/);
    return state === '' || state.startsWith('Z') ? null : start.join(' ');
  } catch (error) {
    // ps ends with 1 when there is no such process; without ps all that is known is that the number is taken.
    return (error as { readonly code?: unknown }).code === 1 ? null : 'unknown';
  }
}
