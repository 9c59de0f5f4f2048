import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ScoreResponse } from '../../src/contract/index.ts';
import { mixedModel } from './mixed-model.ts';
import { makeRun, serve } from './serve.ts';
import { openGate, sendRaw } from './sockets.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Posts JSON with our Host over an agent. */
function post(port: number, agent: Agent, body: string, path = '/api/v1/score'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      host: '127.0.0.1:4600',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request({ host: '127.0.0.1', port, agent, path, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

const single = '{"rows":[{"job":"job 1","age":30}]}';
const batch = JSON.stringify({
  rows: Array.from({ length: 10_000 }, (_, i) => ({ job: `job ${(i % 12) + 1}`, age: i % 90 })),
});
const head = (length: number): string =>
  `POST /api/v1/score HTTP/1.1\r\nHost: 127.0.0.1:4600\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

describe('createGate(options)', () => {
  it('runs as many requests as it admits and answers the others with 429 at once', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const refused: string[] = [];
    const gate = await openGate({
      fetch: async () => {
        await held;
        return new Response('{}', { headers: { 'content-type': 'application/json' } });
      },
      maxInFlight: 3,
      onRefused: (reason) => refused.push(reason),
    });
    const agent = new Agent({ keepAlive: true });
    const admitted = Array.from({ length: 3 }, () => post(gate.port, agent, single));
    await wait(50);
    const turnedAway = await Promise.all(Array.from({ length: 5 }, () => post(gate.port, agent, single)));
    expect(turnedAway.map(({ status }) => status)).toEqual(Array(5).fill(429));
    expect(turnedAway[0].headers['retry-after']).toBe('1');
    expect(JSON.parse(turnedAway[0].text)).toMatchObject({ code: 'E_BUSY', status: 429 });
    release();
    expect((await Promise.all(admitted)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await post(gate.port, agent, single)).status).toBe(200);
    expect(refused).toEqual(Array(5).fill('busy'));
    agent.destroy();
    await gate.stop(0);
  });

  it('admits large bodies only up to their own number, and small ones beside them', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const gate = await openGate({
      fetch: async (incoming) => {
        if (Number(incoming.headers.get('content-length')) > 1000) await held;
        return new Response('{}');
      },
      maxLarge: 1,
    });
    const agent = new Agent({ keepAlive: true });
    const first = post(gate.port, agent, batch);
    await wait(100);
    expect((await post(gate.port, agent, batch)).status).toBe(429);
    expect((await post(gate.port, agent, single)).status).toBe(200);
    release();
    expect((await first).status).toBe(200);
    agent.destroy();
    await gate.stop(0);
  });

  it('a client that sends its body slowly, or never, takes the place of nobody', async () => {
    const gate = await openGate({ fetch: () => new Response('{}'), maxInFlight: 2 });
    const slow = Array.from({ length: 10 }, () => sendRaw(gate.port, [head(100), '{']).catch(() => null));
    await wait(50);
    const agent = new Agent({ keepAlive: true });
    expect((await post(gate.port, agent, single)).status).toBe(200);
    agent.destroy();
    await gate.stop(0);
    await Promise.all(slow);
  });

  it('stop(seconds) finishes what runs, refuses what is new with 503 and closes', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const gate = await openGate({
      fetch: async () => {
        await held;
        return new Response('{"done":true}');
      },
    });
    const agent = new Agent({ keepAlive: true });
    const running = post(gate.port, agent, single);
    await wait(50);
    const half = sendRaw(gate.port, [head(2), '{']).catch(() => null);
    await wait(50);
    const stopped = gate.stop(10);
    release();
    expect(await running).toMatchObject({ status: 200, text: '{"done":true}' });
    await expect(post(gate.port, new Agent(), single)).rejects.toThrow(/ECONNREFUSED/);
    gate.server.closeAllConnections();
    await half;
    await stopped;
    agent.destroy();
  });

  it('stop(seconds) ends a request that does not end', async () => {
    const gate = await openGate({ fetch: () => new Promise<Response>(() => {}) });
    const agent = new Agent();
    const running = post(gate.port, agent, single).catch((error: Error) => error.message);
    await wait(50);
    await gate.stop(0.1);
    expect(await running).toMatch(/socket hang up|ECONNRESET/);
  });
});

describe('the application behind its gate', () => {
  it('gives other requests a turn after each five hundred rows of a batch', async () => {
    const { ask } = await serve(makeRun(mixedModel()));
    let nTurns = 0;
    let isDone = false;
    const turn = (): void => {
      nTurns++;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const response = await ask('POST', '/api/v1/score', batch);
    isDone = true;
    expect(((await response.json()) as ScoreResponse).rows).toHaveLength(10_000);
    // 10,000 ÷ 500 − 1
    expect(nTurns).toBeGreaterThanOrEqual(19);
  });

  it('answers single clients beside batches', async () => {
    const { app } = await serve(makeRun(mixedModel()));
    const gate = await openGate({ fetch: app.fetch });
    const agent = new Agent({ keepAlive: true });
    const batches = Array.from({ length: 3 }, () => post(gate.port, agent, batch));
    const singles = Array.from({ length: 20 }, () => post(gate.port, agent, single));
    const statuses = (await Promise.all([...batches, ...singles])).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    agent.destroy();
    await gate.stop(0);
  });

  it('a model that is published anew is loaded without a failed request; each answer is of one model', async () => {
    const one = mixedModel();
    const other = mixedModel({ answerRule: { minProbability: 0.5, minKnownFields: 0 } });
    const { app, models, folder } = await serve(makeRun(one));
    const gate = await openGate({ fetch: app.fetch });
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    let isDone = false;
    const hashes = new Set<string>();
    const statuses = new Set<number>();
    const clients = Array.from({ length: 8 }, async () => {
      while (!isDone) {
        const { status, text } = await post(gate.port, agent, single);
        statuses.add(status);
        hashes.add((JSON.parse(text) as ScoreResponse).model_hash);
      }
    });
    for (let i = 0; i < 10; i++) {
      writeFileSync(join(folder, 'models/model.json'), JSON.stringify(i % 2 === 0 ? other : one));
      await models.reload();
      await wait(5);
    }
    isDone = true;
    await Promise.all(clients);
    expect([...statuses]).toEqual([200]);
    expect([...hashes].sort()).toEqual([one.hash, other.hash].sort());
    agent.destroy();
    await gate.stop(0);
  });
});
