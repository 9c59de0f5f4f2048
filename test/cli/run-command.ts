import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Io, run } from '../../src/cli/index.ts';

/** The installed command. */
export const bin = join(import.meta.dirname, '../../bin/clientele.js');

/** Exit code of a command and what it said. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A place to speak to without a terminal, and what was said to it. */
export function recordedIo(): {
  readonly io: Io;
  readonly out: readonly string[];
  readonly err: readonly string[];
} {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = { out: (line) => out.push(line), err: (line) => err.push(line), isTerminal: false };
  return { io, out, err };
}

/** Runs a command in this process. */
export async function cli(...args: string[]): Promise<Said> {
  const { io, out, err } = recordedIo();
  const code = await run(['node', 'clientele', ...args], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Runs the installed command in a process of its own, as threads need it. */
export async function shell(...args: string[]): Promise<Said> {
  try {
    const env = { ...process.env, LANG: 'C', LC_ALL: 'C' };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...args], { env });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}
