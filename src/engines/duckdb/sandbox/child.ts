import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { sandboxLimits } from './limits.ts';
import { openLockedTables } from './locked-tables.ts';
import type { ChildAnswer, ChildRequest } from './protocol.ts';
import { QueryRefusal } from './refuse.ts';

/** How often memory is looked at while a query runs, in milliseconds. */
const watchEvery = 25;
const stdout = 1;

/** The process of one file of tables: reads requests from its input, a line each, and ends with it. */
async function serve(path: string): Promise<void> {
  const tables = await openLockedTables(path);
  const lines = createInterface({ input: process.stdin });
  lines.on('close', () => process.exit(0));
  lines.on('line', (line) => {
    const request = JSON.parse(line) as ChildRequest;
    if (request.kind === 'interrupt') tables.interrupt();
    else void answer(request).then(send);
  });
  send({ kind: 'ready' });

  async function answer(request: Exclude<ChildRequest, { kind: 'interrupt' }>): Promise<ChildAnswer> {
    const watch = setInterval(endWhenLarge, watchEvery);
    try {
      if (request.kind === 'tables') return { kind: 'tables', tables: await tables.tables() };
      return { kind: 'result', result: await tables.query(request.query) };
    } catch (error) {
      if (error instanceof QueryRefusal) {
        return { kind: 'refused', details: error.details, position: error.position };
      }
      throw error;
    } finally {
      clearInterval(watch);
    }
  }
}

function send(answer: ChildAnswer): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

/** For systems that do not bound a process; the answer is written before the process ends. */
function endWhenLarge(): void {
  if (process.memoryUsage.rss() < sandboxLimits.residentBytes) return;
  const last: ChildAnswer = { kind: 'memory' };
  writeSync(stdout, `${JSON.stringify(last)}\n`);
  process.kill(process.pid, 'SIGKILL');
}

await serve(process.argv[2] ?? '');
