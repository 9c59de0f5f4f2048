import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Problem, problemSchema } from '../../src/contract/index.ts';
import { operations } from '../../src/server/http/operations.ts';
import { mixedModel } from './mixed-model.ts';
import { host, makeRun, namesOf, type Served, serve } from './serve.ts';
import { type OpenGate, openGate, sendRaw } from './sockets.ts';

const model = mixedModel();
const body = '{"rows":[{"age":30}]}';
const unsafe = operations
  .filter(({ method }) => method !== 'get')
  .map(({ method, path }) => [method.toUpperCase(), path] as const);
let served: Served;
let gate: OpenGate;
beforeAll(async () => {
  served = await serve(makeRun(model, namesOf(model)));
  gate = await openGate({ fetch: served.app.fetch });
});
afterAll(() => gate.stop(0));

const raw = async (...parts: (string | Buffer)[]) => {
  const answer = await sendRaw(gate.port, parts);
  served.bodies.push(answer.body);
  return answer;
};
const head = (lines: readonly string[], method = 'POST', path = '/api/v1/score'): string =>
  [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
const json = [`Host: ${host}`, 'Content-Type: application/json'];

describe('an address of the API', () => {
  it.each(['evil.com', '127.0.0.1.evil.com', '127.0.0.1.evil.com:4600', 'localhost:4601', 'localhost', ''])(
    'answers a Host of %j with 403 E_HOST',
    async (wrong) => {
      const asFunction = await served.ask('GET', '/api/v1/models', undefined, { headers: { host: wrong } });
      expect([asFunction.status, ((await asFunction.json()) as Problem).code]).toEqual([403, 'E_HOST']);
      const { status, body: text } = await raw(head([`Host: ${wrong}`], 'GET', '/api/v1/models'));
      expect([403, 400]).toContain(status);
      expect(text).not.toContain(model.hash);
    },
  );

  it('answers two Host headers with 403 and none with 400', async () => {
    const two = await raw(head([`Host: ${host}`, 'Host: evil.com'], 'GET', '/api/v1/models'));
    expect([two.status, JSON.parse(two.body).code]).toEqual([403, 'E_HOST']);
    expect((await raw(head([], 'GET', '/api/v1/models'))).status).toBe(400);
  });

  const foreign = [
    ['Origin', 'http://evil.com'],
    ['Origin', 'null'],
    ['Origin', `https://${host}`],
    ['Origin', `http://${host}.evil.com`],
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
    ['Sec-Fetch-Site', 'none'],
  ] as const;
  it.each(unsafe)('%s %s refuses what another site sends with 403 E_ORIGIN', async (method, path) => {
    for (const [name, value] of foreign) {
      const response = await served.ask(method, path, '{}', { headers: { [name]: value } });
      expect([response.status, ((await response.json()) as Problem).code], `${name}: ${value}`).toEqual([
        403,
        'E_ORIGIN',
      ]);
    }
    const own = { headers: { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' } };
    expect((await served.ask(method, path, '{}', own)).status).not.toBe(403);
  });

  const types = [
    'text/plain',
    'application/json\t;',
    'application/json;',
    'application/jsonx',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/json',
  ];
  it.each(unsafe)('%s %s refuses every type of body but its own with 415', async (method, path) => {
    for (const type of types) {
      const response = await served.ask(method, path, body, { headers: { 'content-type': type } });
      expect([response.status, ((await response.json()) as Problem).code], type).toEqual([
        415,
        'E_MEDIA_TYPE',
      ]);
      const asTyped = await raw(
        head([`Host: ${host}`, `Content-Type: ${type}`, `Content-Length: ${body.length}`], method, path),
        body,
      );
      expect(asTyped.status, type).toBe(415);
    }
    const none = await raw(head([`Host: ${host}`, `Content-Length: ${body.length}`], method, path), body);
    expect(none.status).toBe(415);
  });

  it('takes application/json in any case, and with charset=utf-8', async () => {
    for (const type of ['application/json', 'Application/JSON', 'application/json; charset=utf-8']) {
      const response = await served.ask('POST', '/api/v1/score', body, { headers: { 'content-type': type } });
      expect(response.status, type).toBe(200);
    }
  });

  it.each(operations.map(({ path }) => path))(
    '%s answers other methods with 405 and names its own',
    async (path) => {
      const own = operations.filter((one) => one.path === path).map(({ method }) => method.toUpperCase());
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        if (own.includes(method)) continue;
        const response = await served.ask(method, path.replace('{hash}', model.hash));
        const problem = (await response.json()) as Problem;
        expect([response.status, problem.code], method).toEqual([405, 'E_METHOD']);
        for (const one of own) expect(response.headers.get('allow')).toContain(one);
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
      }
    },
  );

  it('knows no address that is not listed', async () => {
    for (const path of [
      '/api/v1',
      '/api/v1/',
      '/api/v1/score/',
      '/api/v1/score/file/x',
      '/api/v2/score',
      '/api/',
      '/api/v1/models/',
    ]) {
      const response = await served.ask('GET', path);
      expect([response.status, ((await response.json()) as Problem).code], path).toEqual([
        404,
        'E_NOT_FOUND',
      ]);
    }
  });
});

describe('the gate', () => {
  it('answers two lengths, and a length beside chunks, with 400', async () => {
    const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const cases = [
      head([...json, `Content-Length: ${body.length}`, 'Content-Length: 3']) + body,
      head([...json, `Content-Length: ${body.length}`, `Content-Length: ${body.length}`]) + body,
      head([...json, `Content-Length: ${body.length}`, 'Transfer-Encoding: chunked']) + chunks,
      head([...json, 'Transfer-Encoding: chunked, identity']) + chunks,
      head([...json, `Content-Length: -1`]) + body,
      head([...json, 'Content-Length: 0x10']) + body,
      `${head(json).replace('HTTP/1.1', 'HTTP/9.9')}`,
      'GARBAGE\r\n\r\n',
    ];
    for (const text of cases) {
      const answer = await raw(text);
      expect(answer.status, JSON.stringify(text.slice(0, 200))).toBe(400);
      expect(answer.head).toMatch(/content-security-policy: default-src 'none'/i);
      expect(problemSchema.parse(JSON.parse(answer.body)).code).toBe('E_HTTP');
    }
  });

  it('reads a chunked body, and answers one over 8 MB with 413 before the application hears of it', async () => {
    const chunked = head([...json, 'Transfer-Encoding: chunked']);
    const good = await raw(chunked, `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
    expect(good.status).toBe(200);
    let nHeard = 0;
    const deaf = await openGate({
      fetch: () => {
        nHeard++;
        return new Response();
      },
    });
    const piece = Buffer.alloc(1_048_576, 0x20);
    const parts = Array.from({ length: 9 }, () => [`${piece.length.toString(16)}\r\n`, piece, '\r\n']).flat();
    const tooLong = await sendRaw(deaf.port, [chunked, ...parts]);
    const declared = await sendRaw(deaf.port, [head([...json, 'Content-Length: 8388609'])]);
    await deaf.stop(0);
    expect([tooLong.status, declared.status, nHeard]).toEqual([413, 413, 0]);
    expect(JSON.parse(tooLong.body)).toMatchObject({ code: 'E_TOO_LARGE', status: 413 });
  });

  it('the application itself answers a body over 8 MB with 413', async () => {
    const response = await served.ask('POST', '/api/v1/score', ' '.repeat(8_388_609));
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([413, 'E_TOO_LARGE']);
  });

  it('answers header lines over 16 kB with 400 and stays up', async () => {
    const answer = await raw(head([`Host: ${host}`, `X-Long: ${'a'.repeat(20_000)}`], 'GET', '/health'));
    expect([400, 431]).toContain(answer.status);
    expect((await raw(head([`Host: ${host}`], 'GET', '/health'))).status).toBe(200);
  });
});

/** Ways to reach a file through an address of the API, as they would be typed. */
const ways = [
  '/api/v1/models/..', '/api/v1/models/%2e%2e%2f%2e%2e%2frun.json', '/api/v1/models/%252e%252e', '/api/v1/models/..%5c..%5crun.json',
  '/api/v1/models/;', `/api/v1/models/${model.hash};x`, '/api/v1/models/%00', '/api/v1//models', '//api/v1/models', `/api/v1/models/${'a'.repeat(4096)}`,
  '/api/v1/models/#', '/api/v1/models/?../', '/api/v1/models/%', '/api/v1/models/%ff', '/api/v1/segments?version=../1', '/api/v1/segments?version=0', '/api/v1/segments?version=1e3',
  '/api/v1/segments?version=99999999999999999999', '/api/v1/../../run.json', '/segments/1.yaml', '/segments.yaml',
]; // biome-ignore format: a list

describe('ways out of an address', () => {
  it.each(ways)('%s is 404 or 400 and touches no file', async (path) => {
    const answer = await raw(head([`Host: ${host}`, 'Connection: close'], 'GET', path));
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toMatch(/configSha256|described|clientele-model/);
  });
});

describe('every answer', () => {
  it('carries the security headers, whatever its status', async () => {
    const answers = [
      await served.ask('POST', '/api/v1/score', body),
      await served.ask('POST', '/api/v1/score', '{'),
      await served.ask('GET', '/api/v1/nowhere'),
      await served.ask('DELETE', '/api/v1/score'),
      await served.ask('GET', '/api'),
      await served.ask('GET', '/openapi.json'),
      await served.ask('GET', '/metrics'),
      await served.ask('GET', '/api/v1/run'),
      await served.ask('GET', '/nowhere'),
      await served.ask('GET', '/health', undefined, { headers: { host: 'evil.com' } }),
    ];
    for (const { headers, status } of answers) {
      expect(headers.get('content-security-policy'), String(status)).toMatch(
        /^default-src 'none';.*frame-ancestors 'none'/,
      );
      expect(headers.get('content-security-policy')).not.toContain('script-src');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('a fault of ours is 500 E_FAULT, told to onFault alone', async () => {
    const broken = await serve(served.folder, {
      readRunFile: () => Promise.reject(new Error(`SELECT secret FROM ${served.folder}`)),
      models: served.models,
    });
    const response = await broken.ask('GET', '/api/v1/run');
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([500, 'E_FAULT']);
    expect(broken.faults).toHaveLength(1);
    served.bodies.push(...broken.bodies);
  });

  it('of all bodies above, none holds a stack, a path of this machine, SQL or an address of a database', () => {
    const leaks =
      /\bat \S+ \(|\.ts:\d+|\.js:\d+|\/tmp\/|\/home\/|node_modules|node:internal|\b(SELECT|INSERT|ATTACH|COPY)\b|postgres(ql)?:\/\//;
    const found = served.bodies.filter((text) => leaks.test(text));
    expect(served.bodies.length).toBeGreaterThan(150);
    expect(found).toEqual([]);
  });
});
