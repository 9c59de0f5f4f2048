import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runRecordSchema } from '../../src/contract/index.ts';
import { scratchFolder } from '../study/small-study.ts';

const bin = join(import.meta.dirname, '../../bin/clientele.js');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a command without a terminal; `onSaid` hears all of what was said so far. */
function start(
  args: readonly string[],
  cwd: string,
  onSaid: (said: string, child: ChildProcess) => void = () => {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd,
      env: { ...process.env, LANG: 'C', LC_ALL: 'C', CI: 'true', DISPLAY: '', WAYLAND_DISPLAY: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      onSaid(out + err, child);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      onSaid(out + err, child);
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** Interrupts once when a pattern was said. */
function interruptAt(pattern: RegExp): (said: string, child: ChildProcess) => void {
  let isDone = false;
  return (said, child) => {
    if (isDone || !pattern.test(said)) return;
    isDone = true;
    child.kill('SIGINT');
  };
}

describe('clientele demo, then serve', () => {
  const folder = scratchFolder();
  const demo = ['demo', '-n', '200', '--threads', '2'];
  let cut: Ended;
  let whole: Ended;
  beforeAll(async () => {
    cut = await start(demo, folder, interruptAt(/Scale and encode …/));
    whole = await start(demo, folder);
  });

  it('Ctrl-C in the study ends with 130 and says how to go on', () => {
    expect(cut.code).toBe(130);
    expect(cut.err).toContain('Interrupted. What was finished is kept');
  });

  it('without a terminal it ends with 0 after the report: finding, report, and the command that serves it', () => {
    expect(whole.code).toBe(0);
    expect(whole.out).toMatch(/^4\ssegments on loan, housing, job: silhouette 0\.\d+/);
    expect(whole.out).toContain(`Report: ${join('runs', 'demo', 'report.html')}\n`);
    expect(whole.out).toMatch(/npx clientele serve runs\/demo\n$/);
    expect(existsSync(join(folder, 'runs/demo/report.html'))).toBe(true);
  });

  it('names its stages in plain lines, the first before anything is read', () => {
    const lines = whole.err.split('\n');
    expect(lines[0]).toMatch(/^Clientele: a whole study of 200\smade-up clients on 2\sthreads\./);
    expect(lines).toContainEqual(expect.stringMatching(/^Make up the clients: /));
    expect(whole.err).toMatch(/^\d+\/\d+ Write the report: /m);
    expect(whole.err).not.toContain('\u001b');
  });

  it('the same command reuses every stage', async () => {
    const report = join(folder, 'runs/demo/report.html');
    const before = statSync(report).mtimeMs;
    const again = await start(demo, folder);
    const record = runRecordSchema.parse(
      JSON.parse(readFileSync(join(folder, 'runs/demo/run.json'), 'utf8')),
    );
    expect([again.code, again.out]).toEqual([0, whole.out]);
    expect(record.stages.filter((stage) => !stage.reused).map((stage) => stage.name)).toEqual([]);
    expect(statSync(report).mtimeMs).toBe(before);
  });

  it('serve moves on from a taken port, serves the latest run and ends with 0 on Ctrl-C', async () => {
    const taken = await takePort();
    const { port } = taken;
    let report = '';
    const served = await start(
      ['serve', '--port', String(port)],
      folder,
      (() => {
        let isAsked = false;
        return (said, child) => {
          const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
          if (isAsked || !url) return;
          isAsked = true;
          fetch(`${url}/report`)
            .then((response) => response.text())
            .then((text) => {
              report = text;
            })
            .finally(() => child.kill('SIGINT'));
        };
      })(),
    );
    taken.server.close();
    expect(served.code).toBe(0);
    expect(served.err).toMatch(new RegExp(`^Port ${port} is taken: trying ${port + 1}\n`));
    expect(served.out).toMatch(/^Serving http:\/\/127\.0\.0\.1:\d+ until Ctrl-C/);
    expect(served.out).toMatch(/ssh -N -L (\d+):127\.0\.0\.1:\1 \S+@\S+/);
    expect(report).toBe(readFileSync(join(folder, 'runs/demo/report.html'), 'utf8'));
  });

  it.each([
    [['serve', '.'], /^E_RUN \.: this is no run/],
    [['serve', '--port', '0'], /^E_OPTION: --port must be an integer from 1 to 65535; got "0"\n$/],
    [['demo', '-n', '10'], /^E_OPTION: -n must be an integer from 200 to \d+; got "10"\n$/],
    [['demo', '--seed', 'x'], /^E_OPTION: --seed must be an integer from 0 to \d+; got "x"\n$/],
  ])('%j is one line and exit code 2', async (args, message) => {
    const { code, out, err } = await start(args, folder);
    expect(err).toMatch(message);
    expect([code, out]).toEqual([2, '']);
  });

  it('serve where there is no run says how to make one', async () => {
    const { code, err } = await start(['serve'], scratchFolder());
    expect([code, err]).toEqual([
      2,
      'E_NOT_FOUND runs: there is no run yet; make one with "clientele demo" or "clientele study TABLE"\n',
    ]);
  });
});

/** A port that somebody else has. */
async function takePort(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}
