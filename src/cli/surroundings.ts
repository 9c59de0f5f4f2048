import { hostname, userInfo } from 'node:os';

/** What a command may know of the place where it runs. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Whether both ends, what is typed and what is printed, are a terminal. */
  readonly isTerminal: boolean;
  readonly user: string;
  readonly host: string;
}

/** The place of this process. */
export function readSurroundings(): Surroundings {
  return {
    env: process.env,
    platform: process.platform,
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    user: userInfo().username,
    host: hostname(),
  };
}

/** Whether somebody sits there: a terminal, and not a build. */
export function isAttended({ env, isTerminal }: Surroundings): boolean {
  return isTerminal && (env.CI === undefined || env.CI === '' || env.CI === 'false');
}

/** Whether a browser that is opened here is seen by whoever typed the command. */
export function hasDisplay({ env, platform }: Surroundings): boolean {
  if (env.SSH_CONNECTION) return false;
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** The command that brings a port of this machine to another one. */
export function forwardCommand({ user, host }: Surroundings, port: number): string {
  return `ssh -N -L ${port}:127.0.0.1:${port} ${user}@${host}`;
}
