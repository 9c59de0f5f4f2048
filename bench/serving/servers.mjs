import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const bin = at('../../bin/clientele.js');
const run = promisify(execFile);
/** A server that takes longer is not waited for, in milliseconds. */
const patience = 120_000;

/** Made-up clients and a finished study of them, in a temporary folder that the caller removes. */
export async function makeRun() {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
  const clients = join(folder, 'clients.csv');
  await run(process.execPath, [
    bin,
    'sample',
    at('../../examples/bank-marketing.sample.json'),
    '-n',
    '4000',
    '-o',
    clients,
  ]);
  await run(process.execPath, [bin, 'study', clients, '-c', at('./study.yaml'), '-o', join(folder, 'run')]);
  return { folder, clients, run: join(folder, 'run') };
}

/** Starts our server; `startSeconds` until it is ready. */
export function startOurs({ run: folder }) {
  return start((port) => [process.execPath, [bin, 'serve', folder, '--no-open', '--port', String(port)], {}]);
}

/** Starts the peer with a Python that has it. */
export function startPeer(python, { clients }) {
  return start((port) => [
    python,
    [
      '-m',
      'uvicorn',
      '--app-dir',
      at('.'),
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--log-level',
      'warning',
      'peer:app',
    ],
    // Its threads would wait for each other: one client is too little work for two.
    { CLIENTS: clients, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  ]);
}

async function start(commandOf) {
  const port = await freePort();
  const [command, args, env] = commandOf(port);
  const begun = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    const isReady = await fetch(`http://127.0.0.1:${port}/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) break;
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
    if (performance.now() - begun > patience) {
      child.kill();
      throw new Error(`${command} was not ready after ${patience / 1000} s`);
    }
    await wait(20);
  }
  const startSeconds = (performance.now() - begun) / 1000;
  return {
    port,
    startSeconds,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A Python with FastAPI, uvicorn and scikit-learn, and their versions; null where there is none. */
export function findPeer() {
  const code =
    'import fastapi, uvicorn, sklearn, sys; print(sys.version.split()[0], fastapi.__version__, uvicorn.__version__, sklearn.__version__)';
  for (const python of [process.env.BENCH_PYTHON, 'python3'].filter(Boolean)) {
    try {
      const [version, fastapi, uvicorn, sklearn] = execFileSync(python, ['-c', code], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .trim()
        .split(' ');
      return { python, versions: { python: version, fastapi, uvicorn, 'scikit-learn': sklearn } };
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** Where the cells of a line end: what the header shows. */
const delimiterOf = (head) => (head.includes(';') ? ';' : ',');

/** Bodies of one client each, from the rows of a CSV with plain cells. */
export function singleBodies(path, n) {
  return clientsOf(path)
    .slice(0, n)
    .map((client) => JSON.stringify({ rows: [client] }));
}

/** One body of so many clients. */
export function batchBody(path, n) {
  const clients = clientsOf(path);
  return JSON.stringify({ rows: Array.from({ length: n }, (_, i) => clients[i % clients.length]) });
}

function clientsOf(path) {
  const texts = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const [head, ...lines] = texts.map((line) => line.split(delimiterOf(texts[0])));
  const fields = ['loan', 'housing', 'job'].map((name) => [name, head.indexOf(name)]);
  return lines.map((cells) => Object.fromEntries(fields.map(([name, place]) => [name, cells[place]])));
}
