import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../examples/dashboards/', import.meta.url));

/** A dashboard as a file has it. */
export interface DashboardText {
  /** The name of its file, without the ending. */
  readonly id: string;
  readonly text: string;
}

/** The dashboards that come with the software. */
export async function shippedDashboards(): Promise<readonly DashboardText[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map(async (name) => ({ id: name.slice(0, -5), text: await readFile(join(folder, name), 'utf8') })),
  );
}
