import { readFileSync, rmSync } from 'node:fs';
import { sendLoad } from '../load/send-load.mjs';
import { batchBody, findPeer, makeRun, singleBodies, startOurs, startPeer } from './servers.mjs';

const path = '/api/v1/score';
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const rowsPerBatch = 10_000;
/** Singles beside batches, a second. */
const besideRate = 200;

/** One client at a time, batches, too much at once. */
export const serving = {
  name: 'serving',
  title: 'Serving: one client, batches, overload',
  async run({ log }) {
    const made = await makeRun();
    const peer = findPeer();
    if (!peer)
      log(
        'The peer is not run: no Python has it. pip install fastapi uvicorn[standard] scikit-learn, then BENCH_PYTHON=…/python',
      );
    const singles = singleBodies(made.clients, 500);
    const batch = batchBody(made.clients, rowsPerBatch);
    const found = { ours: [], peer: [] };
    try {
      for (let round = 0; round < rounds; round++) {
        const variants = [
          ['ours', () => startOurs(made)],
          ...(peer ? [['peer', () => startPeer(peer.python, made)]] : []),
        ];
        // In turn, and each first as often as the other.
        for (const [name, start] of round % 2 === 0 ? variants : variants.reverse()) {
          const server = await start();
          try {
            const measured = {
              start: server.startSeconds,
              ...(await measure(server.port, singles, batch, name === 'ours')),
            };
            found[name].push(measured);
            log(`${name} ${JSON.stringify(measured)}`);
          } finally {
            await server.stop();
          }
        }
      }
    } finally {
      rmSync(made.folder, { recursive: true, force: true });
    }
    return report(found, peer);
  },
};

async function measure(port, singles, batch, isOurs) {
  const single = await sendLoad({ port, path, bodies: singles, connections: 32, seconds });
  const [batches, beside] = await Promise.all([
    sendLoad({ port, path, bodies: [batch], connections: 2, seconds }),
    sendLoad({ port, path, bodies: singles, connections: 50, seconds, rate: besideRate }),
  ]);
  const measured = {
    singles: single.answeredPerSecond,
    singleP99: single.p99,
    batchRows: batches.answeredPerSecond * rowsPerBatch,
    besideP99: beside.p99,
    failed: single.failed + batches.failed + beside.failed,
  };
  if (!isOurs) return measured;
  const over = await sendLoad({
    port,
    path,
    bodies: singles,
    connections: 1500,
    seconds,
    rate: 3 * single.perSecond,
    drops: true,
  });
  const after = await sendLoad({ port, path, bodies: singles, connections: 32, seconds: 2, warmSeconds: 3 });
  const busy = over.statuses[429] ?? 0;
  const good = over.statuses[200] ?? 0;
  const other = Object.values(over.statuses).reduce((sum, n) => sum + n, 0) - busy - good;
  return {
    ...measured,
    overGood: good / seconds,
    overBusy: busy / seconds,
    overOther: other + over.failed,
    overUnsent: over.unsent / seconds,
    overP99: over.p99,
    afterSingles: after.answeredPerSecond,
    afterP99: after.p99,
  };
}

function report({ ours, peer }, found) {
  const of = (list, key) => list.map((one) => one[key] ?? null).filter((value) => value !== null);
  const row = (what, unit, key, wanted) => ({ what, unit, wanted, ours: of(ours, key), peer: of(peer, key) });
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const ratios = peer.map((one, i) => ours[i].singles / one.singles);
  return {
    peer: found ? 'FastAPI + scikit-learn' : null,
    versions: { clientele: version, ...found?.versions },
    rows: [
      row('start until ready', 's', 'start', '≤ 2'),
      row('one client a request, 32 connections', 'requests/s', 'singles', '≥ 3,000'),
      { what: 'ours ÷ peer in the same round', unit: '×', wanted: '≥ 5', ours: ratios, peer: null },
      row('p99 of these', 'ms', 'singleP99', '≤ 25'),
      row(
        `batches of ${rowsPerBatch.toLocaleString('en')} on 2 connections`,
        'rows/s',
        'batchRows',
        '≥ 60,000',
      ),
      row(`p99 of ${besideRate} single clients a second beside them`, 'ms', 'besideP99', '≤ 50'),
      row('three times as many requests as were answered: answered', 'requests/s', 'overGood'),
      row('… refused with 429', 'requests/s', 'overBusy'),
      row('… found none of 1,500 connections free', 'requests/s', 'overUnsent'),
      row('… other statuses and lost connections', 'in all', 'overOther', '0'),
      row('… p99 of the answered', 'ms', 'overP99'),
      row('3 s after it: one client a request', 'requests/s', 'afterSingles'),
      row('… p99', 'ms', 'afterP99'),
    ],
    notes: [
      'The load is sent by a Node process of its own over keep-alive sockets (`bench/load/generate.mjs`).',
      'Both answer from loan, housing and job: four segments. Ours adds probability, status and name to each row.',
      ...(found
        ? []
        : [
            'The peer was not run: install fastapi, uvicorn[standard] and scikit-learn for a Python and name it in BENCH_PYTHON.',
          ]),
    ],
  };
}
