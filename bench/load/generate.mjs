// Sends requests over keep-alive sockets and reports what came back: a process of its own, one JSON line out.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

/**
 * plan: { port, host, path, bodies: [text], connections, seconds, warmSeconds, rate }
 * rate null: every connection sends as soon as it was answered. Otherwise so many requests a second are due; one that
 * finds no free connection waits, and its latency counts from the moment it was due, so that a server that falls behind
 * is seen to. With `drops` it is not sent and counted as unsent: more connections than that no client opens.
 */
const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const {
  port,
  host = '127.0.0.1',
  path,
  bodies,
  connections,
  seconds,
  warmSeconds = 1,
  rate = null,
  drops = false,
} = plan;

const requests = bodies.map((body) =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  ),
);
const latencies = [];
const latenciesOk = [];
const statuses = {};
let failed = 0;
let unsent = 0;
let next = 0;
const start = performance.now();
const from = start + warmSeconds * 1000;
const end = from + seconds * 1000;

function record(status, since) {
  const now = performance.now();
  if (since < from || now > end + 5000) return;
  latencies.push(now - since);
  if (status === 200) latenciesOk.push(now - since);
  statuses[status] = (statuses[status] ?? 0) + 1;
}

/** One connection with one request at a time. */
function open(onFree) {
  const headEnd = Buffer.from('\r\n\r\n');
  let socket;
  let pending = Buffer.alloc(0);
  let missing = 0;
  let status = 0;
  let since = 0;
  let isBusy = false;
  const connectAgain = () => {
    socket = connect({ port, host, noDelay: true });
    socket.on('data', onData);
    socket.on('error', () => {});
    socket.on('close', () => {
      if (isBusy && since >= from && since < end) failed++;
      pending = Buffer.alloc(0);
      missing = 0;
      isBusy = false;
      if (performance.now() < end) {
        connectAgain();
        onFree(one);
      }
    });
  };
  const done = () => {
    isBusy = false;
    record(status, since);
    onFree(one);
  };
  const onData = (chunk) => {
    if (missing > 0) {
      missing -= chunk.length;
      if (missing <= 0) done();
      return;
    }
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const at = pending.indexOf(headEnd);
    if (at < 0) return;
    const head = pending.toString('latin1', 0, at);
    status = Number(head.slice(9, 12));
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    missing = length - (pending.length - at - 4);
    pending = Buffer.alloc(0);
    if (missing <= 0) done();
  };
  const one = {
    send(due) {
      isBusy = true;
      since = due;
      socket.write(requests[next++ % requests.length]);
    },
    close: () => socket.destroy(),
  };
  connectAgain();
  return one;
}

const all = [];
if (rate === null) {
  const again = (one) => {
    if (performance.now() < end) one.send(performance.now());
  };
  for (let i = 0; i < connections; i++) all.push(open(again));
  for (const one of all) again(one);
} else {
  const free = [];
  const due = [];
  const give = (one) => {
    const moment = due.shift();
    if (moment === undefined) free.push(one);
    else one.send(moment);
  };
  for (let i = 0; i < connections; i++) {
    const one = open(give);
    all.push(one);
    free.push(one);
  }
  let nSent = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    if (now >= end) return clearInterval(timer);
    for (const target = ((now - start) / 1000) * rate; nSent < target; nSent++) {
      const moment = start + (nSent / rate) * 1000;
      const one = free.pop();
      if (one) one.send(drops ? now : moment);
      else if (drops) unsent += Number(now >= from);
      else due.push(moment);
    }
  }, 1);
}

setTimeout(
  () => {
    for (const one of all) one.close();
    const sorted = (values) => Float64Array.from(values).sort();
    const at = (values, share) =>
      values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? null;
    const every = sorted(latencies);
    const ok = sorted(latenciesOk);
    process.stdout.write(
      `${JSON.stringify({
        perSecond: every.length / seconds,
        answeredPerSecond: ok.length / seconds,
        p50: at(ok, 0.5),
        p99: at(ok, 0.99),
        most: ok.at(-1) ?? null,
        statuses,
        failed,
        unsent,
      })}\n`,
    );
    process.exit(0);
  },
  (warmSeconds + seconds) * 1000 + 200,
);
