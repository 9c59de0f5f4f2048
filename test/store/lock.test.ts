import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { openRunFolder } from '../../src/store/index.ts';
import { processStart, startFromPs } from '../../src/store/process-start.ts';
import { withFolder } from './scratch.ts';

/** What a lock says; see src/store/run-lock.ts. */
interface Owner {
  readonly pid: number;
  readonly start: string;
  readonly host: string;
  readonly since: string;
}

const since = '2026-01-02T03:04:05.678Z';

async function putLock(folder: string, number: number, owner: Partial<Owner> | string): Promise<void> {
  const whole = typeof owner === 'string' ? owner : JSON.stringify({ host: hostname(), since, ...owner });
  await mkdir(join(folder, `.lock-${number}`), { recursive: true });
  await writeFile(join(folder, `.lock-${number}`, 'owner.json'), whole);
}

/** A process that was killed; `isReaped` false leaves it as a zombie until the test ends. */
async function killedProcess(): Promise<{ pid: number; start: string }> {
  const child = spawn('sleep', ['60']);
  const pid = child.pid!;
  const start = (await processStart(pid))!;
  child.kill('SIGKILL');
  await new Promise((resolve) => child.on('close', resolve));
  return { pid, start };
}

describe('processStart', () => {
  it('processStart(pid) stays the same while a process lives, differs between two, and is null afterwards', async () => {
    const own = await processStart(process.pid);
    expect(own).not.toBeNull();
    expect(await processStart(process.pid)).toBe(own);
    const { pid, start } = await killedProcess();
    expect(start).not.toBe(own);
    expect(await processStart(pid)).toBeNull();
  });

  it('startFromPs(pid) is a date, or unknown where there is no ps', async () => {
    expect(await startFromPs(process.pid)).toMatch(/^\w{3} \w{3} +\d+ \d\d:\d\d:\d\d \d{4}$|^unknown$/);
  });

  it('processStart(pid) of a process that is dead and not yet reaped is null', async () => {
    // The shell becomes a process that never waits for its child, which ends at once.
    const parent = spawn('sh', ['-c', 'sh -c "echo \\$\\$" & exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    await expect.poll(() => processStart(pid)).toBeNull();
    parent.kill('SIGKILL');
  });
});

describe('exclusively', () => {
  it('exclusively(work) refuses a second taker with one line: folder, process, since when, what to do', async () => {
    await withFolder(async (folder) => {
      const now = () => new Date(since);
      await openRunFolder(folder, { now }).exclusively(async () => {
        const second = openRunFolder(folder).exclusively(async () => {});
        await expect(second).rejects.toMatchObject({
          code: 'E_RUN_IN_USE',
          exitCode: 2,
          place: { file: folder },
        });
        await expect(second).rejects.toThrow(
          `E_RUN_IN_USE ${folder}: process ${process.pid} has been working on this run since 2026-01-02 03:04:05 UTC; ` +
            'wait for it to end, or choose another folder with -o',
        );
      });
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('exclusively(work) gives what work gives, and releases when it throws', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      await expect(store.exclusively(() => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
      expect(await store.exclusively(async () => 7)).toBe(7);
    });
  });

  it('exclusively(work) that writes nothing makes no folder, and keeps one that was there', async () => {
    await withFolder(async (folder) => {
      await openRunFolder(join(folder, 'new')).exclusively(async () => {});
      await mkdir(join(folder, 'old'));
      await openRunFolder(join(folder, 'old')).exclusively(async () => {});
      expect(await readdir(folder)).toEqual(['old']);
    });
  });

  it.each([
    ['of a process that was killed', async () => killedProcess()],
    ['whose number another program has now', async () => ({ pid: process.pid, start: 'an earlier start' })],
    [
      'of before a reboot',
      async () => {
        const own = (await processStart(process.pid))!;
        return { pid: process.pid, start: own.replace(/^\S+/, '00000000-0000-0000-0000-000000000000') };
      },
    ],
  ])('exclusively(work) takes over a lock %s', async (_, owner) => {
    await withFolder(async (folder) => {
      await putLock(folder, 3, await owner());
      await openRunFolder(folder).exclusively(async () => {
        expect((await readdir(folder)).filter((name) => name.startsWith('.lock'))).toEqual(['.lock-4']);
      });
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it.each([
    ['is half-written', '{"pid": 1'],
    ['is empty', ''],
  ])('exclusively(work) takes over a lock that %s', async (_, text) => {
    await withFolder(async (folder) => {
      await putLock(folder, 1, text);
      expect(await openRunFolder(folder).exclusively(async () => 'done')).toBe('done');
    });
  });

  it('exclusively(work) refuses the lock of another machine and says how to lift it', async () => {
    await withFolder(async (folder) => {
      await putLock(folder, 1, { pid: 1, start: 'x', host: 'elsewhere.example' });
      await expect(openRunFolder(folder).exclusively(async () => {})).rejects.toThrow(
        `process 1 on elsewhere.example has been working on this run since 2026-01-02 03:04:05 UTC; wait for it to end; if it has, remove ${join(folder, '.lock-1')}`,
      );
    });
  });

  it('exclusively(work) first removes what a killed run left half-written', async () => {
    await withFolder(async (folder) => {
      await mkdir(join(folder, '.tmp'));
      await writeFile(join(folder, '.tmp', '1-report.html'), '<h1>Rep');
      await mkdir(join(folder, '.lock-new-abc'));
      await openRunFolder(folder).exclusively(async () => {
        expect(await readdir(folder)).toEqual(['.lock-1']);
      });
    });
  });
});

describe('two processes at once', () => {
  const entry = join(import.meta.dirname, '../../dist/store/index.js');
  const code = `
    import { createInterface } from 'node:readline';
    const { openRunFolder } = await import(${JSON.stringify(entry)});
    let release;
    createInterface({ input: process.stdin }).on('line', async (line) => {
      if (line === '') return release?.();
      await openRunFolder(line)
        .exclusively(() => new Promise((resolve) => { release = resolve; console.log('took'); }))
        .catch((error) => console.log(error.code));
      console.log('ended');
    });
    console.log('ready');`;

  /** A process that tries the lock of a folder when told its name, and lets go of it at an empty line. */
  function startTaker() {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
      say: (line: string) => child.stdin.write(`${line}\n`),
      hear: async () => String((await lines.next()).value),
      end: () => child.kill(),
    };
  }

  it('of two that start together one takes the lock, free or left behind, and the other is refused', async () => {
    const takers = [startTaker(), startTaker()];
    const hearBoth = () => Promise.all(takers.map((taker) => taker.hear()));
    expect(await hearBoth()).toEqual(['ready', 'ready']);
    const nTaken = [0, 0];
    for (let trial = 0; trial < 150; trial++) {
      await withFolder(async (folder) => {
        if (trial % 2 === 1) await putLock(folder, 1, { pid: process.pid, start: 'an earlier start' });
        const order = trial % 4 < 2 ? takers : [...takers].reverse();
        for (const taker of order) taker.say(folder);
        const said = await hearBoth();
        expect([...said].sort()).toEqual(['E_RUN_IN_USE', 'took']);
        nTaken[said.indexOf('took')]++;
        for (const taker of takers) taker.say('');
        expect(await hearBoth()).toEqual(['ended', 'ended']);
        expect(await readdir(folder)).toEqual([]);
      });
    }
    for (const taker of takers) taker.end();
    console.log(`150 races for a lock: ${nTaken.join(' to ')}`);
  });

  it('many takers in this process: never two at a time, and always one at least', async () => {
    await withFolder(async (folder) => {
      let nHolding = 0;
      let most = 0;
      let nTook = 0;
      for (let round = 0; round < 40; round++) {
        await putLock(folder, 1, { pid: process.pid, start: 'an earlier start' });
        const outcomes = await Promise.allSettled(
          Array.from({ length: 6 }, async (_, t) => {
            await new Promise((resolve) => setTimeout(resolve, (t * round) % 5));
            await openRunFolder(folder).exclusively(async () => {
              most = Math.max(most, ++nHolding);
              await readFile(join(folder, '.lock-2', 'owner.json')).catch(() => null);
              nHolding--;
            });
          }),
        );
        const took = outcomes.filter(({ status }) => status === 'fulfilled').length;
        expect(took).toBeGreaterThan(0);
        nTook += took;
      }
      expect(most).toBe(1);
      expect(nTook).toBeGreaterThanOrEqual(40);
    });
  });
});
